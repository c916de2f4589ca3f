/** Lean in a Playwright test: hand-written pages with Lean's own script tags, on an origin of their own, driven by the dialog object. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { findBrowser, launchOptions } from '../../../scripts/browser.mjs'
import { createFakeLean } from './createFakeLean.ts'
import { routeLean } from './playwright.ts'
import { scenarios } from './scenarios.ts'

const loader = (country: string) =>
  `<script src="https://cdn.leantech.me/link/loader/prod/${country}/latest/lean-link-loader.min.js"></script>`
const v2 =
  '<div id="lean-link"></div><script src="https://cdn.leantech.me/link/sdk/web/v2/prod/ae/latest/Lean.min.js"></script>'

/** Answers live in the session, for a redirect takes the page away. */
const appPage = (tag: string) => `<!doctype html><title>App</title>
<script>
  const answers = () => JSON.parse(sessionStorage.getItem('answers') ?? '[]')
  const callback = (answer) => sessionStorage.setItem('answers', JSON.stringify([...answers(), answer]))
</script>
${tag}`
const pages: Record<string, string> = { '/ae': loader('ae'), '/sa': loader('sa'), '/v2': v2 }

let browser: Browser
let server: Server
let context: BrowserContext
let page: Page
let origin: string

// The first run on a machine may have to fetch a Chromium.
beforeAll(async () => {
  browser = await chromium.launch(launchOptions(await findBrowser()))
  server = createServer(({ url = '' }, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(appPage(pages[new URL(url, 'http://localhost').pathname] ?? ''))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
}, 300_000)
afterAll(async () => {
  await browser?.close()
  server?.close()
})
beforeEach(async () => {
  context = await browser.newContext({ reducedMotion: 'reduce' })
  page = await context.newPage()
})
afterEach(() => context?.close())

async function open(method = 'connect', over: object = {}, global = 'Lean', country: 'ae' | 'sa' = 'ae') {
  const config = {
    app_token: 'an app of its own',
    customer_id: 'customer-1',
    permissions: ['identity'],
    sandbox: true,
    access_token: await createFakeLean({}, { country }).createAccessToken('customer-1', { sub: 'an app of its own' }),
    success_redirect_url: `${origin}/ok`,
    fail_redirect_url: `${origin}/no`,
    ...over,
  }
  await page.evaluate(`${global}.${method}({ ...${JSON.stringify(config)}, callback })`)
}
const answers = () => page.evaluate<Record<string, unknown>[]>('answers()')
const statuses = async () => (await answers()).map(({ status }) => status)

describe("a page with Lean's own script tag", () => {
  it.each([
    ['/ae', 'Lean', 'ae', 'LEANMB1_SAU'],
    ['/sa', 'Lean', 'sa', undefined],
    ['/v2', 'LeanV2', 'ae', 'LEANMB1_SAU'],
  ] as const)(
    '%s runs unchanged, from the click to the end',
    async (path, global, country, bank) => {
      const lean = await routeLean(page)
      await page.goto(origin + path)
      // Banks of KSA redirect: without these URLs they sign in inside the dialog.
      await open('connect', { success_redirect_url: undefined }, global, country)
      await lean.pickBank(bank)
      await lean.approve()
      await lean.signIn()
      await lean.enterOtp()
      await vi.waitFor(async () => expect(await statuses()).toEqual(['SUCCESS']), 5_000)
      expect(await lean.calls()).toMatchObject([{ method: 'connect', config: { access_token: '[jwt]' } }])
    },
    60_000,
  )
})

describe('the dialog object', () => {
  it('leaves for a bank with a page of its own, and comes back approved or refused, in Arabic too', async () => {
    const lean = await routeLean(page)
    await page.goto(`${origin}/ae`)
    await open('connect', { language: 'ar' })
    await lean.pickBank('LEAN_OF_RETAIL_UAE')
    await lean.approve()
    await lean.approve()
    await page.waitForURL(/\/ok\?/)
    expect(new URL(page.url()).searchParams.get('customer_id')).toBe('customer-1')
    await page.goto(`${origin}/ae`)
    await open('connect', { bank_identifier: 'LEAN_OF_RETAIL_UAE' })
    await lean.frame.locator('main[data-screen="explanation"] button[type="submit"]').click()
    await lean.approve()
    await lean.frame.locator('main[data-screen="redirect"]').waitFor()
    await lean.fail()
    await page.waitForURL(/\/no\?.*granular_status_code/)
  }, 60_000)

  it('cancels and fails without knowing a button by name', async () => {
    const lean = await routeLean(page)
    await page.goto(`${origin}/ae`)
    await open()
    await lean.cancel()
    await vi.waitFor(async () => expect(await statuses()).toEqual(['CANCELLED']), 5_000)
    await open('pay', { payment_intent_id: 'intent-1' })
    await lean.fail()
    await vi.waitFor(async () => expect(await statuses()).toEqual(['CANCELLED', 'ERROR']), 5_000)
  }, 60_000)

  it('plays another scenario, and the token route of an app without a backend', async () => {
    const lean = await routeLean(page, {}, { tokenPath: '/api/lean/token' })
    await page.goto(`${origin}/ae`)
    await lean.use(scenarios.cancel)
    const body = JSON.stringify({ customer_id: 'customer-1' })
    const token = await page.evaluate<{ scope: string }>(
      `fetch('/api/lean/token', { method: 'POST', body: ${JSON.stringify(body)} }).then((answer) => answer.json())`,
    )
    expect(token.scope).toBe('customer.customer-1')
    await open()
    await vi.waitFor(async () => expect(await statuses()).toEqual(['CANCELLED']), 5_000)
  }, 60_000)
})
