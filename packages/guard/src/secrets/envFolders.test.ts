/** Where `.env` files are looked for: beside the build's own root there is the working folder, and what lies above an output. */
import { join } from 'node:path'
import * as esbuild from 'esbuild'
import { build, loadEnv } from 'vite'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../test/temporaryFolder.ts'
import { leanSecretGuard as esbuildGuard } from '../bundlers/esbuild.ts'
import { createBuildCheck } from '../createBuildCheck.ts'
import { scan } from '../scan.ts'
import { leanSecretGuard as viteGuard } from '../bundlers/vite.ts'

const value = 'abcdefgh-1234-ijkl'
const env = `LEAN_CLIENT_SECRET=${value}\n`
const folder = temporaryFolder()
beforeEach(() => {
  vi.stubEnv('LEAN_CLIENT_SECRET', undefined)
})

describe('a build of a folder below the working folder finds a secret of the working folder', () => {
  beforeEach(async () => {
    await folder.write({
      '.env': env,
      'client/index.html': '<script type="module" src="./main.js"></script>',
      'client/main.js': 'console.log(KEY)',
    })
    vi.spyOn(process, 'cwd').mockReturnValue(folder.root)
  })

  it('in Vite, whose root is that folder', async () => {
    const define = { KEY: JSON.stringify(loadEnv('production', process.cwd(), '')['LEAN_CLIENT_SECRET']) }
    const options = {
      configFile: false as const,
      root: join(folder.root, 'client'),
      logLevel: 'silent' as const,
      define,
    }
    await expect(build({ ...options, plugins: [viteGuard()] })).rejects.toThrow('secret_value')
  })

  it('in esbuild, whose absWorkingDir is that folder', async () => {
    const outcome = esbuild.build({
      entryPoints: ['main.js'],
      absWorkingDir: join(folder.root, 'client'),
      outdir: 'dist',
      define: { KEY: JSON.stringify(value) },
      logLevel: 'silent',
      plugins: [esbuildGuard()],
    })
    await expect(outcome).rejects.toThrow('secret_value')
  })

  it('in webpack and Rspack, whose context is that folder', async () => {
    await folder.write({ 'client/dist/main.js': value })
    const check = createBuildCheck({}, { root: join(folder.root, 'client') })
    check.addFolder(join(folder.root, 'client/dist'))
    expect(check.report().error).toContain('secret_value')
  })
})

it("Vite's plugin knows the secret at a workspace's root, as the command line does", async () => {
  await folder.write({
    '.git/HEAD': '',
    '.env': env,
    'apps/web/package.json': '{}',
    'apps/web/index.html': '<script type="module" src="./main.js"></script>',
    'apps/web/main.js': 'console.log(KEY)',
  })
  const web = join(folder.root, 'apps/web')
  vi.spyOn(process, 'cwd').mockReturnValue(web)
  const define = { KEY: JSON.stringify(loadEnv('production', folder.root, '')['LEAN_CLIENT_SECRET']) }
  const options = { configFile: false as const, root: web, logLevel: 'silent' as const, define }
  await expect(build({ ...options, plugins: [viteGuard()] })).rejects.toThrow('secret_value')
})

describe('scan', () => {
  const rules = async (path: string) => (await scan(join(folder.root, path))).map(({ rule }) => rule)

  it('looks above the package.json that Next writes into its output, from the root of a workspace', async () => {
    await folder.write({
      'package.json': '{"name":"workspace"}',
      'apps/web/package.json': '{"name":"web"}',
      'apps/web/.env.local': env,
      'apps/web/.next/package.json': '{"type": "commonjs"}',
      'apps/web/.next/static/a.js': value,
    })
    vi.spyOn(process, 'cwd').mockReturnValue(folder.root)
    expect(await rules('apps/web/.next/static')).toEqual(['secret_value'])
  })

  it('looks as far up as the root of the repository', async () => {
    await folder.write({ '.env': env, 'repository/.git/HEAD': '', 'repository/apps/web/dist/a.js': value })
    expect(await rules('repository/apps/web/dist')).toEqual([])
    await folder.write({ 'repository/.env': env })
    expect(await rules('repository/apps/web/dist')).toEqual(['secret_value'])
  })

  it('looks as far up as the outermost package.json where there is no repository', async () => {
    await folder.write({
      '.env': env,
      'app/package.json': '{}',
      'app/web/package.json': '{}',
      'app/web/dist/a.js': value,
    })
    expect(await rules('app/web/dist')).toEqual([])
    await folder.write({ 'app/.env': env })
    expect(await rules('app/web/dist')).toEqual(['secret_value'])
  })

  it('takes a secret from a `.env` file that was copied into the output itself', async () => {
    await folder.write({ 'package.json': '{}', 'dist/.env': env })
    expect((await scan(join(folder.root, 'dist'))).map(({ rule, file }) => [rule, file])).toEqual([
      ['secret_value', '.env'],
    ])
  })
})
