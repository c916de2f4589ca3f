/**
 * `pnpm test:quickstarts [name...]`: does what each page of docs/quickstarts says, as its reader would: saves its files in an empty folder,
 * runs its install lines with the packed kit, builds, starts it by its own line, and connects two banks in Chromium. Needs a package registry.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readPage } from './docs/readPage.mjs'
import { runNpm } from './installExample.mjs'
import { packKit } from './packKit.mjs'
import { getFreePort, startApp } from './startApp.mjs'
import { connectInDialog, visitPage } from './visitPage.mjs'

const pagesFolder = fileURLToPath(new URL('../docs/quickstarts', import.meta.url))

/** @param {string} name */
function readQuickstart(name) {
  const { blocks, commands } = readPage(
    `docs/quickstarts/${name}.md`,
    readFileSync(join(pagesFolder, `${name}.md`), 'utf8'),
  )
  // A heading that is a file's name, such as `.env` or `server/lean.ts`, says where its block goes.
  const files = new Map(
    blocks
      .filter(({ heading }) => /^[\w./[\]-]*\.\w+$/.test(heading))
      .map((block) => [block.heading, `${block.code}\n`]),
  )
  /** @param {string} start */
  const linesOf = (start) => commands.map(({ text }) => text).filter((text) => text.startsWith(`${start} `))
  const [run = ''] = linesOf('npx @lean-link/testing')
  return { name, files, install: linesOf('npm install'), run }
}

/**
 * A file that several pages have is the same in all of them, or one of them was forgotten.
 * @param {readonly ReturnType<typeof readQuickstart>[]} quickstarts
 */
function checkShared(quickstarts) {
  const [first, ...others] = quickstarts
  for (const { name, files } of others)
    for (const path of [
      '.env',
      'server/lean.ts',
      'server/session.ts',
      'server/handlers.ts',
      'src/fetchConnection.ts',
      'src/ConnectBank.tsx',
      'src/BankReturn.tsx',
    ])
      if (!files.has(path) || files.get(path) !== first?.files.get(path))
        throw new Error(`${path} of ${name} is not there, or differs from that of ${first?.name}`)
}

/** @param {import('playwright').Page} page */
async function connectBanks(page) {
  await page.getByText('Connected banks: 0').waitFor()
  await page.getByRole('button', { name: 'Connect your bank' }).click()
  await connectInDialog(page)
  await page.getByText('Connected banks: 1').waitFor()
  await page.reload()
  await page.getByText('Connected banks: 1').waitFor()
  // The other way: a bank with a page of its own.
  await page.getByRole('button', { name: 'Connect your bank' }).click()
  const dialog = page.frameLocator('iframe[data-lean-link-simulator]')
  for (const name of ['Continue', 'Lean Open Finance MockBank', 'Allow access', 'Approve at the bank'])
    await dialog.getByRole('button', { name }).click()
  await page.getByText('Your bank is connected.').waitFor()
  if (new URL(page.url()).pathname !== '/bank/done') throw new Error(`the bank led back to ${page.url()}`)
  await page.getByRole('link', { name: 'Continue' }).click()
  await page.getByText('Connected banks: 2').waitFor()
}

/**
 * @param {ReturnType<typeof readQuickstart>} quickstart
 * @param {string} home a folder that holds `lean-link-kit/packed`
 */
async function tryQuickstart({ name, files, install, run }, home) {
  const folder = join(home, name)
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const env = {
    ...process.env,
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_prefer_offline: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  // Bash, because the lines use its braces.
  for (const line of install) execFileSync('bash', ['-c', line], { cwd: folder, env, stdio: 'pipe' })
  runNpm(['run', '--silent', 'build'], folder)
  const port = String(await getFreePort())
  const app = startApp(run.replaceAll('3000', port), folder, { PORT: port })
  try {
    await visitPage(await app.url, connectBanks)
    if (!app.output().includes('entity.created')) throw new Error(`no webhook arrived:\n${app.output()}`)
    if (/error/i.test(app.output())) throw new Error(`the terminal complains:\n${app.output()}`)
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\nThe terminal:\n${app.output()}`, {
      cause: error,
    })
  } finally {
    await app.stop()
  }
}

const all = readdirSync(pagesFolder).map((file) => basename(file, '.md'))
const named = process.argv.slice(2)
const unknown = named.find((name) => !all.includes(name))
if (unknown !== undefined) throw new Error(`There is no quickstart "${unknown}", only ${all.join(', ')}.`)
const quickstarts = all.map(readQuickstart)
checkShared(quickstarts)
// Turbopack refuses links out of its root, and some systems' temporary folder is one.
const home = realpathSync(mkdtempSync(join(tmpdir(), 'lean-link-quickstarts-')))
try {
  packKit(join(home, 'lean-link-kit/packed'))
  for (const quickstart of quickstarts.filter(({ name }) => named.length === 0 || named.includes(name))) {
    try {
      await tryQuickstart(quickstart, home)
      console.log(`✓ docs/quickstarts/${quickstart.name}: installs, builds, starts, connects two banks`)
    } catch (error) {
      console.error(`✗ docs/quickstarts/${quickstart.name}: ${error instanceof Error ? error.message : error}`)
      process.exitCode = 1
    }
  }
} finally {
  rmSync(home, { recursive: true, force: true })
}
