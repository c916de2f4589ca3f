/** Every button on the simulator by keyboard alone, from the first Tab on the page to its outcome, in both languages. */
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, launchOptions } from '../../../scripts/browser.mjs'
import { placeholders } from '../../core/test/readRecipe.ts'
import { type RecipePage, startRecipePage } from '../../core/test/startRecipePage.ts'
import { buildPage } from '../test/buildPage.ts'
import { buttonRows } from '../test/buttonRows.tsx'

let browser: Browser
let code: string
let app: RecipePage
// The first run on a machine may have to fetch a Chromium.
beforeAll(async () => {
  browser = await chromium.launch(launchOptions(await findBrowser()))
  code = await buildPage('keyboardPage', 'production')
}, 300_000)
afterAll(() => browser?.close())
afterEach(() => app?.stop())

async function start(language: 'en' | 'ar') {
  const data = JSON.stringify({ language, ...placeholders })
  const html = `<!doctype html><title>App</title><main id="root"></main>
<script>window.keyboardPage = ${data}</script><script type="module" src="/app.js"></script>`
  app = await startRecipePage(browser, { html, scripts: new Map([['/app.js', code]]) })
  await app.page.emulateMedia({ reducedMotion: 'reduce' })
  await app.visit()
}

/** Presses Tab until what has the focus fits; the dialog keeps Tab inside, so a walk that comes round has missed it. */
async function tabTo(page: Page, hasFocus: () => Promise<boolean>) {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await hasFocus()) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Nobody who uses a keyboard gets there.')
}

/** Goes through the dialog, whatever it shows, until it has closed. */
async function walkThrough(page: Page) {
  const dialog = page.locator('iframe[data-lean-link-simulator]')
  await dialog.waitFor()
  const frame = () => page.frames().find((one) => one.parentFrame() && !one.isDetached())
  const screen = app.dialog.locator('main[data-screen]')
  while ((await dialog.count()) > 0) {
    const name = await screen.getAttribute('data-screen', { timeout: 5_000 }).catch(() => null)
    const inside = frame()
    if (!name || !inside) continue
    const isFocused = (selector: string) =>
      inside.evaluate((wanted) => !!document.activeElement?.matches(wanted), selector).catch(() => true)
    if (name === 'progress') {
      await page.waitForTimeout(100)
      continue
    }
    if (name === 'otp') {
      await tabTo(page, () => isFocused('input'))
      await page.keyboard.type('1111')
    }
    await tabTo(page, () => isFocused(name === 'banks' ? '[data-bank="LEANMB1_SAU"]' : 'button[type="submit"]'))
    await page.keyboard.press('Enter')
    // The next screen, or none.
    await expect
      .poll(
        () =>
          inside
            .evaluate(() => document.querySelector('main[data-screen]')?.getAttribute('data-screen'))
            .catch(() => null),
        { timeout: 10_000 },
      )
      .not.toBe(name)
  }
}

describe.each(['en', 'ar'] as const)('in %s', (language) => {
  it('opens, walks through and ends every flow, and gives the focus back', async () => {
    await start(language)
    const { page } = app
    for (const { method, labels } of buttonRows) {
      const button = page.locator(`[data-lean-button][data-method="${method}"]`)
      await tabTo(page, () => button.evaluate((node) => node === document.activeElement))
      expect(await button.textContent()).toBe(labels[language])
      await page.keyboard.press('Enter')
      await walkThrough(page)
      await expect.poll(() => button.getAttribute('data-status'), { timeout: 10_000 }).toBe('success')
      expect(await button.evaluate((node) => node === document.activeElement)).toBe(true)
    }
    expect(app.heard.wrong).toEqual([])
    expect((await app.simulator.calls()).map(({ method }) => method)).toEqual(buttonRows.map(({ method }) => method))
  }, 120_000)
})
