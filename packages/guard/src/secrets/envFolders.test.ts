/** Where `.env` files are looked for: beside the build's own root there is the working folder, and what lies above an output. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as esbuild from 'esbuild'
import { build, loadEnv } from 'vite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { leanSecretGuard as esbuildGuard } from '../bundlers/esbuild.ts'
import { createBuildCheck } from '../createBuildCheck.ts'
import { scan } from '../scan.ts'
import { leanSecretGuard as viteGuard } from '../bundlers/vite.ts'

const value = 'abcdefgh-1234-ijkl'
const env = `LEAN_CLIENT_SECRET=${value}\n`
let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lean-link-folders-'))
  vi.stubEnv('LEAN_CLIENT_SECRET', undefined)
})
afterEach(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await rm(root, { recursive: true, force: true })
})

async function write(files: Record<string, string>) {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), text)
  }
}

describe('a build of a folder below the working folder', () => {
  beforeEach(async () => {
    await write({
      '.env': env,
      'client/index.html': '<script type="module" src="./main.js"></script>',
      'client/main.js': 'console.log(KEY)',
    })
    vi.spyOn(process, 'cwd').mockReturnValue(root)
  })

  it('of Vite, whose root is that folder', async () => {
    const define = { KEY: JSON.stringify(loadEnv('production', process.cwd(), '')['LEAN_CLIENT_SECRET']) }
    const options = { configFile: false as const, root: join(root, 'client'), logLevel: 'silent' as const, define }
    await expect(build({ ...options, plugins: [viteGuard()] })).rejects.toThrow('secret_value')
  })

  it('of esbuild, whose absWorkingDir is that folder', async () => {
    const outcome = esbuild.build({
      entryPoints: ['main.js'],
      absWorkingDir: join(root, 'client'),
      outdir: 'dist',
      define: { KEY: JSON.stringify(value) },
      logLevel: 'silent',
      plugins: [esbuildGuard()],
    })
    await expect(outcome).rejects.toThrow('secret_value')
  })

  it('of webpack and Rspack, whose context is that folder', async () => {
    await write({ 'client/dist/main.js': value })
    const check = createBuildCheck({}, { root: join(root, 'client') })
    check.addFolder(join(root, 'client/dist'))
    expect(check.report().error).toContain('secret_value')
  })
})

describe('scan', () => {
  const rules = async (folder: string) => (await scan(join(root, folder))).map(({ rule }) => rule)

  it('looks above the package.json that Next writes into its output, from the root of a workspace', async () => {
    await write({
      'package.json': '{"name":"workspace"}',
      'apps/web/package.json': '{"name":"web"}',
      'apps/web/.env.local': env,
      'apps/web/.next/package.json': '{"type": "commonjs"}',
      'apps/web/.next/static/a.js': value,
    })
    vi.spyOn(process, 'cwd').mockReturnValue(root)
    expect(await rules('apps/web/.next/static')).toEqual(['secret_value'])
  })

  it('looks as far up as the root of the repository', async () => {
    await write({ '.env': env, 'repository/.git/HEAD': '', 'repository/apps/web/dist/a.js': value })
    expect(await rules('repository/apps/web/dist')).toEqual([])
    await write({ 'repository/.env': env })
    expect(await rules('repository/apps/web/dist')).toEqual(['secret_value'])
  })

  it('looks as far up as the outermost package.json where there is no repository', async () => {
    await write({ '.env': env, 'app/package.json': '{}', 'app/web/package.json': '{}', 'app/web/dist/a.js': value })
    expect(await rules('app/web/dist')).toEqual([])
    await write({ 'app/.env': env })
    expect(await rules('app/web/dist')).toEqual(['secret_value'])
  })

  it('takes a secret from a `.env` file that was copied into the output itself', async () => {
    await write({ 'package.json': '{}', 'dist/.env': env })
    expect((await scan(join(root, 'dist'))).map(({ rule, file }) => [rule, file])).toEqual([['secret_value', '.env']])
  })
})
