/**
 * `pnpm test:examples [name...]`: installs each app of examples/ with the packed kit, outside the workspace, type-checks and builds it, starts
 * it and visits it in Chromium. Needs a package registry.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { findBrowser, launchOptions } from './browser.mjs'
import { examplesFolder, installExample, listExamples, runNpm } from './installExample.mjs'
import { packKit } from './packKit.mjs'

/**
 * What a person does with each app, once its page is open: connects a bank, and sees it.
 * @type {Record<string, (page: import('playwright').Page) => Promise<void>>}
 */
const visits = {
  minimal: async (page) => {
    await page.getByText('Connected banks: 0').waitFor()
    await page.getByRole('button', { name: 'Connect your bank' }).click()
    await connectInDialog(page)
    await page.getByText('Connected banks: 1').waitFor()
    await page.reload()
    await page.getByText('Connected banks: 1').waitFor()
  },
}

/** @param {import('playwright').Page} page */
async function connectInDialog(page) {
  const dialog = page.frameLocator('iframe[data-lean-link-simulator]')
  for (const name of ['Continue', 'Lean Mockbank', 'Allow access', 'Sign in']) {
    await dialog.getByRole('button', { name }).click()
  }
  await dialog.getByLabel('One-time code').fill('1111')
  await dialog.getByRole('button', { name: 'Confirm' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
}

/**
 * The app's own `dev` command, up to the address that it prints.
 * @param {string} folder
 */
async function startApp(folder) {
  const port = await getFreePort()
  // A group of its own, so that everything it started can be ended with it.
  const app = spawn('npm', ['run', '--silent', 'dev'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), LEAN_CLIENT_ID: '', FORCE_COLOR: '0', NO_COLOR: '1' },
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
  })
  let output = ''
  /** @type {Promise<string>} */
  const url = new Promise((resolve, reject) => {
    for (const stream of [app.stdout, app.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        const [address] = /http:\/\/localhost:\d+\/(?=\s)/.exec(output) ?? []
        if (address) resolve(address)
      })
    }
    app.on('close', () => reject(new Error(`npm run dev ended:\n${output}`)))
    setTimeout(() => reject(new Error(`npm run dev printed no address within a minute:\n${output}`)), 60_000).unref()
  })
  const stop = () => (process.platform === 'win32' ? app.kill() : process.kill(-(app.pid ?? 0), 'SIGTERM'))
  return { url, stop, output: () => output }
}

/** @returns {Promise<number>} */
function getFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/**
 * Opens the app's page and visits it. Throws when the browser complains, or a token is seen where none belongs.
 * @param {string} url
 * @param {(page: import('playwright').Page) => Promise<void>} visit
 */
async function visitPage(url, visit) {
  const browser = await chromium.launch(launchOptions(await findBrowser({}, () => {})))
  try {
    const page = await browser.newPage()
    /** @type {string[]} */
    const complaints = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) complaints.push(message.text())
    })
    await page.goto(url)
    await visit(page)
    if (/eyJ[\w-]+\.eyJ/.test((await page.content()) + page.url())) complaints.push('a token stands on the page')
    if (complaints.length > 0) throw new Error(`the browser complains:\n${complaints.join('\n')}`)
  } finally {
    await browser.close()
  }
}

/**
 * @param {string} name
 * @param {string} home a folder that holds `packed`
 */
async function checkExample(name, home) {
  const visit = visits[name]
  if (!visit) throw new Error(`nobody has said in scripts/examples.mjs how examples/${name} is visited`)
  const folder = join(home, 'examples', name)
  const isSource = (/** @type {string} */ path) => !/[\\/](node_modules|dist)$/.test(path)
  cpSync(join(examplesFolder, name), folder, { recursive: true, filter: isSource })
  installExample(folder)
  runNpm(['run', '--silent', 'build'], folder)
  const app = await startApp(folder)
  try {
    await visitPage(await app.url, visit)
    if (!app.output().includes('entity.created')) throw new Error(`no webhook arrived:\n${app.output()}`)
    if (/error/i.test(app.output())) throw new Error(`the terminal complains:\n${app.output()}`)
  } finally {
    app.stop()
  }
}

const named = process.argv.slice(2)
const home = mkdtempSync(join(tmpdir(), 'lean-link-examples-'))
try {
  packKit(join(home, 'packed'))
  for (const name of named.length > 0 ? named : listExamples()) {
    try {
      await checkExample(name, home)
      console.log(`✓ examples/${name}: installs, builds, starts, connects a bank`)
    } catch (error) {
      console.error(`✗ examples/${name}: ${error instanceof Error ? error.message : error}`)
      process.exitCode = 1
    }
  }
} finally {
  rmSync(home, { recursive: true, force: true })
}
