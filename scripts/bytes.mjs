/**
 * `pnpm test:bytes`: builds small apps with the kit as an integrator would, and holds what a browser downloads against budgets.json.
 * React stays outside, and nothing else: the kit's dependencies are the kit's bytes.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { build, defaultClientConditions } from 'vite'
import { formatVerdicts, judgeBytes } from './judgeBytes.mjs'

/** @typedef {import('vite').Rolldown.OutputChunk} OutputChunk */

const root = fileURLToPath(new URL('..', import.meta.url))
const budgets = JSON.parse(await readFile(new URL('budgets.json', import.meta.url), 'utf8'))
const kit = ['LeanProvider', 'ConnectButton']

/**
 * @param {string} code of the app
 * @param {{ split?: boolean }} [options] `split: false` puts everything into one file
 * @returns {Promise<OutputChunk[]>}
 */
async function buildApp(code, { split = true } = {}) {
  const entry = join(root, 'scripts', 'app-of-bytes.js')
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    // No public folder of any app, and nothing written: the chunks are looked at in memory.
    publicDir: false,
    resolve: { conditions: ['@lean-link/source', ...defaultClientConditions] },
    plugins: [
      {
        name: 'app',
        resolveId: { order: 'pre', handler: (id) => (id === entry ? id : null) },
        load: (id) => (id === entry ? code : null),
      },
    ],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      // An app build adds Vite's preload helper to the page's bytes; it is Vite's own and there once per app, whatever the app loads.
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        external: [/^react($|\/)/, /^react-dom($|\/)/],
        // Library builds keep white space and annotations unless told; an app's build keeps neither.
        output: { codeSplitting: split, minify: true, comments: false },
      },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const files = outputs.flatMap((output) => ('output' in output ? output.output : []))
  return files.filter((file) => file.type === 'chunk')
}

/** @param {string} code */
function brotli(code) {
  return brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
}

/**
 * The chunk and what it imports statically: what is downloaded together with it.
 * @param {readonly OutputChunk[]} chunks
 * @param {OutputChunk | undefined} chunk
 * @param {Set<OutputChunk>} [found]
 */
function closure(chunks, chunk, found = new Set()) {
  if (!chunk || found.has(chunk)) return found
  found.add(chunk)
  for (const name of chunk.imports) {
    closure(
      chunks,
      chunks.find(({ fileName }) => fileName === name),
      found,
    )
  }
  return found
}

/**
 * Says of each chunk when it is downloaded. A part is known by the module that `import()` names, not by its file's name.
 * @param {readonly OutputChunk[]} chunks
 * @returns {import('./judgeBytes.mjs').Chunk[]}
 */
function toParts(chunks) {
  const initial = closure(
    chunks,
    chunks.find(({ isEntry }) => isEntry),
  )
  const named = Object.entries(budgets.parts).map(([part, path]) => {
    const start = chunks.find(
      ({ isDynamicEntry, facadeModuleId }) => isDynamicEntry && facadeModuleId === join(root, path),
    )
    return { part, closure: closure(chunks, start) }
  })
  return chunks.map((chunk) => ({
    name: chunk.name,
    part: initial.has(chunk) ? 'initial' : (named.find((one) => one.closure.has(chunk))?.part ?? 'rest'),
    bytes: brotli(chunk.code),
  }))
}

/** @param {readonly import('./judgeBytes.mjs').Chunk[]} chunks */
function initialBytes(chunks) {
  return chunks.reduce((sum, { part, bytes }) => (part === 'initial' ? sum + bytes : sum), 0)
}

/**
 * What each further button adds to an app that has ConnectButton.
 * @param {number} withoutThem
 */
async function measureButtons(withoutThem) {
  const [everything] = await buildApp("export * from '@lean-link/react'")
  const names = (everything?.exports ?? []).filter((name) => /^[A-Z]\w*Button$/.test(name) && !kit.includes(name))
  /** @type {Record<string, number>} */
  const added = {}
  for (const name of names) {
    const chunks = await buildApp(`export { ${[...kit, name].join(', ')} } from '@lean-link/react'`)
    added[name] = initialBytes(toParts(chunks)) - withoutThem
  }
  return added
}

/** Some apps are built as one file: that file must hold everything, and load. */
async function checkWithoutSplitting() {
  const chunks = await buildApp(`export { ${kit.join(', ')} } from '@lean-link/react'`, { split: false })
  const [only] = chunks
  if (!only || chunks.length !== 1) return `${chunks.length} chunks, wanted 1`
  const folder = join(root, 'node_modules', '.cache', 'bytes')
  const file = join(folder, 'app.mjs')
  await mkdir(folder, { recursive: true })
  try {
    await writeFile(file, only.code)
    const loaded = await import(pathToFileURL(file).href)
    const missing = kit.filter((name) => loaded[name] === undefined)
    return missing.length > 0 ? `it does not export ${missing.join(', ')}` : undefined
  } catch (error) {
    return `it does not load: ${error instanceof Error ? error.message : String(error)}`
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const app = await buildApp(`export { ${kit.join(', ')} } from '@lean-link/react'`)
const chunks = toParts(app)
const verdicts = judgeBytes(chunks, await measureButtons(initialBytes(chunks)), budgets)
console.log(chunks.map(({ name, part, bytes }) => `chunk ${name} (${part}): ${bytes}`).join('\n'))
console.log(`\n${formatVerdicts(verdicts)}`)
const problem = await checkWithoutSplitting()
console.log(`built as one file: ${problem ?? 'ok'}`)
if (problem !== undefined || verdicts.some(({ ok }) => !ok)) process.exitCode = 1
