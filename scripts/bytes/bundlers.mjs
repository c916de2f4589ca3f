/** Builds an app for production with each bundler, as its users do, and says of every file what it holds and when it is loaded. */
import { join, resolve } from 'node:path'
import { build as esbuild } from 'esbuild'
import { build as vite } from 'vite'

/**
 * @typedef {object} File one JavaScript file of a built app
 * @property {string} name
 * @property {string} code
 * @property {boolean} isEntry
 * @property {string | undefined} dynamicEntry the module that an `import()` names, where the file is one's
 * @property {string[]} imports names of the files that are downloaded together with it
 *
 * @typedef {object} App
 * @property {string} folder where packages are looked for
 * @property {string} code TSX
 * @property {string} target `es2020`
 * @property {boolean} [split] false puts everything into one file
 *
 * @typedef {(app: App) => Promise<File[]>} Bundler
 */

// React is on the page already. Everything else counts: what a package needs is its bytes.
const define = { 'process.env.NODE_ENV': '"production"' }

/** @type {Bundler} */
async function buildWithRolldown({ folder, code, target, split = true }) {
  const entry = join(folder, 'app.tsx')
  const built = await vite({
    root: folder,
    configFile: false,
    mode: 'production',
    logLevel: 'error',
    publicDir: false,
    define,
    plugins: [
      {
        name: 'app',
        resolveId: { order: 'pre', handler: (id) => (id === entry ? id : null) },
        load: (id) => (id === entry ? code : null),
      },
    ],
    build: {
      write: false,
      target,
      // An app build adds Vite's preload helper to the page's bytes; it is Vite's own and there once per app, whatever the app loads.
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        external: [/^react($|\/)/, /^react-dom($|\/)/],
        // Library builds keep white space and annotations unless told; an app's build keeps neither.
        output: { codeSplitting: split, minify: true, comments: false },
      },
    },
  })
  return [built]
    .flat()
    .flatMap((output) => ('output' in output ? output.output : []))
    .filter((file) => file.type === 'chunk')
    .map(({ fileName, code: built, isEntry, isDynamicEntry, facadeModuleId, imports }) => ({
      name: fileName,
      code: built,
      isEntry,
      dynamicEntry: isDynamicEntry ? (facadeModuleId ?? undefined) : undefined,
      imports,
    }))
}

/** @type {Bundler} */
async function buildWithEsbuild({ folder, code, target, split = true }) {
  const sourcefile = 'app.tsx'
  const { metafile, outputFiles } = await esbuild({
    absWorkingDir: folder,
    stdin: { contents: code, resolveDir: folder, sourcefile, loader: 'tsx' },
    bundle: true,
    splitting: split,
    format: 'esm',
    platform: 'browser',
    conditions: ['module', 'production'],
    external: ['react', 'react/*', 'react-dom', 'react-dom/*'],
    jsx: 'automatic',
    define,
    target,
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
    metafile: true,
    write: false,
    outdir: join(folder, 'out'),
  })
  return Object.entries(metafile.outputs).map(([name, { entryPoint, imports }]) => ({
    name,
    code: outputFiles.find(({ path }) => path === resolve(folder, name))?.text ?? '',
    isEntry: entryPoint === sourcefile,
    dynamicEntry: entryPoint === undefined ? undefined : resolve(folder, entryPoint),
    imports: imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path),
  }))
}

/** @type {Record<string, Bundler>} */
export const bundlers = { esbuild: buildWithEsbuild, Rolldown: buildWithRolldown }
