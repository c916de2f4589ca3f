/** Opens the page of an app in Chromium and uses it as a person does. Used by examples.mjs and quickstarts.mjs. */
import { chromium } from 'playwright'
import { findBrowser, launchOptions } from './browser.mjs'

/**
 * Opens the app's page and visits it. Throws when the browser complains, or a token is seen where none belongs.
 * @param {string} url
 * @param {(page: import('playwright').Page) => Promise<void>} visit
 */
export async function visitPage(url, visit) {
  const browser = await chromium.launch(launchOptions(await findBrowser({}, () => {})))
  try {
    const page = await browser.newPage()
    // A development server compiles a page when it is first asked for.
    page.setDefaultTimeout(90_000)
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

/** @param {import('playwright').Page} page */
export async function connectInDialog(page) {
  const dialog = page.frameLocator('iframe[data-lean-link-simulator]')
  for (const name of ['Continue', 'Lean Mockbank', 'Allow access', 'Sign in']) {
    await dialog.getByRole('button', { name }).click()
  }
  await dialog.getByLabel('One-time code').fill('1111')
  await dialog.getByRole('button', { name: 'Confirm' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
}
