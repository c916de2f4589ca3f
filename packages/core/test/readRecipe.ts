/** The files that a page of docs/recipes shows, so that tests run what a reader copies. */
import { readFile } from 'node:fs/promises'

export const placeholders = { appToken: 'your Application ID', customerId: "the customer's id" }

/** What each `## path` of the page has in the block of code below it, by path, in the page's order. */
export async function readRecipe(name: 'vue' | 'plain-html'): Promise<Map<string, string>> {
  const page = await readFile(new URL(`../../../docs/recipes/${name}.md`, import.meta.url), 'utf8')
  const blocks = [...page.matchAll(/^## (\S+\.\w+)\n\n```\w+\n([^]*?)^```$/gm)]
  if (blocks.length !== page.match(/^```\w+$/gm)?.length) throw new Error(`A block of ${name}.md has no file's name.`)
  return new Map(blocks.map(([, path = '', code = '']) => [path, code]))
}
