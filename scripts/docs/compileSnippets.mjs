/** Type-checks code that stands in docs, as files of an app that uses the kit's sources: one program for all of it. */
import { readdirSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/**
 * @typedef {object} Snippet
 * @property {string} page whose other snippets it can import
 * @property {string} [name] its file's name on that page, where it has one
 * @property {string} code
 * @property {number} line of the page, where the code begins
 * @property {boolean} [isJavaScript] then only its syntax is checked
 */

const root = fileURLToPath(new URL('../..', import.meta.url)).replaceAll('\\', '/')
/** Only in memory. */
const folder = `${root}.docs-check/`
/** What the reader's own app has: names, modules and files. */
const readersApp = fileURLToPath(new URL('readersApp/', import.meta.url)).replaceAll('\\', '/')

/**
 * @param {readonly Snippet[]} snippets
 * @returns {string[]} the compiler's errors, each with page and line
 */
export function compileSnippets(snippets) {
  const files = toFiles(snippets)
  const ambient = ['globals.d.ts', 'modules.d.ts'].map((name) => readersApp + name)
  const options = readOptions()
  const program = ts.createProgram([...ambient, ...files.keys()], options, createHost(options, files))
  const checked = [...ambient, ...files.keys()].flatMap((path) => program.getSourceFile(path) ?? [])
  return checked.flatMap((file) =>
    [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map((diagnostic) => {
      const { page = relative(root, file.fileName), line: first = 1 } = files.get(file.fileName) ?? {}
      const { line } = file.getLineAndCharacterOfPosition(diagnostic.start ?? 0)
      return `${page}:${first + line}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`
    }),
  )
}

/**
 * @param {readonly Snippet[]} snippets
 * @returns {Map<string, Snippet>} by path; the first of a name has it, as the page's others import it
 */
function toFiles(snippets) {
  const files = new Map()
  for (const snippet of snippets) {
    const home = toFolder(snippet.page)
    // tsx for all: what is no JSX is the same in both.
    const extension = snippet.isJavaScript ? 'jsx' : 'tsx'
    const named = snippet.name && `${home}${snippet.name.replace(/\.tsx?$/, '')}.${extension}`
    files.set(named && !files.has(named) ? named : `${home}snippet-${files.size}.${extension}`, snippet)
  }
  return files
}

/** @param {string} page */
function toFolder(page) {
  return `${folder}${page.replaceAll(/[^\w.-]/g, '_')}/`
}

/** What this repository's own files are checked with, less what few apps set. */
function readOptions() {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
  return { ...options, checkJs: false, exactOptionalPropertyTypes: false, noUncheckedIndexedAccess: false }
}

/**
 * @param {ts.CompilerOptions} options
 * @param {ReadonlyMap<string, Snippet>} files
 */
function createHost(options, files) {
  const host = ts.createCompilerHost(options)
  // The folders of these files are not on disk.
  delete host.directoryExists
  const { fileExists, getSourceFile, readFile } = host
  host.fileExists = (path) => files.has(path) || fileExists(path)
  host.readFile = (path) => files.get(path)?.code ?? readFile(path)
  host.getSourceFile = (path, ...rest) => {
    const snippet = files.get(path)
    // `export {}`: a snippet without imports is a module too, so that the names of two do not meet.
    return snippet
      ? ts.createSourceFile(path, `${snippet.code}\nexport {}\n`, ts.ScriptTarget.Latest)
      : getSourceFile(path, ...rest)
  }
  const bases = listBases()
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) => {
      const tried = placesOf(text, from).map((place) => ts.resolveModuleName(place.text, place.from, options, host))
      return tried.find(({ resolvedModule }) => resolvedModule) ?? { resolvedModule: undefined }
    })
  return host

  /**
   * Where a name is looked for: a file on the same page, then among the reader's own; a package wherever this workspace has it.
   * @param {string} text
   * @param {string} from
   */
  function placesOf(text, from) {
    if (from.startsWith(readersApp)) return bases.map((base) => ({ text, from: base }))
    if (!from.startsWith(folder)) return [{ text, from }]
    if (!/^(?:\.|@\/)/.test(text)) return bases.map((base) => ({ text, from: base }))
    const home = from.slice(0, from.indexOf('/', folder.length) + 1)
    const file = text.startsWith('@/') ? { text: `./${text.slice(2)}`, from: `${home}from.ts` } : { text, from }
    return [file, { text: `./${posix.basename(text)}`, from: `${readersApp}from.ts` }]
  }
}

/** A reader's app has what its page uses: whatever any part of this workspace has installed. */
function listBases() {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)
  return ['', ...packages.map((path) => `${path}/`), 'examples/demo/'].map((path) => `${root}${path}from.ts`)
}
