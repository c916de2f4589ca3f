/** Compares what bytes.mjs measured with budgets.json: no files, no builds. */

/**
 * @typedef {string} Part `initial`, `rest`, or a name in the budgets' `parts`
 * @typedef {{ name: string, part: Part, bytes: number }} Chunk
 * @typedef {{ name: string, parts: string[], under: number, goal?: number, chunks?: number }} BudgetRow brotli bytes; `under` fails,
 *   `goal` is only said
 * @typedef {{ rows: BudgetRow[], furtherButtonUnder: number, buttonUnder?: Record<string, number>, parts?: Record<string, string> }} Budgets
 * @typedef {{ name: string, bytes: number, under: number, ok: boolean, note: string }} Result
 */

/**
 * One result for each row of the budget and one for each further button.
 * @param {readonly Chunk[]} chunks of an app with one provider and one button
 * @param {Record<string, number>} buttons bytes that each further button adds to the initial part
 * @param {Budgets} budgets
 * @returns {Result[]}
 */
export function checkBudgets(chunks, buttons, budgets) {
  const rows = budgets.rows.map(({ name, parts, under, goal, chunks: wanted }) => {
    const counted = chunks.filter(({ part }) => parts.includes(part))
    const bytes = counted.reduce((sum, chunk) => sum + chunk.bytes, 0)
    const problems = []
    // A part that is not there at all would keep every budget.
    const missing = parts.filter((part) => part !== 'rest' && !counted.some((chunk) => chunk.part === part))
    if (missing.length > 0) problems.push(`no ${missing.join(' and ')} chunk`)
    if (bytes >= under) problems.push(`${bytes - under + 1} B too many`)
    if (wanted !== undefined && counted.length !== wanted) problems.push(`${counted.length} chunks, wanted ${wanted}`)
    const far = goal !== undefined && bytes >= goal ? [`${bytes - goal + 1} B over the goal of ${goal}`] : []
    const note = [...problems, ...far].join('; ') || counted.map((chunk) => chunk.name).join(' + ')
    return { name, bytes, under, ok: problems.length === 0, note }
  })
  const further = Object.entries(buttons).map(([name, bytes]) => {
    // A button for every method brings the rows of all.
    const under = budgets.buttonUnder?.[name] ?? budgets.furtherButtonUnder
    const ok = bytes < under
    return { name: `further button ${name}`, bytes, under, ok, note: ok ? '' : `${bytes - under + 1} B too many` }
  })
  return [...rows, ...further]
}

/**
 * @param {readonly Result[]} results
 * @returns {string}
 */
export function formatResults(results) {
  const lines = [
    ['brotli', 'bytes', 'under', '', ''],
    ...results.map(({ name, bytes, under, ok, note }) => [
      name,
      String(bytes),
      String(under),
      ok ? 'ok' : 'FAIL',
      note,
    ]),
  ]
  const width = Math.max(...lines.map(([name = '']) => name.length))
  return lines
    .map(([name = '', bytes = '', under = '', ok = '', note = '']) =>
      `${name.padEnd(width)}  ${bytes.padStart(6)}  ${under.padStart(6)}  ${ok.padEnd(4)}  ${note}`.trimEnd(),
    )
    .join('\n')
}
