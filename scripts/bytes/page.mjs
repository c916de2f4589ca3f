/** Writes the table of `pnpm test:bytes` into docs/performance.md, and finds numbers there that are no longer true. */
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { format, resolveConfig } from 'prettier'

/** @typedef {import('./table.mjs').Table} Table */

const start = '<!-- measured by pnpm test:bytes -->'
const end = '<!-- end -->'
const block = new RegExp(`${start}.*?${end}`, 's')

/** A page need not follow every byte. */
const tolerance = 0.02

/** @param {import('./columns.mjs').Size} size */
const toCell = ({ bytes, requests }) => bytes.toLocaleString('en') + (requests > 0 ? ` (${requests})` : '')

/** @param {string} name */
const versionOf = (name) => createRequire(import.meta.url)(`${name}/package.json`).version

/** What was compared; Rolldown comes with Vite. */
const compared = ['esbuild', 'vite', 'react-plaid-link', '@stripe/connect-js', '@stripe/react-connect-js']

/**
 * @param {Table} table
 * @param {Date} date
 */
function toMarkdown({ columns, rows }, date) {
  const lines = [
    ['', ...columns],
    ['---', ...columns.map(() => '---:')],
    ...rows.map(({ name, sizes }) => [name, ...sizes.map(toCell)]),
  ]
  const versions = compared.map((name) => `${name} ${versionOf(name)}`).join(', ')
  return `Measured on ${date.toISOString().slice(0, 10)} with ${versions}.\n\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}`
}

/**
 * @param {string} path of the page
 * @param {Table} table
 */
export async function writePage(path, table, date = new Date()) {
  const text = await readFile(path, 'utf8')
  const written = text.replace(block, () => `${start}\n\n${toMarkdown(table, date)}\n\n${end}`)
  await writeFile(path, await format(written, { ...(await resolveConfig(path)), filepath: path }))
}

/**
 * @param {string} text of the page
 * @param {Table} table of this run
 * @returns {string[]} a problem for each row that the page lacks or tells otherwise
 */
export function findOutdatedNumbers(text, { rows }) {
  const lines = (block.exec(text)?.[0] ?? '').split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  return rows.flatMap(({ name, sizes }) => {
    const [, , ...cells] = lines.find((line) => line[1] === name) ?? []
    const isTrue = sizes.every((size, at) => {
      const [, bytes = '', requests = '0'] = /^([\d,-]+)(?: \((\d+)\))?$/.exec(cells[at] ?? '') ?? []
      const difference = Math.abs(Number(bytes.replaceAll(',', '')) - size.bytes)
      return bytes !== '' && Number(requests) === size.requests && difference <= Math.max(10, size.bytes * tolerance)
    })
    return isTrue
      ? []
      : [`docs/performance.md: "${name}" is ${sizes.map(toCell).join(', ')} now: node scripts/bytes.mjs --write`]
  })
}
