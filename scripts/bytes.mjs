/**
 * `pnpm test:bytes`: builds small apps with the packed kit as its users would, and the same apps with its peers, and holds what a browser
 * downloads against budgets.json and docs/performance.md. `--write` puts this run's numbers into the page.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { columns, measureColumn } from './bytes/columns.mjs'
import { brotli } from './bytes/measure.mjs'
import { installPackedKit } from './bytes/packedKit.mjs'
import { findOutdatedNumbers, writePage } from './bytes/page.mjs'
import { toTable } from './bytes/table.mjs'
import { checkBudgets, formatResults } from './checkBudgets.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'node_modules', '.cache', 'bytes')

/**
 * @typedef {Omit<import('./checkBudgets.mjs').BudgetRow, 'under' | 'goal'> & { app: string, under: Record<string, number>, goal?: 'smallest peer' }} Row
 *   of budgets.json: `under` by column, `app` as in columns.mjs
 * @type {{ rows: Row[], furtherButtonUnder: number, buttonUnder: Record<string, number>, stylesUnder: number, parts: Record<string, string>, developmentTexts: string[] }}
 */
const budgets = JSON.parse(await readFile(new URL('budgets.json', import.meta.url), 'utf8'))
const { rows: budgetRows, furtherButtonUnder, buttonUnder, stylesUnder, parts, developmentTexts } = budgets

/** The first snippet of README: what most people paste. */
async function readSnippet() {
  const text = await readFile(join(root, 'README.md'), 'utf8')
  const snippet = /```tsx\n(.*?)```/s.exec(text)?.[1]
  if (!snippet) throw new Error('README.md has no tsx snippet: say in scripts/bytes.mjs what most people paste.')
  return snippet
}

/** ConnectButton is in every measured app. */
async function listFurtherButtons() {
  const files = await readdir(join(root, 'packages', 'react', 'src'))
  const names = files.filter((name) => /^[A-Z]\w*Button\.tsx$/.test(name)).map((name) => name.replace('.tsx', ''))
  return names.filter((name) => name !== 'ConnectButton')
}

/** A text that no file for developers holds is looked for in vain. */
async function findUnknownTexts() {
  const rooms = ['core', 'react'].map((name) =>
    join(folder, 'node_modules', '@lean-link', name, 'dist', 'dev', 'development'),
  )
  const files = await Promise.all(rooms.map(async (room) => (await readdir(room)).map((name) => join(room, name))))
  const code = await Promise.all(
    files
      .flat()
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFile(file, 'utf8')),
  )
  return developmentTexts.filter((text) => !code.some((one) => one.includes(text)))
}

await installPackedKit(folder)
/** @type {string[]} */
const problems = (await findUnknownTexts()).map(
  (text) => `no file for developers holds "${text}" any more: budgets.json`,
)
const readme = await readSnippet()
const buttons = await listFurtherButtons()
const measured = []
for (const column of columns) {
  const result = await measureColumn(column, { folder, readme, buttons, parts, developmentTexts })
  measured.push(result)
  const smallestPeer = Math.min(...Object.values(result.peers).map(({ bytes }) => bytes))
  const results = Object.entries(result.apps).flatMap(([app, chunks]) => {
    const rows = budgetRows
      .filter((row) => row.app === app)
      .map(({ goal, under, ...row }) => ({
        ...row,
        under: under[column.name] ?? 0,
        ...(goal === 'smallest peer' && { goal: smallestPeer }),
      }))
    return checkBudgets(chunks, app === 'button' ? result.buttons : {}, { rows, furtherButtonUnder, buttonUnder })
  })
  console.log(`${column.name}\n${formatResults(results)}\n`)
  if (results.some(({ ok }) => !ok)) problems.push(`${column.name} is over its budget`)
  problems.push(...result.problems.map((problem) => `${column.name}: ${problem}`))
}

const styles = brotli(await readFile(join(root, 'packages', 'react', 'src', 'styles.css'), 'utf8'))
console.log(`styles.css as published: ${styles} B, under ${stylesUnder}\n`)
if (styles >= stylesUnder) problems.push(`styles.css is ${styles - stylesUnder + 1} B over its budget`)

const table = toTable(measured, budgetRows)
const page = join(root, 'docs', 'performance.md')
if (process.argv.includes('--write')) await writePage(page, table)
else problems.push(...findOutdatedNumbers(await readFile(page, 'utf8'), table))
console.log(problems.map((problem) => `FAIL ${problem}`).join('\n') || 'bytes: ok')
if (problems.length > 0) process.exitCode = 1
