/** Journeys to the bank and back in Chromium: each method that leaves the page, back in the same tab and in another, as apps and people do it. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type CoreBrowser, type CorePage, launchCoreBrowser, startCorePage } from '../../test/startCorePage.ts'
import { customerId } from '../../test/toJwt.ts'
import type { LeanCountry, LeanError, LeanMethod, RedirectReturn } from '../index.ts'

let browser: CoreBrowser
let app: CorePage
beforeAll(async () => {
  browser = await launchCoreBrowser()
}, 300_000)
afterAll(() => browser?.close())
afterEach(() => app?.stop())

type Page = CorePage['page']
type Resumed = { value: RedirectReturn | null; error?: never } | { error: LeanError; value?: never }
const until = (page: Page, expression: string) =>
  expect.poll(() => page.evaluate(`!!(${expression})`).catch(() => false), { timeout: 20_000 }).toBe(true)
const notes = (page: Page) =>
  page.evaluate<string[]>("Object.keys(localStorage).filter((key) => key.startsWith('lean-link:'))")
const appState = { order: 'o-1', next: '/thanks' }
const fromBank = `entity_id=e-1&bank_identifier=LEAN_OF_RETAIL_UAE&customer_id=${customerId}&consent_attempt_id=a-1`

const params: { readonly [M in LeanMethod]?: object } = {
  connect: { permissions: ['accounts'], showConsentExplanation: true },
  pay: { paymentIntentId: 'p-1' },
  checkout: { paymentIntentId: 'p-1' },
  authorizeConsent: { consentId: 'k-1' },
}

interface Departure {
  readonly success?: string
  readonly fail?: string
  readonly openedOn?: string
  readonly settleMs?: number
}

/** Opens a flow on a page of the app; it is noted before the test goes on. */
async function openFlow(
  method: LeanMethod,
  { success = '/ok', fail = '/no', openedOn = '/', settleMs }: Departure = {},
) {
  await app.visit(openedOn)
  const urls = { successRedirectUrl: app.origin + success, failRedirectUrl: app.origin + fail }
  const given = JSON.stringify({ customerId, ...params[method], ...urls })
  const before = (await notes(app.page)).length
  await app.page.evaluate(
    `make({ settleMs: ${settleMs} }); window.flow = settled(client.open('${method}', ${given}, { appState: ${JSON.stringify(appState)} })); 0`,
  )
  await until(app.page, 'window.calls?.length === 1')
  await expect.poll(() => notes(app.page), { timeout: 20_000 }).toHaveLength(before + 1)
}

/** `resumeRedirect()` on this page, whose router cleans the address in the same turn; `confirm` is asked and says yes. */
const resume = (page: Page): Promise<Resumed> =>
  page.evaluate<Resumed>(`(() => {
    make()
    window.asked = []
    const confirm = ({ status, method, customerId, flowId }) => asked.push({ status, method, customerId, flowId }) > 0
    const returned = settled(client.resumeRedirect(undefined, { confirm }))
    history.replaceState(null, '', '/home')
    return returned
  })()`)
/** As `resume`, where captureRedirect shows the outcome meanwhile. */
async function resumeWithCapture(page: Page): Promise<Resumed> {
  const returned = resume(page)
  await until(page, 'window.calls?.length === 1')
  await page.evaluate("answer('SUCCESS')")
  return returned
}

describe.each<[LeanMethod, LeanCountry]>([
  ['connect', 'ae'],
  ['connect', 'sa'],
  ['pay', 'ae'],
  ['checkout', 'ae'],
  ['authorizeConsent', 'ae'],
])('%s in %s', (method, country) => {
  const isCaptured = method !== 'connect'

  it.each(['the same tab', 'a new tab'])(
    'comes back from the bank in %s, with what the app gave, and is confirmed',
    async (tab) => {
      app = await startCorePage(browser, { country })
      await openFlow(method)
      const page = tab === 'a new tab' ? await app.context.newPage() : app.page
      await app.visit(`/ok?${fromBank}`, page)
      const { value } = await (isCaptured ? resumeWithCapture(page) : resume(page))
      expect(value).toMatchObject({
        landedOn: 'success',
        journal: { method, customerId },
        params: { entityId: 'e-1', bankIdentifier: 'LEAN_OF_RETAIL_UAE', customerId, consentAttemptId: 'a-1' },
        appState,
        capture: isCaptured ? { method: 'captureRedirect', status: 'success' } : null,
        confirmed: true,
      })
      const status = isCaptured ? 'success' : 'redirecting'
      expect(await page.evaluate('asked')).toEqual([{ status, method, customerId, flowId: value?.journal?.flowId }])
      expect(page.url()).toBe(`${app.origin}/home`)
      expect(await notes(page)).toEqual([])
    },
  )

  it('comes back with a failure, whose words the customer can read, and asks nobody', async () => {
    app = await startCorePage(browser, { country })
    await openFlow(method)
    await app.visit('/no?granular_status_code=USER_CANCELLED&status_additional_info=closed')
    const { value } = await (isCaptured ? resumeWithCapture(app.page) : resume(app.page))
    expect(value).toMatchObject({
      landedOn: 'fail',
      journal: { method },
      params: { granularStatusCode: 'USER_CANCELLED', statusAdditionalInfo: 'closed' },
      userMessage: 'You cancelled this at your bank.',
      appState,
      confirmed: false,
    })
    expect(await app.page.evaluate('asked')).toEqual([])
  })

  it('is still known when LinkSDK said ERROR, nothing followed, and the page left for the bank all the same', async () => {
    app = await startCorePage(browser, { country })
    await openFlow(method, { settleMs: 1 })
    await app.page.evaluate("answer('ERROR')")
    expect(await app.page.evaluate('flow')).toMatchObject({ error: { code: 'link_error' } })
    await app.visit(`/ok?${fromBank}`)
    const { value } = await (isCaptured ? resumeWithCapture(app.page) : resume(app.page))
    expect(value).toMatchObject({ landedOn: 'success', journal: { method }, appState })
    expect(await notes(app.page)).toEqual([])
  })
})

describe('people', () => {
  it('who give up at the bank and type the address of the home page, which is both URLs, have not returned', async () => {
    app = await startCorePage(browser)
    await openFlow('checkout', { success: '/', fail: '/', openedOn: '/cart' })
    await app.visit('/')
    expect(await resume(app.page)).toEqual({ value: null })
    expect(await app.page.evaluate('window.calls')).toBeUndefined()
    expect(await notes(app.page)).toHaveLength(1)
    await app.visit(`/?${fromBank}`)
    const { value } = await resumeWithCapture(app.page)
    expect(value).toMatchObject({ landedOn: 'unknown', journal: { method: 'checkout' }, appState })
  })

  it('who go back and try again return from the second try', async () => {
    app = await startCorePage(browser)
    await openFlow('authorizeConsent')
    // Without the back/forward cache, as when the bank's page forbids it: the note of the first try is there.
    await openFlow('authorizeConsent')
    const [second] = await app.page.evaluate<string[]>('[client.getState().flow.flowId]')
    await app.visit(`/ok?${fromBank}`)
    const { value } = await resumeWithCapture(app.page)
    expect(value).toMatchObject({ landedOn: 'success', journal: { flowId: second } })
    expect(await notes(app.page)).toEqual([])
  })

  it('who come back to a page with a hash router are known by its route', async () => {
    app = await startCorePage(browser)
    await openFlow('connect', { success: '/app#/bank/done', fail: '/app#/bank/failed', openedOn: '/app' })
    await app.visit('/bank')
    await app.visit(`/app#/bank/failed?own=1&${fromBank}`)
    const returned = await app.page.evaluate('make(); client.resumeRedirect()')
    expect(returned).toMatchObject({ landedOn: 'fail', params: { consentAttemptId: 'a-1' } })
    expect(app.page.url()).toBe(`${app.origin}/app#/bank/failed?own=1`)
  })

  it('whose shell hands the return to the page that they left from end the flow there', async () => {
    app = await startCorePage(browser)
    await openFlow('connect', { settleMs: 0 })
    await app.page.evaluate("answer('REDIRECT')")
    expect(await app.page.evaluate('flow')).toMatchObject({ value: { status: 'redirecting' } })
    const returned = await app.page.evaluate(`client.resumeRedirect(location.origin + '/ok?${fromBank}')`)
    expect(returned).toMatchObject({ landedOn: 'success', journal: { method: 'connect' }, appState })
    expect(await app.page.evaluate('client.getState().flow.status')).toBe('idle')
  })
})
