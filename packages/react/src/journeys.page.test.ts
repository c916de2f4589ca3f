/** Journeys to the simulated bank and back through React, StrictMode and a router that cleans the address at once. */
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser, launchOptions } from '../../../scripts/browser.mjs'
import { placeholders } from '../../core/test/readRecipe.ts'
import { type RecipePage, startRecipePage } from '../../core/test/startRecipePage.ts'
import { buildPage } from '../test/buildPage.ts'
import type { JourneyState } from '../test/journeyPage.tsx'
import type { LeanError, RedirectReturn } from './index.ts'

type Method = JourneyState['method']
type Country = JourneyState['country']

let browser: Browser
let code: string
let app: RecipePage
// The first run on a machine may have to fetch a Chromium.
beforeAll(async () => {
  browser = await chromium.launch(launchOptions(await findBrowser()))
  code = await buildPage('journeyPage', 'development')
}, 300_000)
afterAll(() => browser?.close())
/** And none of what React or the kit says on the console while developing. */
async function expectQuietPage() {
  const said = app.heard.console.filter((line) => !line.includes('React DevTools'))
  expect([said, app.heard.wrong]).toEqual([[], []])
  await app.stop()
}
afterEach(() => expectQuietPage())

async function start(method: Method, country: Country = 'ae') {
  const journey: JourneyState = { method, country, ...placeholders }
  const html = `<!doctype html><html lang="en"><title>App</title><main id="root"></main>
<script>window.journey = ${JSON.stringify(journey)}</script><script type="module" src="/app.js"></script></html>`
  app = await startRecipePage(browser, { html, scripts: new Map([['/app.js', code]]) }, country)
  await app.visit()
}

const dialogOf = (page: Page) => page.frameLocator('iframe[data-lean-link-simulator]')
const button = (page: Page) => page.getByRole('button')
const status = (page: Page) => page.locator('main [role=status]')
const returns = (page: Page) => page.evaluate<RedirectReturn[]>('returns')
const errors = (page: Page) => page.evaluate<LeanError[]>('errors.map(({ code }) => ({ code }))')

/** From the click to the bank, which decides. */
async function leaveForBank(page: Page, decision: 'approve' | 'fail') {
  await button(page).click()
  const screen = dialogOf(page).locator('main[data-screen]')
  await screen.waitFor()
  while ((await screen.getAttribute('data-screen')) !== 'redirect')
    await screen.locator('button[type="submit"]').click()
  await screen.locator(decision === 'approve' ? 'button[type="submit"]' : '[data-action="refuse"]').click()
}

/** What captureRedirect shows, after methods that it follows. */
async function closeOutcome(page: Page) {
  await dialogOf(page).locator('main[data-screen="outcome"] button[type="submit"]').click()
}

describe.each<[Method, Country]>([
  ['connect', 'sa'],
  ['pay', 'ae'],
  ['checkout', 'ae'],
  ['authorizeConsent', 'ae'],
])('%s in %s', (method, country) => {
  const isCaptured = method !== 'connect'

  it('comes back in the same tab once, with what the app gave, confirmed by its backend', async () => {
    await start(method, country)
    await leaveForBank(app.page, 'approve')
    if (isCaptured) await closeOutcome(app.page)
    await expect.poll(() => status(app.page).textContent(), { timeout: 15_000 }).toBe('returned success')
    expect(app.page.url()).toBe(`${app.origin}/home`)
    expect(await errors(app.page)).toEqual([])
    expect(await returns(app.page)).toMatchObject([
      { landedOn: 'success', journal: { method }, appState: { order: 'o-1' }, confirmed: true },
    ])
    expect(app.backend.asked.filter((request) => request === 'GET /api/connection')).toHaveLength(1)
  }, 60_000)

  it('comes back in a new tab', async () => {
    await start(method, country)
    // The bank's app opens the browser anew; the first tab stays where it is.
    const landing = new Promise<string>((resolve) => {
      void app.page.route(/\/bank\/(connected|failed)\?/, async (route) => {
        await route.abort()
        resolve(route.request().url())
      })
    })
    await leaveForBank(app.page, 'approve')
    const tab = await app.page.context().newPage()
    await tab.goto(await landing)
    if (isCaptured) await closeOutcome(tab)
    await expect.poll(() => status(tab).textContent(), { timeout: 15_000 }).toBe('returned success')
    expect(await returns(tab)).toMatchObject([{ journal: { method }, appState: { order: 'o-1' }, confirmed: true }])
  }, 60_000)
})

it('tells a refusal at the bank with a sentence for the customer, and asks nobody', async () => {
  await start('connect')
  await leaveForBank(app.page, 'fail')
  await expect.poll(() => status(app.page).textContent(), { timeout: 15_000 }).toBe('returned fail')
  const [returned] = await returns(app.page)
  expect(returned).toMatchObject({ confirmed: false, appState: { order: 'o-1' } })
  expect(returned?.userMessage).toMatch(/^[A-Z].*\.$/)
  expect(app.backend.asked).not.toContain('GET /api/connection')
}, 60_000)

it('takes a page that the Back button shows for no return, and opens again there', async () => {
  await start('connect')
  await leaveForBank(app.page, 'approve')
  await expect.poll(() => status(app.page).textContent(), { timeout: 15_000 }).toBe('returned success')
  await app.page.goBack()
  await button(app.page).waitFor()
  await button(app.page).click()
  await app.dialog.locator('main[data-screen]').waitFor()
  expect(await app.page.evaluate('returns')).toEqual([])
}, 60_000)
