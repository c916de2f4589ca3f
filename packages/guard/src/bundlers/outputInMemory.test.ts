/** Builds that leave no folder for the guard to read: output in memory is checked there, and what cannot be checked fails. */
import { join } from 'node:path'
import * as esbuild from 'esbuild'
import * as rolldown from 'rolldown'
import * as rollup from 'rollup'
import { build } from 'vite'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { jwt, mistakes, plantedValues } from '../../../../integrations/mistakes.mjs'
import { mistaken } from '../../test/plantedApp.ts'
import { temporaryApps } from '../../test/temporaryApps.ts'
import { leanSecretGuard as esbuildGuard } from './esbuild.ts'
import { leanSecretGuard as rollupGuard } from './rollup.ts'
import { leanSecretGuard as viteGuard } from './vite.ts'

// Whole builds, beside all other tests.
vi.setConfig({ testTimeout: 30_000 })

const app = temporaryApps()
afterEach(() => {
  vi.unstubAllEnvs()
})

const withEsbuild = (folder: string, options: esbuild.BuildOptions) =>
  esbuild.build({
    entryPoints: [join(folder, 'main.js')],
    absWorkingDir: folder,
    bundle: true,
    format: 'esm',
    logLevel: 'silent',
    plugins: [esbuildGuard()],
    ...options,
  })
const withVite = (folder: string, options: object) =>
  build({ configFile: false, root: folder, logLevel: 'silent', plugins: [viteGuard()], ...options })
const withRollup = async (folder: string, write: (bundle: rollup.RollupBuild) => Promise<unknown>) => {
  const bundle = await rollup.rollup({ input: join(folder, 'main.js'), plugins: [rollupGuard()] })
  return write(bundle)
}
const withRolldown = async (folder: string, options: rolldown.InputOptions) => {
  const plugins = [rollupGuard() as unknown as rolldown.Plugin]
  const bundle = await rolldown.rolldown({ input: join(folder, 'main.js'), plugins, ...options })
  return bundle.generate()
}

describe('output in memory', () => {
  const inMemory: Record<string, (folder: string) => Promise<unknown>> = {
    Vite: (folder) => withVite(folder, { build: { write: false, sourcemap: true } }),
    Rollup: (folder) => withRollup(folder, (bundle) => bundle.generate({ sourcemap: true })),
    Rolldown: (folder) => withRolldown(folder, { platform: 'browser' }),
    esbuild: (folder) => withEsbuild(folder, { write: false, outdir: 'dist', sourcemap: true }),
    'esbuild without a folder': (folder) => withEsbuild(folder, { write: false }),
  }

  it.each(Object.entries(inMemory))('of %s is checked', async (_name, bundle) => {
    await expect(bundle(await app())).resolves.toBeDefined()
    for (const name of ['the secret as it is', 'a token of Lean']) {
      const error = await bundle(await app(mistaken(name))).catch((thrown: unknown) => String(thrown))
      expect(error).toContain(`${mistakes[name]?.rule}  `)
      for (const value of plantedValues) expect(error).not.toContain(value)
    }
  })

  it('names the source file and line', async () => {
    const files = mistaken('the secret as it is')
    const folder = await app(files)
    await expect(withEsbuild(folder, { write: false, outdir: 'dist', sourcemap: true })).rejects.toThrow(
      'secret_value  main.js:5 (from main.js:3)',
    )
  })
})

describe('fails and names the command line', () => {
  const cannot = /could not be checked.*npx lean-link-guard|cannot be checked.*npx lean-link-guard/s

  it("when the output goes to the project's own folder", async () => {
    const folder = await app()
    await expect(withEsbuild(folder, { outfile: 'bundle.js' })).rejects.toThrow(cannot)
    await expect(withRollup(folder, (bundle) => bundle.write({ file: join(folder, 'b.js') }))).rejects.toThrow(cannot)
  })

  it('when esbuild prints the output', async () => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await expect(withEsbuild(await app(), { stdin: { contents: '' }, entryPoints: [] })).rejects.toThrow(cannot)
  })
})

describe('leaves a server build alone, secret and all', () => {
  const files = mistaken('the secret as it is')

  it.each(['workerd', 'edge-light', 'deno', 'bun', 'node', 'react-server'])('of esbuild for %s', async (condition) => {
    await expect(withEsbuild(await app(files), { outdir: 'dist', conditions: [condition] })).resolves.toBeDefined()
  })

  it('of esbuild and Rolldown for Node', async () => {
    await expect(withEsbuild(await app(files), { outdir: 'dist', platform: 'node' })).resolves.toBeDefined()
    await expect(withRolldown(await app(files), { platform: 'node' })).resolves.toBeDefined()
  })

  it('but not of esbuild for a web worker', async () => {
    await expect(withEsbuild(await app(files), { outdir: 'dist', conditions: ['worker'] })).rejects.toThrow(
      'secret_value',
    )
  })
})

describe('checks an esbuild build for browsers', () => {
  const files = mistaken('the secret as it is')

  it.each(['node', 'workerd'])('that has the condition %s by mistake', async (condition) => {
    const options: esbuild.BuildOptions = { outdir: 'dist', platform: 'browser', conditions: [condition] }
    await expect(withEsbuild(await app(files), options)).rejects.toThrow('secret_value')
  })

  it.each(['base64', 'dataurl', 'binary'] as const)('that inlines an asset by the loader %s', async (loader) => {
    const folder = await app({
      'main.js': "import asset from './a.bin'\nwindow.asset = asset\n",
      'a.bin': `token: ${jwt}`,
    })
    await expect(withEsbuild(folder, { outdir: 'dist', loader: { '.bin': loader } })).rejects.toThrow('lean_jwt')
  })
})

it.each([
  ['a token of Lean', jwt],
  ['the token exchange', "fetch('https://auth.leantech.me/oauth2/token', { body: 'client_secret=' + key })"],
])('Vite inlines no asset with %s', async (_name, text) => {
  const folder = await app({
    'main.js': "import asset from './a.webp?inline'\nwindow.asset = asset\n",
    'a.webp': text,
  })
  await expect(withVite(folder, {})).rejects.toThrow(/lean_jwt|token_exchange/)
})

describe('takes the simulator in a development build', () => {
  const files = mistaken('the simulator')

  it('of Vite by its mode', async () => {
    await expect(withVite(await app(files), { mode: 'development' })).resolves.toBeDefined()
    await expect(withVite(await app(files), { mode: 'staging' })).rejects.toThrow('simulator_in_production')
  })

  it('of the others by NODE_ENV', async () => {
    vi.stubEnv('NODE_ENV', 'development')
    await expect(withEsbuild(await app(files), { outdir: 'dist' })).resolves.toBeDefined()
    await expect(withRollup(await app(files), (bundle) => bundle.generate({}))).resolves.toBeDefined()
    vi.stubEnv('NODE_ENV', 'production')
    await expect(withEsbuild(await app(files), { outdir: 'dist' })).rejects.toThrow('simulator_in_production')
  })
})

it.each(['vue', 'svelte', 'astro'])(
  'esbuild is asked about the names in a .%s file that another plugin compiles',
  async (ending) => {
    const folder = await app({
      'main.js': `import './component.${ending}'`,
      [`component.${ending}`]: '<script>const key = import.meta.env.VITE_LEAN_CLIENT_SECRET</script>',
    })
    const compiler: esbuild.Plugin = {
      name: 'compiler',
      setup: (build) => build.onLoad({ filter: new RegExp(`\\.${ending}$`) }, () => ({ contents: 'export default 1' })),
    }
    const outcome = withEsbuild(folder, { outdir: 'dist', plugins: [esbuildGuard(), compiler] })
    await expect(outcome).rejects.toThrow(`public_env_name  component.${ending}:1`)
  },
)
