/** Reads a Markdown page: its code blocks, links, anchors and the commands it tells people to type. */
import GithubSlugger from 'github-slugger'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'

/**
 * @typedef {{ language: string, code: string, line: number, heading: string }} Block `line`: where its first line of code stands
 * @typedef {{ target: string, line: number }} Link
 * @typedef {{ text: string, line: number }} Command a line of a shell block, or inline code
 * @typedef {{ path: string, blocks: Block[], links: Link[], anchors: ReadonlySet<string>, commands: Command[] }} Page
 */

const shells = ['sh', 'bash', 'shell', 'console']

/**
 * @param {string} path
 * @param {string} text
 * @returns {Page}
 */
export function readPage(path, text) {
  const slugger = new GithubSlugger()
  /** @type {Set<string>} */
  const anchors = new Set()
  /** @type {Omit<Page, 'path' | 'anchors'>} */
  const found = { blocks: [], links: [], commands: [] }
  let heading = ''
  visit(fromMarkdown(text), (node) => {
    const line = node.position?.start.line ?? 0
    if (node.type === 'heading') {
      heading = textOf(node)
      anchors.add(slugger.slug(heading))
    }
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      found.links.push({ target: node.url, line })
    }
    if (node.type === 'inlineCode') found.commands.push({ text: node.value, line })
    if (node.type === 'code') {
      const language = node.lang ?? ''
      found.blocks.push({ language, code: node.value, line: line + 1, heading })
      if (!shells.includes(language)) return
      node.value.split('\n').forEach((text, index) => found.commands.push({ text, line: line + 1 + index }))
    }
  })
  return { path, anchors, ...found }
}
