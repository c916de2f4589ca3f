/** The checks of `pnpm test`: which there are, and how they run, all of them whatever fails. Used by test.mjs. */

/**
 * @typedef {{ name: string, script: string, inBrowser: boolean }} Check
 * @typedef {{ ok: boolean, output: string }} Outcome
 * @typedef {{ name: string, status: 'passed' | 'failed', ms: number }} Row
 */

/** Scripts named `test:` that `pnpm test` leaves out, each for a reason. */
const leftOut = [
  // The React package's tests once more, on the oldest React that it works with: needed when that package changes.
  'test:react18',
  // These install whole apps, which takes minutes; the first is needed when a package changes that its apps hold.
  'test:integrations',
  'test:examples',
  // It does what each page of docs/quickstarts says, whole installs included: needed when a page or what it uses changes.
  'test:quickstarts',
  // It builds Storybook and presses each copy button, which takes minutes; needed when stories or the API of the buttons change.
  'test:snippets',
]

/** These drive a browser and mostly wait for it, so they run beside the others, which compute. */
const browserScripts = ['test:browser', 'test:stories', 'test:e2e']

/**
 * Every `test:` script of package.json that `pnpm test` runs, in the order of the file.
 * @param {Record<string, string>} scripts of package.json
 * @returns {Check[]}
 */
export function listChecks(scripts) {
  return Object.keys(scripts)
    .filter((script) => script.startsWith('test:') && !leftOut.includes(script))
    .map((script) => ({ name: script.slice('test:'.length), script, inBrowser: browserScripts.includes(script) }))
}

/**
 * Those with a browser one after the other, and the others beside them one after the other.
 *
 * @param {readonly Check[]} checks
 * @param {object} deps
 * @param {(script: string) => Promise<Outcome>} deps.run
 * @param {(text: string) => void} deps.print
 * @param {() => number} [deps.now] milliseconds
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks(checks, { run, print, now = () => performance.now() }) {
  /** @type {Map<string, Row>} */
  const done = new Map()
  /** @param {readonly Check[]} some */
  const runInTurn = async (some) => {
    for (const { name, script } of some) {
      const start = now()
      const outcome = await run(script).catch((error) => ({ ok: false, output: String(error) }))
      const ms = now() - start
      done.set(script, { name, status: outcome.ok ? 'passed' : 'failed', ms })
      if (outcome.ok) print(`✓ ${name} (${seconds(ms)})`)
      else print(`✗ ${name} (${seconds(ms)}): pnpm ${script}\n\n${outcome.output.trim()}\n`)
    }
  }
  await Promise.all([
    runInTurn(checks.filter(({ inBrowser }) => inBrowser)),
    runInTurn(checks.filter(({ inBrowser }) => !inBrowser)),
  ])
  const rows = checks.flatMap(({ script }) => done.get(script) ?? [])
  const passed = rows.filter((row) => row.status === 'passed').length
  const failed = rows.filter((row) => row.status === 'failed').length
  print(`\n${table(rows)}\n\nchecks: ${passed} passed, ${failed} failed`)
  return { passed, failed }
}

/** @param {Row[]} rows */
function table(rows) {
  const width = Math.max(...rows.map((row) => row.name.length))
  return rows
    .map((row) => `${row.name.padEnd(width)}  ${row.status.padEnd(6)}  ${seconds(row.ms).padStart(7)}`)
    .join('\n')
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`
}
