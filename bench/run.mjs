/**
 * `pnpm bench [--rounds 10]`: measures this kit, a peer and a floor in headless Chromium, turn by turn in the same run, and prints a Markdown
 * table of medians with the tenth and ninetieth percentile. Builds the kit first; nothing is gated, because times depend on the machine.
 */
import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { build } from 'vite'
import { findBrowser, launchOptions } from '../scripts/browser.mjs'
import { pnpmCommand } from '../scripts/pnpm.mjs'
import { measurePage } from './measurePage.mjs'
import { plaidScript, leanScript, token } from './vendors.mjs'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' } } })
const scriptDelayMs = 150
const tokenDelayMs = 200
const contenders = { 'this kit': 'kit', 'react-plaid-link': 'plaid', 'a hook by hand': 'hook' }

/** @param {string} name */
async function buildPage(name) {
  const built = await build({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    // Profiler counts commits in React's profiling build only; it is the production build otherwise.
    resolve: { alias: { 'react-dom/client': 'react-dom/profiling' } },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: fileURLToPath(new URL(`contenders/${name}.tsx`, import.meta.url)) },
    },
  })
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (Array.isArray(built) ? built[0] : built)
  const files = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code]] : [])))
  return { files, entry: output[0].fileName }
}

/** @param {Awaited<ReturnType<typeof buildPage>>} page */
function servePage({ files, entry }) {
  const server = createServer((request, response) => {
    // For timers of 5 microseconds.
    response.setHeader('cross-origin-opener-policy', 'same-origin')
    response.setHeader('cross-origin-embedder-policy', 'require-corp')
    const answer = (/** @type {string} */ type, /** @type {string} */ body, delayMs = 0) =>
      setTimeout(() => response.setHeader('content-type', type).end(body), delayMs)
    const code = files.get(request.url ?? '')
    if (code !== undefined) return answer('text/javascript', code)
    if (request.url === '/lean.js') return answer('text/javascript', leanScript, scriptDelayMs)
    if (request.url === '/token') return answer('application/json', token(), tokenDelayMs)
    return answer(
      'text/html',
      `<!doctype html><title>Bench</title><div id="root"></div><script type="module" src="/${entry}"></script>`,
    )
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}

/** @param {number[]} numbers @param {number} share */
const quantile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.floor(share * (numbers.length - 1))] ?? NaN
/** @param {number} value */
const show = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(2))
/** @param {number[]} numbers */
const summarize = (numbers) =>
  `${show(quantile(numbers, 0.5))} (${show(quantile(numbers, 0.1))} to ${show(quantile(numbers, 0.9))})`

const { command, args } = pnpmCommand()
execFileSync(command, [...args, 'run', 'build'], { cwd: new URL('..', import.meta.url), stdio: 'ignore' })
const browser = await chromium.launch({
  ...launchOptions(await findBrowser({}, () => {})),
  args: [...(launchOptions('').args ?? []), '--js-flags=--expose-gc', '--enable-precise-memory-info'],
})
/** @type {Record<string, Record<string, number[]>>} by row, by contender */
const rows = {}
try {
  const pages = await Promise.all(
    Object.entries(contenders).map(async ([name, file]) => ({ name, server: await servePage(await buildPage(file)) })),
  )
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const { name, server } of pages) {
      const context = await browser.newContext()
      await context.route('https://cdn.plaid.com/**', async (route) => {
        await new Promise((resolve) => setTimeout(resolve, scriptDelayMs))
        const headers = { 'cross-origin-resource-policy': 'cross-origin' }
        await route.fulfill({ contentType: 'text/javascript', headers, body: plaidScript })
      })
      const page = await context.newPage()
      const figures = await measurePage(page, `http://localhost:${server.address().port}/`)
      for (const [row, value] of Object.entries(figures)) ((rows[row] ??= {})[name] ??= []).push(value)
      await context.close()
    }
  }
  for (const { server } of pages) server.close()
} finally {
  await browser.close()
}
const names = Object.keys(contenders)
console.log(
  `${new Date().toISOString().slice(0, 10)}, Chromium ${browser.version()}, Node ${process.version}, ${cpus()[0]?.model} x ${cpus().length}, ${values.rounds} rounds\n`,
)
console.log(`| | ${names.join(' | ')} |\n| --- | ${names.map(() => '---:').join(' | ')} |`)
for (const [row, byName] of Object.entries(rows))
  console.log(`| ${row} | ${names.map((name) => summarize(byName[name] ?? [])).join(' | ')} |`)
