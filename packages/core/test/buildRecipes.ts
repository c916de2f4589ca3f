/** The recipes of docs/recipes as a server has them: Vue's built by Vite as an app does, the plain page beside the package's own build. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import vue from '@vitejs/plugin-vue'
import { build, defaultClientConditions, type Plugin, type Rolldown } from 'vite'
import { readRecipe } from './readRecipe.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const vite = at('../../../node_modules/vite/bin/vite.js')

export interface BuiltRecipe {
  html: string
  /** by path */
  scripts: Map<string, string>
}

/** Core as it is, but a test can see the page's client and how many listen to it. */
const watchedCore = (core: string) => `
import { createLeanClient as create } from '${core}'
export * from '${core}'
export function createLeanClient(options) {
  const client = create(options)
  const { subscribe } = client
  window.recipe = { client, listeners: 0 }
  client.subscribe = (listener) => {
    const stop = subscribe(listener)
    window.recipe.listeners += 1
    return () => {
      window.recipe.listeners -= 1
      stop()
    }
  }
  return client
}`

const watchCore: Plugin = {
  name: 'watch-core',
  enforce: 'pre',
  resolveId: (id) => (id === '@lean-link/core' ? '\0watched-core' : undefined),
  load: (id) => (id === '\0watched-core' ? watchedCore(at('../src/index.ts')) : undefined),
}

type Built = Awaited<ReturnType<typeof build>>
const filesOf = (built: Built, base: string) => {
  const outputs = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[]
  return new Map(
    outputs.flatMap(({ output }) =>
      output.map((file) => [base + file.fileName, file.type === 'chunk' ? file.code : String(file.source)] as const),
    ),
  )
}

export async function buildVueRecipe(): Promise<BuiltRecipe> {
  // Inside the repository, so that `vue` is found from there.
  const cache = at('../../../node_modules/.cache/')
  await mkdir(cache, { recursive: true })
  const root = await mkdtemp(join(cache, 'recipe-'))
  try {
    const page =
      '<!doctype html><html lang="en"><title>Your bank</title><div id="app"></div><script type="module" src="/src/main.ts"></script></html>'
    for (const [path, code] of [...(await readRecipe('vue')), ['index.html', page] as const]) {
      await mkdir(dirname(join(root, path)), { recursive: true })
      await writeFile(join(root, path), code)
    }
    const built = await build({
      configFile: false,
      root,
      logLevel: 'silent',
      resolve: { conditions: ['@lean-link/source', ...defaultClientConditions] },
      plugins: [watchCore, vue()],
      build: { write: false },
    })
    const scripts = filesOf(built, '/')
    return { html: scripts.get('/index.html') ?? '', scripts }
  } finally {
    await rm(root, { recursive: true })
  }
}

export async function buildPlainRecipe(): Promise<BuiltRecipe> {
  const base = '/lean-link-core/'
  const dist = await mkdtemp(join(tmpdir(), 'lean-link-core-'))
  try {
    // In the package, as its own build runs: the parts that load later are builds of their own, so nothing less than files will do.
    await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', dist, '--emptyOutDir'], { cwd: at('..') })
    const scripts = new Map<string, string>()
    for (const path of await readdir(dist, { recursive: true }))
      if (path.endsWith('.js')) scripts.set(base + path.replaceAll(sep, '/'), await readFile(join(dist, path), 'utf8'))
    scripts.set(`${base}own-index.js`, scripts.get(`${base}index.js`) ?? '')
    scripts.set(`${base}index.js`, watchedCore('./own-index.js'))
    return { html: (await readRecipe('plain-html')).get('bank.html') ?? '', scripts }
  } finally {
    await rm(dist, { recursive: true })
  }
}
