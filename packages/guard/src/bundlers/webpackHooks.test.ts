/** What the plugin asks of webpack and Rspack, with a compiler that only calls back; whole builds are in `pnpm test:integrations`. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { secret } from '../../../../integrations/mistakes.mjs'
import { guardCompiler, type WebpackLike } from './webpackHooks.ts'

type Compilation = Parameters<Parameters<WebpackLike['hooks']['afterEmit']['tap']>[1]>[0]
type Module = Compilation['modules'] extends Iterable<infer M> ? M : never

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lean-link-webpack-'))
  vi.stubEnv('LEAN_CLIENT_SECRET', secret)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(root, { recursive: true, force: true })
})

const exchange = "fetch('https://auth.leantech.me', { body: 'client_credentials' })"

/** Builds as webpack does: plugins first, then what follows from the target, then the compilation. */
async function run(over: Partial<WebpackLike> & { presets?: object } = {}) {
  const { presets = { web: true }, ...rest } = over
  const listeners: ((compilation: Compilation) => void)[] = []
  const tap = (_name: string, listener: (compilation: Compilation) => void) => void listeners.push(listener)
  const compiler: WebpackLike = {
    context: root,
    outputPath: join(root, 'dist'),
    options: { mode: 'production', externalsPresets: {} },
    hooks: { thisCompilation: { tap }, afterEmit: { tap } },
    ...rest,
  }
  guardCompiler(compiler, { options: {} })
  compiler.options.externalsPresets = presets
  const module: Module = { resource: join(root, 'main.js'), originalSource: () => ({ source: () => exchange }) }
  const looks: ((modules: Iterable<Module>) => void)[] = []
  const compilation: Compilation = {
    errors: [],
    warnings: [],
    modules: [module],
    hooks: { finishModules: { tap: (_name, look) => void looks.push(look) } },
  }
  const [start, emitted] = listeners
  start?.(compilation)
  for (const look of looks) look([module, { resource: undefined }])
  emitted?.(compilation)
  return compilation.errors.map(({ message }) => message)
}

it('looks at the modules, and at the folder once it is written', async () => {
  expect(await run()).toEqual([
    expect.stringContaining('token_exchange  main.js:1'),
    expect.stringMatching(/could not be checked.*npx lean-link-guard/s),
  ])
})

it('skips a compiler for Node, which says so only after plugins were applied', async () => {
  expect(await run({ presets: { node: true } })).toEqual([])
})

it('looks at what runs in Node and in a page, such as an Electron window', async () => {
  expect(await run({ presets: { node: true, web: true } })).toHaveLength(2)
})

it('looks at the modules alone while watching', async () => {
  expect(await run({ watchMode: true })).toEqual([expect.stringContaining('token_exchange')])
})

it("fails when the output goes to the project's own folder, and prints no value", async () => {
  await writeFile(join(root, '.env'), `LEAN_CLIENT_SECRET='${secret}'\n`)
  const [, error] = await run({ outputPath: root })
  expect(error).toMatch(/project's own folder.*npx lean-link-guard/s)
  expect(error).not.toContain(secret)
})
