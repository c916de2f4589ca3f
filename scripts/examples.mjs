/**
 * `pnpm test:examples [name...]`: installs each app of examples/ with the packed kit, outside the workspace, type-checks and builds it, starts
 * it and visits it in Chromium. Needs a package registry.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { examplesFolder, installExample, listExamples, runNpm } from './installExample.mjs'
import { packKit } from './packKit.mjs'
import { getFreePort, startApp } from './startApp.mjs'
import { connectInDialog, visitPage } from './visitPage.mjs'

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
  const app = startApp('npm run --silent dev', folder, { PORT: String(await getFreePort()), LEAN_CLIENT_ID: '' })
  try {
    await visitPage(await app.url, visit)
    if (!app.output().includes('entity.created')) throw new Error(`no webhook arrived:\n${app.output()}`)
    if (/error/i.test(app.output())) throw new Error(`the terminal complains:\n${app.output()}`)
  } finally {
    await app.stop()
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
