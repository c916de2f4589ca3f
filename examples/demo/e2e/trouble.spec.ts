/** What a network does to a page: each case ends in a clear message, and in a button that works again. */
import type { Route } from '@playwright/test'
import { type Demo, expect, test } from './demo.ts'

const script = '**/lean-link-loader.min.js'
const token = '**/api/lean/token'

async function expectToConnect(demo: Demo): Promise<void> {
  const before = await demo.banks.count()
  await demo.button.click()
  await expect(demo.problem).toBeHidden()
  await demo.connectInDialog()
  await expect(demo.banks).toHaveCount(before + 1)
}

test('a script that answers 503 for 3 s opens the dialog for a click made before', async ({ page, demo }) => {
  let firstAt = 0
  let refused = 0
  await page.route(script, async (route) => {
    firstAt ||= Date.now()
    if (Date.now() - firstAt >= 3_000) return route.continue()
    refused += 1
    return route.fulfill({ status: 503 })
  })
  await demo.signIn()
  const before = await demo.banks.count()
  await demo.button.click()
  await expect(demo.button).toHaveAttribute('data-status', 'opening')
  await demo.connectInDialog()
  await expect(demo.banks).toHaveCount(before + 1)
  expect(refused).toBeGreaterThan(2)
})

test('a script that stays away is named, and loads at the next click once it is back', async ({ page, demo }) => {
  await page.route(script, (route) => route.fulfill({ status: 503 }))
  await demo.signIn()
  await demo.button.click()
  await expect(demo.problem).toContainText('We could not open the bank connection.')
  await expect(demo.problem).toContainText('sdk_load_failed')
  await page.unroute(script)
  await expectToConnect(demo)
})

const troubles: readonly [what: string, code: string, (route: Route) => Promise<void>][] = [
  ['500', 'token_request_failed', (route) => route.fulfill({ status: 500, json: { error: 'internal_error' } })],
  [
    'an HTML page',
    'token_request_failed',
    (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' }),
  ],
  ['nothing at all', 'token_timeout', async () => {}],
  ['a token that expires in 9 minutes', 'token_expiring', expireInNineMinutes],
]

for (const [what, code, answer] of troubles) {
  test(`a token endpoint that answers ${what} is named, and works at the next click`, async ({ page, demo }) => {
    await page.route(token, answer)
    await demo.signIn()
    await demo.button.click()
    await expect(demo.problem).toContainText('We could not start a secure session for you.')
    await expect(demo.problem).toContainText(code)
    await expect(demo.problem).toContainText('You can try again.')
    await page.unroute(token)
    await expectToConnect(demo)
  })
}

test("another customer's token is refused before LinkSDK sees it", async ({ page, demo }) => {
  await demo.play('wrongCustomer')
  await demo.signIn()
  await demo.button.click()
  await expect(demo.problem).toContainText('token_wrong_customer')
  await expect(page.locator('iframe')).toHaveCount(0)
  await demo.play('happy')
  await expectToConnect(demo)
})

test('an outage of Lean itself is named at sign-in, and on the account page', async ({ page, demo }) => {
  await page.route('**/api/connection', (route) => route.fulfill({ status: 502, json: { error: 'unavailable' } }))
  await page.route('**/api/session', (route) => route.fulfill({ status: 502, json: { error: 'unavailable' } }), {
    times: 1,
  })
  await page.goto('/')
  const mei = page.getByRole('button', { name: /Mei Santos/ })
  await mei.click()
  await expect(demo.problem).toContainText('We could not sign you in.')
  await mei.click()
  await expect(demo.problem).toContainText('We could not look up your banks.')
  await page.unroute('**/api/connection')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(demo.button).toBeVisible()
})

/** The backend's own answer with an earlier end; LinkSDK would find the broken signature, but must never get it. */
async function expireInNineMinutes(route: Route): Promise<void> {
  const response = await route.fetch()
  const body = (await response.json()) as { access_token: string; expires_in: number }
  const [header, claims = '', signature] = body.access_token.split('.')
  const decoded = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iat: number; exp: number }
  const edited = Buffer.from(JSON.stringify({ ...decoded, exp: decoded.iat + 540 })).toString('base64url')
  await route.fulfill({
    response,
    json: { ...body, access_token: `${header}.${edited}.${signature}`, expires_in: 540 },
  })
}
