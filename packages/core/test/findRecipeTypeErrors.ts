/** What TypeScript says of a recipe's modules; of a page, of the module in it, as loosely as plain JavaScript is written. */
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { readRecipe } from './readRecipe.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export async function findRecipeTypeErrors(name: 'vue' | 'plain-html'): Promise<string[]> {
  const sources = new Map<string, string>()
  for (const [path, code] of await readRecipe(name)) {
    const [, inPage] = code.match(/<script type="module">\n([^]*?)<\/script>/) ?? []
    // Vite compiles components; here they are whatever they are.
    if (path.endsWith('.ts')) sources.set(at(`./recipe/${path}`), code)
    else if (path.endsWith('.vue'))
      sources.set(at(`./recipe/${path}.d.ts`), 'declare const it: import("vue").Component; export default it')
    else if (inPage) sources.set(at(`./recipe/${path}.js`), inPage)
  }
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    strict: name === 'vue',
    allowJs: true,
    checkJs: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
    paths: { '@lean-link/core': [at('../src/index.ts')] },
  }
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, directoryExists, getSourceFile } = host
  host.fileExists = (path) => sources.has(path) || fileExists(path)
  host.readFile = (path) => sources.get(path) ?? readFile(path)
  host.directoryExists = (path) => path.startsWith(at('./recipe')) || (directoryExists?.(path) ?? true)
  host.getSourceFile = (path, ...rest) => {
    const source = sources.get(path)
    return source === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, source, ts.ScriptTarget.ES2022)
  }
  const program = ts.createProgram([...sources.keys()], options, host)
  return [...sources.keys()].flatMap((path) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(path))
      .map(({ messageText }) => `${path.split('/recipe/')[1]}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  )
}
