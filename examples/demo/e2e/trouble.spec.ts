/** What a network does to a page: each case ends in a clear message, and in a button that works again. */
import type { Route } from '@playwright/test'
import { expect, test } from './demo.ts'
import { expireInNineMinutes } from './expireInNineMinutes.ts'

const script = '**/lean-link-loader.min.js'
const token = '**/api/lean/token'

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
  await page.clock.install()
  await page.route(script, (route) => route.fulfill({ status: 503 }))
  await demo.signIn()
  await demo.button.click()
  await demo.runAheadTo(demo.problem)
  await expect(demo.problem).toContainText('We could not open the bank connection.')
  await expect(demo.problem).toContainText('sdk_load_failed')
  await demo.hears('sdk_load_failed')
  await page.unroute(script)
  await demo.connect()
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
    await page.clock.install()
    await page.route(token, answer)
    await demo.signIn()
    await demo.button.click()
    await demo.runAheadTo(demo.problem)
    await expect(demo.problem).toContainText('We could not start a secure session for you.')
    await expect(demo.problem).toContainText(code)
    await demo.hears(code)
    await expect(demo.problem).toContainText('You can try again.')
    await page.unroute(token)
    await demo.connect()
  })
}

test('an outage of Lean itself is named at sign-in, and on the account page', async ({ page, demo }) => {
  await page.route('**/api/connection?*', (route) => route.fulfill({ status: 502, json: { error: 'unavailable' } }))
  await page.route('**/api/session', (route) => route.fulfill({ status: 502, json: { error: 'unavailable' } }), {
    times: 1,
  })
  await page.goto('/')
  const person = page.getByRole('button', { name: demo.person.en })
  await person.click()
  await expect(demo.problem).toContainText('We could not sign you in.')
  await person.click()
  await expect(demo.problem).toContainText('We could not look up your banks.')
  await page.unroute('**/api/connection?*')
  await page.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(demo.button).toBeVisible()
  // The button that was pressed is gone; what it was about has the focus.
  await expect(page.getByRole('heading', { name: 'Your banks' })).toBeFocused()
})
