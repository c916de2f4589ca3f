/** Frameworks on Vite and plugins that write late, by plugins that do what theirs do; the real ones are in `pnpm test:integrations`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as rollup from 'rollup'
import { build, createBuilder, type InlineConfig, type Plugin } from 'vite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { secret } from '../../../../integrations/mistakes.mjs'
import { temporaryApps } from '../../test/temporaryApps.ts'
import { leanSecretGuard as rollupGuard } from './rollup.ts'
import { leanSecretGuard } from './vite.ts'

// Whole builds, beside all other tests.
vi.setConfig({ testTimeout: 30_000 })

const app = temporaryApps()
let exitListeners: ((code: number) => void)[]
let printed: string
beforeEach(() => {
  exitListeners = []
  printed = ''
  const once = process.once.bind(process)
  vi.spyOn(process, 'once').mockImplementation((event, listener) => {
    if (event !== 'exit') return once(event, listener)
    exitListeners.push(listener)
    return process
  })
})
afterEach(() => {
  process.exitCode = undefined
})

/** What the process says when it ends, and how. */
function endProcess(code = 0) {
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += String(text)
    return true
  })
  for (const listener of exitListeners) listener(code)
  const { exitCode } = process
  process.exitCode = undefined
  return { exitCode, printed }
}

const run = (root: string, plugins: Plugin[], config: InlineConfig = {}) =>
  build({ configFile: false, root, logLevel: 'silent', plugins: [...plugins, leanSecretGuard()], ...config })

const writeInto = async (folder: string, file: string, text: string) => {
  await mkdir(join(folder, file, '..'), { recursive: true })
  await writeFile(join(folder, file), text)
}

describe('a plugin behind the guard that writes when the bundle is closed', () => {
  const late = (folder: string, text: string) => ({
    name: 'late',
    enforce: 'post' as const,
    closeBundle: {
      order: 'post' as const,
      sequential: true,
      handler: () => writeInto(folder, 'dist/late.html', text),
    },
  })
  const bundlers = {
    Vite: (root: string, plugin: Plugin) =>
      build({ configFile: false, root, logLevel: 'silent', plugins: [leanSecretGuard(), plugin] }),
    Rollup: async (root: string, plugin: Plugin) => {
      const plugins = [rollupGuard(), plugin as unknown as rollup.Plugin]
      const bundle = await rollup.rollup({ input: join(root, 'main.js'), plugins })
      await bundle.write({ dir: join(root, 'dist') })
      await bundle.close()
    },
  }

  it.each(Object.entries(bundlers))(
    'fails the process of %s when it ends, as the last thing said',
    async (_name, run) => {
      const folder = await app()
      await run(folder, late(folder, secret))
      const { exitCode, printed: text } = endProcess()
      expect(exitCode).toBe(1)
      expect(text).toContain('lean-link-guard: 1 finding')
      expect(text).toContain('secret_value  late.html:1')
      expect(text).not.toContain(secret)
    },
  )

  it.each(Object.entries(bundlers))('is nothing to %s where it writes nothing secret', async (_name, run) => {
    const folder = await app()
    await run(folder, late(folder, 'Hello'))
    expect(endProcess()).toEqual({ exitCode: undefined, printed: '' })
  })
})

it("leaves a server's files alone that another environment writes below the page's folder later", async () => {
  const folder = await app({ 'server.js': `export const key = '${secret}'` })
  const builder = await createBuilder({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    plugins: [leanSecretGuard()],
    environments: { ssr: { build: { outDir: 'dist/server', rolldownOptions: { input: 'server.js' } } } },
    builder: {},
  })
  await builder.buildApp()
  expect(await readFile(join(folder, 'dist/server/server.js'), 'utf8')).toContain(secret)
  expect(endProcess()).toEqual({ exitCode: undefined, printed: '' })
})

describe('Astro, which renders pages after its builds', () => {
  const astro: Plugin = { name: 'astro:build' }

  it('fails when the process ends for a secret in a page, also without a script of its own', async () => {
    const folder = await app({ 'server.js': 'export const page = 1' })
    await run(folder, [astro], { build: { ssr: 'server.js' } })
    await writeInto(folder, 'dist/index.html', secret)
    const { exitCode, printed: text } = endProcess()
    expect(exitCode).toBe(1)
    expect(text).toContain('secret_value  index.html:1')
  })

  it('fails for a page beside its server', async () => {
    const folder = await app({ 'server.js': 'export const page = 1' })
    await run(folder, [astro], { build: { ssr: 'server.js', outDir: 'dist/server', copyPublicDir: false } })
    await writeInto(folder, 'dist/client/index.html', secret)
    expect(endProcess().exitCode).toBe(1)
  })

  it('fails and names the command line where the pages are elsewhere', async () => {
    const folder = await app({ 'server.js': 'export const page = 1' })
    await run(folder, [astro], { build: { ssr: 'server.js', outDir: 'dist/server', copyPublicDir: false } })
    const { exitCode, printed: text } = endProcess()
    expect(exitCode).toBe(1)
    expect(text).toContain('npx lean-link-guard <folder>')
  })

  it('passes over the server files that lie there until it is done, and checks the scripts that it writes into pages', async () => {
    const folder = await app()
    await writeInto(folder, 'dist/chunks/server.mjs', 'import "@lean-link/server"')
    await expect(run(folder, [astro], { build: { emptyOutDir: false } })).resolves.toBeDefined()
    await writeFile(join(folder, 'main.js'), `window.key = '${secret}'`)
    await expect(run(folder, [astro], { build: { emptyOutDir: false } })).rejects.toThrow('secret_value')
  })

  it('says nothing when its build has failed', async () => {
    const folder = await app({ 'server.js': 'export const page = 1' })
    await run(folder, [astro], { build: { ssr: 'server.js' } })
    await writeInto(folder, 'dist/index.html', secret)
    expect(endProcess(1)).toEqual({ exitCode: undefined, printed: '' })
  })
})

describe('SvelteKit, whose own hook makes the build one for a server', () => {
  const sveltekit = (folder: string, page: string): Plugin => ({
    name: 'vite-plugin-sveltekit-setup',
    config: () => ({ build: { ssr: 'server.js', outDir: '.svelte-kit/output/server' } }),
    writeBundle: () => writeInto(folder, '.svelte-kit/output/prerendered/pages/index.html', page),
  })
  const files = {
    'server.js': `export const key = '${secret}'`,
  }

  it('fails for a secret in a page that it rendered', async () => {
    const folder = await app(files)
    await expect(run(folder, [sveltekit(folder, secret)])).rejects.toThrow('secret_value  pages/index.html:1')
  })

  it('is left alone otherwise, secret and all', async () => {
    const folder = await app(files)
    await expect(run(folder, [sveltekit(folder, 'Hello')])).resolves.toBeDefined()
    expect(await readFile(join(folder, '.svelte-kit/output/server/server.js'), 'utf8')).toContain(secret)
    expect(endProcess()).toEqual({ exitCode: undefined, printed: '' })
  })
})

it.each(['nuxt:client', 'nitro:main'])(
  'tells a build with the plugin %s to check its pages by the command line',
  async (name) => {
    const folder = await app()
    const lines: string[] = []
    const customLogger = {
      info: () => {},
      warn: (text: string) => void lines.push(text),
      warnOnce: () => {},
      error: () => {},
      clearScreen: () => {},
      hasErrorLogged: () => false,
      hasWarned: false,
    }
    await run(folder, [{ name }], { customLogger })
    expect(lines.join()).toContain('npx lean-link-guard <folder>')
  },
)

it.each([['APP_'], [['VITE_', 'APP_']]])("fails on a variable with Vite's own envPrefix %j", async (envPrefix) => {
  const folder = await app({
    '.env': `APP_LEAN_CLIENT_SECRET='${secret}'\n`,
    'main.js': 'document.title = import.meta.env.APP_LEAN_CLIENT_SECRET',
  })
  await expect(run(folder, [], { envPrefix })).rejects.toThrow('public_env_name')
})
