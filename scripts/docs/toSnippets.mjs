/** Makes files that a compiler can read of code blocks and of docstrings' examples. */

/**
 * The TypeScript of a page. Vue and HTML are left out: the tests of docs/recipes run them from the page itself.
 * @param {import('./readPage.mjs').Page} page
 * @returns {import('./compileSnippets.mjs').Snippet[]}
 */
export function toPageSnippets({ path, blocks }) {
  return blocks
    .filter(({ language }) => ['ts', 'tsx', 'js', 'jsx', 'typescript'].includes(language))
    .map(({ code, line, heading }) => {
      // A file says its name in its first line, or in the heading above it.
      const [name] = /^[\w./[\]-]+\.tsx?\b/.exec(code.startsWith('// ') ? code.slice(3) : heading) ?? []
      return { page: path, code, line, ...(name !== undefined && { name }) }
    })
}

/**
 * An example in a docstring is a piece of a function, and what its own package exports needs no import there.
 * @param {string} path
 * @param {{ code: string, line: number }} example
 * @param {readonly string[]} exported by the package that `path` is in
 * @returns {import('./compileSnippets.mjs').Snippet}
 */
export function toExampleSnippet(path, { code, line }, exported) {
  const [, name = ''] = /^packages\/([^/]+)\//.exec(path) ?? []
  const used = exported.filter((one) => new RegExp(`\\b${one}\\b`).test(code))
  // Each in place of a line, so that the compiler's lines stay those of the page.
  const ownImports = code.split('\n').filter((one) => one.startsWith('import '))
  const body = code.replaceAll(/^import .*$/gm, '')
  const imports = [...ownImports, `import { ${used.join(', ')} } from '@lean-link/${name}'`].join('; ')
  return { page: path, line: line - 1, code: `${imports}; export async function example() {\n${body}\n}` }
}

/**
 * The names that an index exports, as this repository writes it: `export { a, type B } from './c.ts'`.
 * @param {string} index the text of an index.ts
 * @returns {string[]}
 */
export function readExports(index) {
  return [...index.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').flatMap((name) => name.trim().replace(/^type /, '') || []),
  )
}
