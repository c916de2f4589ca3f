/** What only a whole page shows: the back/forward cache, policies, the network coming and going, parts that cannot be had. */
import { createLeanAuth } from '@lean-link/server'
import { startLeanSimulator } from '@lean-link/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { expectNoSecretIn } from '../test/expectNoSecrets.ts'
import {
  connectParams,
  type CoreBrowser,
  type CorePage,
  type CorePageOptions,
  launchCoreBrowser,
  linkSdk,
  startCorePage,
} from '../test/startCorePage.ts'
import { leanCsp } from './leanCsp.ts'

let browser: CoreBrowser
let app: CorePage
// The first run on a machine may have to fetch a Chromium.
beforeAll(async () => {
  browser = await launchCoreBrowser()
}, 300_000)
afterAll(() => browser?.close())
afterEach(() => app?.stop())

const params = JSON.stringify(connectParams)
const start = async (options?: CorePageOptions) => {
  app = await startCorePage(browser, options)
}
type Settled = { value?: { status: string }; error?: { code: string; reason?: string; message: string } }
const settled = (expression: string) => app.page.evaluate<Settled>(`settled(${expression})`)
/** Asks again and again from outside, because a policy may forbid the page to evaluate text. */
const until = (expression: string) =>
  expect.poll(() => app.page.evaluate(`!!(${expression})`).catch(() => false), { timeout: 10_000 }).toBe(true)
const flowStatus = () => app.page.evaluate<string>('client.getState().flow.status')

describe('two copies of the kit on one page', () => {
  it('share one script tag and one evaluation, and refuse two countries between them', async () => {
    await start()
    await app.visit()
    await app.page.evaluate(`import('/kit-2/index.js').then(({ createLeanClient }) => {
      window.makeOther = (more) => createLeanClient({ ...options, fetchAccessToken: async () => token, ...more })
    })`)
    await app.page.evaluate('make(); window.other = makeOther(); Promise.all([client.preload(), other.preload()])')
    expect(await app.page.locator('script[src*="lean.js"]').count()).toBe(1)
    expect(app.scriptRequests()).toBe(1)
    expect(await settled("makeOther({ country: 'sa' }).preload()")).toMatchObject({
      error: { code: 'country_conflict' },
    })
    const first = settled(`client.connect(${params})`)
    await until('window.calls?.length === 1')
    await app.page.evaluate("answer('SUCCESS')")
    expect(await first).toMatchObject({ value: { status: 'success' } })
    const second = settled(`other.connect(${params})`)
    await until('window.calls?.length === 2')
    await app.page.evaluate("answer('CANCELLED')")
    expect(await second).toMatchObject({ value: { status: 'cancelled' } })
  }, 30_000)
})

describe('the v2 bundle', () => {
  /** As Lean describes it: it draws into its node, which it wants to find, and has another global. */
  const linkSdkV2 = `
const node = document.querySelector('#lean-link')
window.LeanV2 = { connect: (config) => {
  node.innerHTML = '<dialog open>Bank</dialog>'
  window.answer = (status) => { node.innerHTML = ''; config.callback({ status }) }
} }`

  it('finds the node that it draws into, and counts as seen while it does', async () => {
    await start()
    await app.visit()
    app.serveScript((response) => response.end(linkSdkV2))
    await app.page.evaluate("make({ bundle: 'v2', noResponseMs: 1000 })")
    const first = settled(`client.connect(${params})`)
    await until("document.querySelector('#lean-link dialog')")
    // Longer than LinkSDK may show nothing.
    await app.page.waitForTimeout(2_000)
    await app.page.evaluate("answer('SUCCESS')")
    expect(await first).toMatchObject({ value: { status: 'success' } })
  }, 30_000)
})

describe('a page that is left and comes back', () => {
  const openAndWait = async () => {
    await app.page.evaluate(`make(); window.first = settled(client.connect(${params})); 0`)
    await until('window.calls?.length === 1')
  }

  it('ends a flow that was open with link_interrupted and can open again', async () => {
    await start()
    await app.visit()
    await openAndWait()
    await app.page.evaluate("window.kept = true; location.href = '/elsewhere'; 0")
    await app.page.waitForURL('**/elsewhere')
    await app.page.evaluate('setTimeout(() => history.back())')
    await until("document.querySelector('h1')?.textContent === 'App /' && window.made")
    // A headless shell has no back/forward cache and loads the page anew: there, its event stands in for it.
    if (!(await app.page.evaluate('window.kept'))) {
      await openAndWait()
      await app.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    }
    expect(await app.page.evaluate<Settled>('first')).toMatchObject({ error: { code: 'link_interrupted' } })
    expect(await flowStatus()).toBe('idle')
    expect(await app.page.locator('iframe').count()).toBe(0)
    const again = settled(`client.connect(${params})`)
    await until('calls.length === 2')
    await app.page.evaluate("answer('SUCCESS')")
    expect(await again).toMatchObject({ value: { status: 'success' } })
  }, 30_000)
})

describe('a page under a policy', () => {
  const nonce = 'bm9uY2Utb2YtdGhlLXRlc3Q'
  const strict = `default-src 'self'; script-src 'self' 'nonce-${nonce}'; frame-src 'none'; require-trusted-types-for 'script'; trusted-types lean-link`

  it('connects under leanCsp() and Trusted Types without a violation', async () => {
    // LinkSDK's address is the test's own; a nonce lets its tag in as it would under strict-dynamic.
    await start({
      headers: { 'content-security-policy': leanCsp({ country: 'ae', nonce }).mergeInto(strict) },
      scriptAttributes: `nonce="${nonce}"`,
    })
    await app.visit()
    await app.page.evaluate(
      "window.violations = []; document.addEventListener('securitypolicyviolation', (e) => violations.push(e.effectiveDirective))",
    )
    await app.page.evaluate(`make({ nonce: '${nonce}' }); window.first = settled(client.connect(${params})); 0`)
    await until('window.calls?.length === 1')
    await app.page.evaluate("answer('SUCCESS')")
    expect(await app.page.evaluate<Settled>('first')).toMatchObject({ value: { status: 'success' } })
    expect(await app.page.evaluate('violations')).toEqual([])
  }, 30_000)

  it('connects to the simulator, through its dialog, without a violation', async () => {
    const simulator = await startLeanSimulator()
    const { clientId, clientSecret, authBaseUrl, apiBaseUrl, scriptUrl, url } = simulator
    onTestFinished(() => simulator.stop())
    const auth = createLeanAuth({ clientId, clientSecret, country: 'ae', sandbox: true, authBaseUrl, apiBaseUrl })
    const { customerId } = await auth.createCustomer('user-1')
    const { access_token: token } = await auth.createCustomerToken(customerId)
    // Lean's hosts come from leanCsp(), the simulator's are the app's own.
    const policy = `default-src 'self'; script-src 'self' 'nonce-${nonce}'; connect-src 'self' ${url}; frame-src ${url}; require-trusted-types-for 'script'; trusted-types lean-link`
    await start({
      headers: { 'content-security-policy': leanCsp({ country: 'ae', nonce }).mergeInto(policy) },
      scriptAttributes: `nonce="${nonce}"`,
    })
    const wrong: string[] = []
    app.page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()))
    await app.visit()
    await app.page.evaluate(
      "window.violations = []; document.addEventListener('securitypolicyviolation', (e) => violations.push(e.effectiveDirective))",
    )
    await app.page.evaluate(
      ([given, more]) => {
        const page = window as unknown as Record<string, (...args: unknown[]) => unknown>
        Object.assign(window, { token: given })
        page['make']!(more)
      },
      [token, { appToken: clientId, scriptUrl, nonce }] as const,
    )
    const first = settled(`client.connect(${JSON.stringify({ customerId, permissions: ['accounts'] })})`)
    const dialog = app.page.frameLocator('iframe[data-lean-link-simulator]')
    const press = (name: string) => dialog.getByRole('button', { name, exact: true }).click()
    for (const name of ['Continue', 'Lean Mockbank', 'Allow access', 'Sign in']) await press(name)
    await dialog.getByLabel('One-time code').fill('1111')
    for (const name of ['Confirm', 'Done']) await press(name)
    expect(await first).toMatchObject({ value: { status: 'success' } })
    expect(await app.page.evaluate('violations')).toEqual([])
    expect(wrong).toEqual([])
  }, 60_000)

  it('says csp when the policy does not let LinkSDK in', async () => {
    await start({ headers: { 'content-security-policy': strict }, scriptAttributes: `nonce="${nonce}"` })
    await app.visit()
    await app.page.evaluate('make()')
    expect(await settled(`client.connect(${params})`)).toMatchObject({
      error: { code: 'sdk_load_failed', reason: 'csp' },
    })
    expect(await app.page.locator('script[src*="lean.js"]').count()).toBe(0)
  }, 30_000)
})

describe('a network that comes and goes', () => {
  it('says offline, and loads by itself when the browser is online again', async () => {
    await start()
    await app.visit()
    await app.page.evaluate('make(); settled(client.getAccessToken("cust_1"))')
    await app.context.setOffline(true)
    expect(await settled('client.preload()')).toMatchObject({
      error: { code: 'sdk_load_failed', reason: 'offline' },
    })
    await app.context.setOffline(false)
    await until("client.getState().script.status === 'ready'")
    expect(await app.page.evaluate('typeof Lean.connect')).toBe('function')
  }, 30_000)

  it('gives up on a script that hangs for ever, and the next click loads it', async () => {
    await start()
    await app.visit()
    app.serveScript(() => {})
    await app.page.evaluate('make({ loadTimeoutMs: 500 })')
    expect(await settled(`client.connect(${params})`)).toMatchObject({
      error: { code: 'sdk_load_failed', reason: 'timeout' },
    })
    app.serveScript((response) => response.end(linkSdk))
    const again = settled(`client.connect(${params})`)
    await until('window.calls?.length === 1')
    await app.page.evaluate("answer('CANCELLED')")
    expect(await again).toMatchObject({ value: { status: 'cancelled' } })
    expect(await app.page.locator('script[src*="lean.js"]').count()).toBe(1)
  }, 30_000)
})

describe('parts of the kit that cannot be had', () => {
  const partNamed = (name: string) => [...browser.kit.keys()].find((path) => path.includes(name)) as string

  it('rejects with kit_load_failed without the engine', async () => {
    await start()
    await app.visit()
    app.missing.add(partNamed('createEngine'))
    await app.page.evaluate('make()')
    expect(await settled(`client.connect(${params})`)).toMatchObject({ error: { code: 'kit_load_failed' } })
    expect(await app.page.evaluate('client.getState().script.error.code')).toBe('kit_load_failed')
  }, 30_000)

  it('rejects with kit_load_failed without the part that starts the v2 bundle', async () => {
    await start()
    await app.visit()
    app.missing.add(partNamed('rare'))
    await app.page.evaluate("make({ bundle: 'v2' })")
    expect(await settled(`client.connect(${params})`)).toMatchObject({ error: { code: 'kit_load_failed' } })
    expect(await app.page.evaluate('client.getState().script.error.code')).toBe('kit_load_failed')
    expect(await flowStatus()).toBe('idle')
  }, 30_000)

  it('shows no token that it refuses without the part that says why', async () => {
    await start()
    await app.visit()
    app.missing.add(partNamed('failure'))
    await app.page.evaluate("make(); window.first = client.getAccessToken('somebody_else').catch((error) => error); 0")
    const error = await app.page.evaluate(
      'first.then((error) => ({ ...error, all: Object.getOwnPropertyNames(error) }))',
    )
    expect(error).toMatchObject({ code: 'kit_load_failed' })
    expectNoSecretIn([error, await app.page.evaluate('[events, client.getState()]')], 'what the client showed')
  }, 30_000)

  it('rejects with kit_load_failed without the part that has the words', async () => {
    await start()
    await app.visit()
    app.missing.add(partNamed('failure'))
    await app.page.evaluate('make(); client.preload().catch(() => {}); 0')
    await until("client.getState().script.status === 'ready'")
    const wrong = "client.connect({ customerId: 'a b', permissions: [] })"
    expect(await settled(wrong)).toMatchObject({ error: { code: 'kit_load_failed' } })
    expect(await flowStatus()).toBe('idle')
  }, 30_000)

  it('confirms a SUCCESS although the part that does so went away while the dialog was open', async () => {
    await start()
    await app.visit()
    await app.page.evaluate("make(); client.preload({ customerId: 'cust_1' })")
    await app.page.evaluate(`window.flow = settled(client.connect(${params}, { confirm: async () => true })); 0`)
    await expect.poll(() => app.page.evaluate('calls.length')).toBe(1)
    await app.page.waitForLoadState('networkidle')
    app.missing.add(partNamed('failure'))
    await app.page.evaluate("answer('SUCCESS')")
    expect(await app.page.evaluate('flow')).toMatchObject({ value: { status: 'success', confirmed: true } })
  }, 30_000)

  it('keeps what LinkSDK said where the part that confirms it cannot be had', async () => {
    await start()
    await app.visit()
    await app.page.evaluate("make(); client.preload({ customerId: 'cust_1' })")
    app.missing.add(partNamed('failure'))
    await app.page.evaluate(`window.flow = settled(client.connect(${params}, { confirm: async () => true })); 0`)
    await app.page.evaluate("answer('SUCCESS', { lean_correlation_id: 'c-1' })")
    expect(await app.page.evaluate('flow')).toMatchObject({
      error: { code: 'kit_load_failed', retryable: false, result: { leanCorrelationId: 'c-1' } },
    })
  }, 30_000)
})
