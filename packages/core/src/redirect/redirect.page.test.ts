/** The way to the bank and back, over real navigations: what is noted, what is found again, and what a hostile address can do. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CoreBrowser, type CorePage, launchCoreBrowser, startCorePage } from '../../test/startCorePage.ts'
import { customerId } from '../../test/toJwt.ts'
import type { RedirectReturn } from '../index.ts'

let browser: CoreBrowser
let app: CorePage
beforeAll(async () => {
  browser = await launchCoreBrowser()
}, 300_000)
afterAll(() => browser?.close())
beforeEach(async () => {
  app = await startCorePage(browser)
})
afterEach(() => app?.stop())

type Page = CorePage['page']
const until = (page: Page, expression: string) =>
  expect.poll(() => page.evaluate(`!!(${expression})`).catch(() => false), { timeout: 10_000 }).toBe(true)
const notes = (page: Page) =>
  page.evaluate<string[]>("Object.keys(localStorage).filter((key) => key.startsWith('lean-link:'))")
const query = (over: Record<string, string> = {}) =>
  new URLSearchParams({
    entity_id: 'e-1',
    bank_identifier: 'LEAN_OF_RETAIL_UAE',
    customer_id: customerId,
    consent_attempt_id: 'a-1',
    ...over,
  }).toString()

/** Opens a flow that notes where it comes back to, and leaves the page for it. */
async function leaveFor(path: string, method = 'connect', more: object = { permissions: ['accounts'] }) {
  await app.visit()
  const params = { customerId, successRedirectUrl: `${app.origin}/ok`, failRedirectUrl: `${app.origin}/no`, ...more }
  await app.page.evaluate(`make(); client.open('${method}', ${JSON.stringify(params)}).catch(() => {}); 0`)
  await until(app.page, 'window.calls?.length === 1')
  await until(app.page, "Object.keys(localStorage).some((key) => key.startsWith('lean-link:'))")
  await app.visit(path)
}
const resume = (page: Page = app.page, options = {}) =>
  page.evaluate<RedirectReturn | null>(`make(); client.resumeRedirect(undefined, ${JSON.stringify(options)})`)

describe('a return from the bank', () => {
  it('finds the note of its flow, cleans the address, and finds nothing the second time', async () => {
    await leaveFor(`/ok?own=1&${query()}`)
    expect(await resume()).toMatchObject({
      landedOn: 'success',
      journal: { method: 'connect', customerId },
      params: { entityId: 'e-1', bankIdentifier: 'LEAN_OF_RETAIL_UAE', customerId, consentAttemptId: 'a-1' },
      capture: null,
      confirmed: false,
    })
    expect(app.page.url()).toBe(`${app.origin}/ok?own=1`)
    expect(await notes(app.page)).toEqual([])
    await app.visit('/ok?own=1')
    expect(await resume()).toBeNull()
  })

  it('answers a second call of the same page load as the first, and leaves the address to a router that owns it', async () => {
    await leaveFor(`/no?${query()}`)
    const twice = await app.page.evaluate<RedirectReturn[]>(
      'make(); Promise.all([client.resumeRedirect(undefined, { cleanUrl: false }), client.resumeRedirect(undefined, { cleanUrl: false })])',
    )
    expect(twice[0]).toMatchObject({ landedOn: 'fail' })
    expect(twice[1]).toEqual(twice[0])
    expect(app.page.url()).toContain('entity_id=e-1')
  })

  it('is found in a new tab, as a bank app opens one, and then in the first one no more', async () => {
    await leaveFor('/elsewhere')
    const tab = await app.context.newPage()
    await app.visit(`/ok?${query()}`, tab)
    expect(await resume(tab)).toMatchObject({ landedOn: 'success', journal: { customerId } })
    await app.visit('/ok')
    expect(await resume()).toBeNull()
  })

  it('shows the outcome of a payment by captureRedirect', async () => {
    await leaveFor(`/ok?${query({ granular_status_code: 'OK' })}`, 'pay', { paymentIntentId: 'p-1' })
    const returned = resume()
    await until(app.page, 'window.calls?.length === 1')
    expect(await app.page.evaluate('calls[0]')).toMatchObject({
      customer_id: customerId,
      consent_attempt_id: 'a-1',
      granular_status_code: 'OK',
    })
    await app.page.evaluate("answer('SUCCESS')")
    expect(await returned).toMatchObject({
      journal: { method: 'pay' },
      capture: { status: 'success', method: 'captureRedirect' },
      confirmed: false,
    })
  })
})

describe('an address that is no return of ours', () => {
  it('is null without anything of Lean in it', async () => {
    await app.visit('/ok?own=1')
    expect(await resume()).toBeNull()
  })

  it('opens nothing without a note, whatever it says, and passes on only what looks like an id', async () => {
    await app.visit(`/ok?${query({ entity_id: '<script>', customer_id: 'x'.repeat(300) })}`)
    expect(await resume()).toMatchObject({
      landedOn: 'unknown',
      journal: null,
      capture: null,
      params: { bankIdentifier: 'LEAN_OF_RETAIL_UAE' },
    })
    expect(await app.page.evaluate('window.calls')).toBeUndefined()
    expect(await app.page.evaluate('events.find((event) => event.type === "redirect").step')).toBe('no_journal')
  })

  it('does not use the note of another customer', async () => {
    await leaveFor(`/ok?${query({ customer_id: 'somebody_else' })}`, 'pay', { paymentIntentId: 'p-1' })
    expect(await resume()).toMatchObject({ journal: null, capture: null })
    expect(await app.page.evaluate('events.find((event) => event.type === "redirect").step')).toBe('mismatch')
  })

  it('does not choose between flows of two customers that would come back to the same address', async () => {
    await leaveFor('/elsewhere', 'pay', { paymentIntentId: 'p-1' })
    await app.page.evaluate(`for (const key of Object.keys(localStorage).filter((one) => one.startsWith('lean-link:')))
      localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), customerId: 'somebody_else' }))`)
    await leaveFor('/ok?consent_attempt_id=a-1', 'pay', { paymentIntentId: 'p-2' })
    expect(await notes(app.page)).toHaveLength(2)
    expect(await resume()).toMatchObject({ landedOn: 'unknown', journal: null, capture: null })
  })

  it('does not take a flow that began on this very page for one that came back to it', async () => {
    await app.visit('/ok')
    const urls = { successRedirectUrl: `${app.origin}/ok`, failRedirectUrl: `${app.origin}/no` }
    await app.page.evaluate(
      `make(); client.connect(${JSON.stringify({ customerId, permissions: ['accounts'], ...urls })}).catch(() => {}); 0`,
    )
    await until(app.page, 'window.calls?.length === 1 && Object.keys(localStorage).length === 1')
    expect(await app.page.evaluate('client.resumeRedirect()')).toBeNull()
    expect(await notes(app.page)).toHaveLength(1)
    await app.visit(`/ok?${query()}`)
    expect(await resume()).toMatchObject({ landedOn: 'success', journal: { customerId } })
  })

  it('does not use a note that is an hour old', async () => {
    await leaveFor('/elsewhere')
    await app.page.evaluate(`for (const store of [localStorage, sessionStorage]) for (const key of Object.keys(store)) {
      store.setItem(key, JSON.stringify({ ...JSON.parse(store.getItem(key)), startedAt: Date.now() - 3600001 })) }`)
    await app.visit(`/ok?${query()}`)
    expect(await resume()).toMatchObject({ landedOn: 'unknown', journal: null })
    expect(await notes(app.page)).toEqual([])
  })

  it('survives notes that somebody else wrote', async () => {
    await app.visit()
    await app.page.evaluate(
      "for (const text of ['', '{', 'null', '[]', '{\"flowId\":1}']) localStorage.setItem('lean-link:' + text.length, text)",
    )
    await app.visit(`/ok?${query()}`)
    expect(await resume()).toMatchObject({ journal: null })
    expect(await notes(app.page)).toEqual([])
  })
})

describe('the note', () => {
  it('holds no token and no intent, and goes when the flow ends on its page', async () => {
    await leaveFor('/', 'pay', { paymentIntentId: 'p-secret-intent' })
    const text = await app.page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')
    expect(text).toContain(customerId)
    expect(text).not.toMatch(/eyJ|p-secret-intent|11ea0000/)
    await app.page.evaluate('localStorage.clear(); sessionStorage.clear()')
    await app.page.evaluate(
      `make(); window.first = client.pay(${JSON.stringify({ customerId, paymentIntentId: 'p-1', successRedirectUrl: `${app.origin}/ok`, failRedirectUrl: `${app.origin}/no` })}); 0`,
    )
    await until(app.page, 'window.calls?.length === 1 && Object.keys(localStorage).length === 1')
    await app.page.evaluate("answer('CANCELLED'); first")
    await expect.poll(() => notes(app.page)).toEqual([])
  })

  it('stays while the page is to be left, and goes with the client', async () => {
    await leaveFor('/elsewhere')
    await app.visit()
    const urls = { successRedirectUrl: `${app.origin}/ok`, failRedirectUrl: `${app.origin}/no` }
    await app.page.evaluate(
      `localStorage.clear(); make({ settleMs: 0 }); window.first = client.connect(${JSON.stringify({ customerId, permissions: ['accounts'], ...urls })}); 0`,
    )
    await until(app.page, 'window.calls?.length === 1')
    await app.page.evaluate("answer('REDIRECT')")
    expect(await app.page.evaluate('first')).toMatchObject({ status: 'redirecting' })
    expect(await notes(app.page)).toHaveLength(1)
    await app.page.evaluate('client.destroy()')
    expect(await notes(app.page)).toEqual([])
  })

  it('goes at logout', async () => {
    await leaveFor('/elsewhere')
    await app.page.evaluate('make(); client.preload()')
    expect(await notes(app.page)).toHaveLength(1)
    await app.page.evaluate("client.invalidateAccessToken('somebody_else'); client.invalidateAccessToken()")
    await expect.poll(() => notes(app.page)).toEqual([])
  })
})
