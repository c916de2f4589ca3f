/** `@lean-link/testing/playwright`: Lean, simulated in the browser of a Playwright test, and its dialog as an object to drive. */
import type { FrameLocator, Page, Route } from '@playwright/test'
import type { RecordedCall } from './toRecordedCall.ts'
import type { Scenario } from './scenario.ts'
import { openSimulator } from './simulator/createLeanSimulator.ts'
import { answerTokenRoute, type TokenRouteOptions } from './tokenRoute.ts'

/** The dialog, in any language. Each method waits for the screen it needs, and rejects with Playwright's error when it does not come. */
export interface LeanDialog {
  /** Goes past the explanation and picks a bank; default: the first on the list. */
  pickBank(identifier?: string): Promise<void>
  /** Signs in at a bank that does so inside the dialog. */
  signIn(): Promise<void>
  /** Types the one-time code; with the right one, which is the default, waits for the end and closes the dialog. */
  enterOtp(code?: string): Promise<void>
  /** Agrees to what the dialog shows: the permissions, the payment, or the visit at a bank with a page of its own, which then redirects. */
  approve(): Promise<void>
  /** Closes the dialog and confirms it. */
  cancel(): Promise<void>
  /** Lets the bank fail, or refuse where it has a page of its own, which then redirects. */
  fail(): Promise<void>
  readonly frame: FrameLocator
  /** Every LinkSDK call of the page so far. Never holds a token. */
  calls(): Promise<readonly RecordedCall[]>
  /** Plays another scenario from the next call on. */
  use(scenario: Scenario): Promise<void>
}

const scriptHost = 'https://cdn.leantech.me'

/**
 * Puts a simulated LinkSDK at Lean's own address for this page, whatever origin it is on; to be called before the page is opened. Tokens of the
 * app's own backend are taken as they are, so it may be stubbed or talk to a simulator of its own.
 * @param options `tokenPath`: also answers the app's token route there, for a page without a backend
 */
export async function routeLean(
  page: Page,
  scenario: Scenario = {},
  { tokenPath, country = 'ae' }: TokenRouteOptions = {},
): Promise<LeanDialog> {
  const open = openSimulator({ origin: scriptHost, scenario, trustsTokens: true })
  const { simulator } = open
  await page.route(`${scriptHost}/**`, (route) => answer(route, (request) => simulator.fetch(request)))
  if (tokenPath !== undefined) {
    await page.route(
      (url) => url.pathname === tokenPath,
      (route) => answer(route, (request) => answerTokenRoute(open, request, country)),
    )
  }
  const frame = page.frameLocator('iframe[data-lean-link-simulator]')
  return { ...createDialog(frame), frame, calls: () => simulator.calls(), use: (next) => simulator.use(next) }
}

async function answer(route: Route, fetch: (request: Request) => Promise<Response>): Promise<void> {
  const asked = route.request()
  const body = asked.postDataBuffer()
  const request = new Request(asked.url(), {
    method: asked.method(),
    headers: await asked.allHeaders(),
    ...(body && { body: new Uint8Array(body) }),
  })
  const response = await fetch(request)
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

function createDialog(frame: FrameLocator): Omit<LeanDialog, 'frame' | 'calls' | 'use'> {
  const screen = (...names: string[]) => frame.locator(names.map((name) => `main[data-screen="${name}"]`).join())
  const primary = (...names: string[]) => screen(...names).locator('button[type="submit"]')
  const action = (name: string) => frame.locator(`[data-action="${name}"]`)

  return {
    async pickBank(identifier) {
      const start = screen('explanation', 'banks')
      await start.waitFor()
      if ((await start.getAttribute('data-screen')) === 'explanation') await primary('explanation').click()
      const banks = screen('banks').locator('[data-bank]')
      await (identifier === undefined ? banks.first() : screen('banks').locator(`[data-bank="${identifier}"]`)).click()
    },
    signIn: () => primary('sign-in').click(),
    async enterOtp(code = '1111') {
      await screen('otp').locator('input').fill(code)
      await primary('otp').click()
      if (code === '1111') await primary('success').click()
    },
    approve: () => primary('consent', 'payment', 'address', 'redirect').click(),
    async cancel() {
      await action('close').click()
      await screen('cancel').locator('[data-action="leave"]').click()
    },
    async fail() {
      const shown = frame.locator('[data-action="refuse"], [data-action="fail"]').first()
      await shown.waitFor()
      const isAtBank = (await shown.getAttribute('data-action')) === 'refuse'
      await shown.click()
      if (!isAtBank) await screen('error').locator('[data-action="leave"]').click()
    },
  }
}
