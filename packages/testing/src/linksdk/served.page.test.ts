/** The dialog on another origin than the app's, in a whole page: redirects, entities, and messages of strangers. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { launchBrowserAndBundle, startServedPage } from '../../test/startServedPage.ts'

let launched: Awaited<ReturnType<typeof launchBrowserAndBundle>>
let app: Awaited<ReturnType<typeof startServedPage>>

// The first run on a machine may have to fetch a Chromium.
beforeAll(async () => {
  launched = await launchBrowserAndBundle()
}, 300_000)
afterAll(() => launched?.close())
beforeEach(async () => {
  app = await startServedPage(launched)
})
afterEach(() => app?.stop())

const press = (...names: string[]) =>
  names.reduce(
    (before, name) =>
      before.then(() => app.dialog.getByRole('button', { name, exact: true }).click({ timeout: 5_000 })),
    Promise.resolve(),
  )
const screen = (name: string) => app.dialog.locator(`[data-screen="${name}"] form`).waitFor({ timeout: 5_000 })
const uuid = expect.stringMatching(/^[\da-f-]{36}$/)

describe('the dialog as a page of the simulator, on another origin than the app', () => {
  it('connects a bank that signs in inside the dialog, and the entity is in the API', async () => {
    await app.open('connect')
    await press('Continue')
    // Style sheets travel by another way than scripts: a card has corners, and a bank its own colour.
    const card = app.dialog.locator('.card')
    expect(await card.evaluate((element) => getComputedStyle(element).borderRadius)).toBe('28px')
    const logo = app.dialog.locator('[data-bank="LEANMB1_SAU"] .logo')
    expect(await logo.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(255, 255, 255)')
    await press('Lean Mockbank', 'Allow access', 'Sign in')
    expect(app.page.frames()[1]?.url()).toBe(`${app.simulator.url}/link/simulator/dialog`)
    const code = app.dialog.getByLabel('One-time code')
    await code.fill('1111')
    await code.press('Enter')
    await screen('success')
    await press('Done')
    await vi.waitFor(async () => expect(await app.answers()).toHaveLength(1))
    const bank = { bank_identifier: 'LEANMB1_SAU', is_supported: true }
    expect(await app.answers()).toMatchObject([{ status: 'SUCCESS', bank }])
    expect(await app.page.locator('iframe').count()).toBe(0)
    expect(app.page.url()).toBe(`${app.origin}/`)
    expect(app.requests).toContain('/link/simulator/outcome')
    expect(await app.entities()).toEqual([expect.objectContaining({ bank_identifier: 'LEANMB1_SAU' })])
  }, 20_000)
})

describe('a bank with a page of its own', () => {
  async function visitBank(decision: string) {
    await app.open('connect', { bank_identifier: 'LEAN_OF_RETAIL_UAE' })
    await press('Continue', 'Allow access')
    await screen('redirect')
    await Promise.all([app.page.waitForURL(/\/(ok|no)\?/, { timeout: 5_000 }), press(decision)])
    const { origin, pathname, searchParams } = new URL(app.page.url())
    return { place: origin + pathname, query: Object.fromEntries(searchParams) }
  }

  it('sends the browser to the success URL, with the entity and the other parameters of a recorded return', async () => {
    const { place, query } = await visitBank('Approve at the bank')
    expect(place).toBe(`${app.origin}/ok`)
    const [entity] = await app.entities()
    expect(query).toEqual({
      own: '1',
      entity_id: entity?.id,
      bank_identifier: 'LEAN_OF_RETAIL_UAE',
      customer_id: app.customerId,
      consent_attempt_id: uuid,
    })
    expect(entity?.id).toEqual(uuid)
    // Said before the page was left: the landing page finds it in the session.
    expect(await app.answers()).toMatchObject([{ status: 'REDIRECT', open_banking_redirect_url: app.page.url() }])
  }, 20_000)

  it('sends the browser to the fail URL with a reason, and connects nothing, when the customer refuses', async () => {
    const { place, query } = await visitBank('Refuse at the bank')
    expect(place).toBe(`${app.origin}/no`)
    expect(query).toEqual({
      bank_identifier: 'LEAN_OF_RETAIL_UAE',
      customer_id: app.customerId,
      granular_status_code: 'USER_CANCELLED',
      status_additional_info: 'Refused in the simulator',
    })
    expect(await app.entities()).toEqual([])
    expect(await app.answers()).toMatchObject([{ status: 'REDIRECT', open_banking_redirect_url: app.page.url() }])
  }, 20_000)
})

describe("a token with LinkSDK's own prefix", () => {
  const doubled = () => ({ access_token: `Bearer ${app.accessToken}` })

  it('ends in the dialog as a token that the API refuses', async () => {
    await app.open('connect', { bank_identifier: 'LEANMB1_SAU', ...doubled() })
    await press('Continue', 'Allow access', 'Sign in')
    await app.dialog.getByLabel('One-time code').fill('1111')
    await press('Confirm')
    await screen('error')
    await press('Back to the app')
    await vi.waitFor(async () => expect(await app.answers()).toHaveLength(1))
    expect(await app.answers()).toMatchObject([{ status: 'ERROR', last_api_response: '{"status":"HTTP_401"}' }])
    expect(await app.entities()).toEqual([])
  }, 20_000)

  it('does not come back from the bank as a success', async () => {
    await app.open('connect', { bank_identifier: 'LEAN_OF_RETAIL_UAE', ...doubled() })
    await press('Continue', 'Allow access')
    await screen('redirect')
    await Promise.all([app.page.waitForURL(/\/(ok|no)\?/, { timeout: 5_000 }), press('Approve at the bank')])
    expect(new URL(app.page.url()).pathname).toBe('/no')
    expect(await app.entities()).toEqual([])
  }, 20_000)
})

describe('messages of another origin', () => {
  const forged = (messages: { origin: string; type: string }[]) =>
    messages.filter(({ origin }) => origin === app.strangeOrigin).map(({ type }) => type)

  it('mean nothing to the page, not even out of the very frame of the dialog', async () => {
    await app.open('connect')
    await screen('explanation')
    await app.page.evaluate(`document.querySelector('iframe').src = '${app.strangeOrigin}/forger'`)
    // Messages keep their order: when the last one has come, the script has had those before it.
    await vi.waitFor(async () => expect(forged(await app.messages(app.page))).toContain('forged'))
    expect(forged(await app.messages(app.page))).toEqual(['ready', 'authorise', 'end', 'forged'])
    expect(await app.answers()).toEqual([])
    expect(await app.page.locator('iframe[data-lean-link-simulator]').count()).toBe(1)
    expect(app.requests).not.toContain('/link/simulator/outcome')
  }, 20_000)

  it("mean nothing to the dialog or the page, out of a stranger's frame beside it", async () => {
    await app.open('connect')
    await screen('explanation')
    const dialog = app.page.frame({ url: `${app.simulator.url}/link/simulator/dialog` })
    if (!dialog) throw new Error('The dialog is not there.')
    await dialog.evaluate(
      `messages = []; addEventListener('message', ({ origin, data }) => messages.push({ origin, type: data.type }))`,
    )
    await app.page.evaluate(`
      document.body.append(Object.assign(document.createElement('iframe'), { src: '${app.strangeOrigin}/forger' }))
    `)
    await vi.waitFor(async () => expect(forged(await app.messages(dialog))).toEqual(['escape']))
    await vi.waitFor(async () => expect(forged(await app.messages(app.page))).toContain('forged'))
    await screen('explanation')
    expect(await app.answers()).toEqual([])
    expect(app.requests).not.toContain('/link/simulator/outcome')
  }, 20_000)
})
