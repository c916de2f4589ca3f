/** What the plugin asks of webpack and Rspack, with a compiler that only calls back; whole builds are in `pnpm test:integrations`. */
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { secret } from '../../../../integrations/mistakes.mjs'
import { temporaryFolder } from '../../test/temporaryFolder.ts'
import { guardCompiler, type WebpackLike } from './guardCompiler.ts'

type Compilation = Parameters<Parameters<WebpackLike['hooks']['afterEmit']['tap']>[1]>[0]
type Module = Compilation['modules'] extends Iterable<infer M> ? M : never

const project = temporaryFolder()
beforeEach(() => {
  vi.stubEnv('LEAN_CLIENT_SECRET', secret)
})

const exchange = "fetch('https://auth.leantech.me', { body: 'client_credentials' })"

/** A webpack hook, called by the test. */
function createHook<Given>() {
  const listeners: ((given: Given) => void)[] = []
  return {
    tap: (_name: string, listener: (given: Given) => void) => void listeners.push(listener),
    call: (given: Given) => {
      for (const listener of listeners) listener(given)
    },
  }
}

/** Builds as webpack does: plugins first, then what follows from the target, then the compilation. */
async function run(overrides: Partial<WebpackLike> & { presets?: object } = {}) {
  const { presets = { web: true }, ...rest } = overrides
  const hooks = { thisCompilation: createHook<Compilation>(), afterEmit: createHook<Compilation>() }
  const compiler: WebpackLike = {
    context: project.root,
    outputPath: join(project.root, 'dist'),
    options: { mode: 'production', externalsPresets: {} },
    hooks,
    ...rest,
  }
  guardCompiler(compiler, { options: {} })
  compiler.options.externalsPresets = presets
  const module: Module = { resource: join(project.root, 'main.js'), originalSource: () => ({ source: () => exchange }) }
  const finishModules = createHook<Iterable<Module>>()
  const compilation: Compilation = { errors: [], warnings: [], modules: [module], hooks: { finishModules } }
  hooks.thisCompilation.call(compilation)
  finishModules.call([module, { resource: undefined }])
  hooks.afterEmit.call(compilation)
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
  await project.write({ '.env': `LEAN_CLIENT_SECRET='${secret}'\n` })
  const [, error] = await run({ outputPath: project.root })
  expect(error).toMatch(/project's own folder.*npx lean-link-guard/s)
  expect(error).not.toContain(secret)
})
