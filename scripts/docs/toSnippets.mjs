/** Makes files that a compiler can read of code blocks and of docstrings' examples. */

/**
 * The TypeScript of a page. Vue and HTML are left out: the tests of docs/recipes run them from the page itself.
 * @param {import('./readPage.mjs').Page} page
 * @returns {import('./compileSnippets.mjs').Snippet[]}
 */
export function toPageSnippets({ path, blocks }) {
  return blocks
    .filter(({ language }) => ['ts', 'tsx', 'js', 'jsx', 'typescript'].includes(language))
    .map(({ code, line, heading, language }) => {
      // A file says its name in its first line, or in the heading above it.
      const [name] = /^[\w./[\]-]+\.tsx?\b/.exec(code.startsWith('// ') ? code.slice(3) : heading) ?? []
      return { page: path, code, line, isJavaScript: language.startsWith('js'), ...(name !== undefined && { name }) }
    })
}

/**
 * @typedef {{ specifier: string, names: readonly string[] }} Entry what a package exports under one name
 */

/**
 * An example in a docstring is a piece of a function, and what its own package exports needs no import there.
 * @param {string} path
 * @param {{ code: string, line: number }} example
 * @param {readonly Entry[]} entries of the package that `path` is in
 * @returns {import('./compileSnippets.mjs').Snippet}
 */
export function toExampleSnippet(path, { code, line }, entries) {
  const taken = new Set()
  const imports = entries.flatMap(({ specifier, names }) => {
    const used = names.filter((name) => !taken.has(name) && new RegExp(`\\b${name}\\b`).test(code))
    for (const name of used) taken.add(name)
    return used.length > 0 ? [`import { ${used.join(', ')} } from '${specifier}'`] : []
  })
  // Each in place of a line, so that the compiler's lines stay those of the page.
  const own = code.split('\n').filter((one) => one.startsWith('import '))
  const body = code.replaceAll(/^import .*$/gm, '')
  const head = [...own, ...imports].join('; ')
  // What exports is a file, not a piece of a function.
  const text = /^export /m.test(body) ? `${head}\n${body}` : `${head}; export async function example() {\n${body}\n}`
  return { page: path, line: line - 1, code: text }
}

/**
 * The names that a file exports, as this repository writes it.
 * @param {string} source
 * @returns {string[]}
 */
export function readExports(source) {
  const lists = [...source.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').flatMap((name) => name.trim().replace(/^type /, '') || []),
  )
  const own = [...source.matchAll(/^export (?:async )?(?:function|class|const|interface|type) (\w+)/gm)]
  return [...new Set([...lists, ...own.map(([, name = '']) => name)])]
}
