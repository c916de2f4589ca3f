/** Reads the `@example` blocks of docstrings: what an editor shows to whoever points at a name. */
import ts from 'typescript'

/**
 * @param {string} path
 * @param {string} text
 * @returns {{ code: string, line: number }[]}
 */
export function readExamples(path, text) {
  if (!text.includes('@example')) return []
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  /** @type {{ code: string, line: number }[]} */
  const examples = []
  /** @param {ts.Node} node */
  const look = (node) => {
    for (const tag of ts.getJSDocTags(node)) {
      // A tag is seen again from the parts of a declaration.
      if (tag.tagName.text !== 'example' || tag.parent.parent !== node) continue
      const raw = text.slice(tag.tagName.end, tag.end)
      const lines = raw.split('\n').map((line) => line.replace(/^\s*\* ?/, ''))
      const { line } = file.getLineAndCharacterOfPosition(tag.tagName.end)
      examples.push({ code: lines.slice(1).join('\n').trimEnd(), line: line + 2 })
    }
    ts.forEachChild(node, look)
  }
  look(file)
  return examples
}
