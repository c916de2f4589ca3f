import { expect, test, walkThrough } from './demo.ts'

test('connects a bank through the dialog and shows it once the backend has proof', async ({ page, demo }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await demo.signIn()
  const before = await demo.banks.count()
  await demo.button.click()
  await demo.connectInDialog()
  // LinkSDK has said success; the page waits for its backend.
  await expect(demo.button).toHaveAttribute('data-status', 'confirming')
  await expect(demo.banks).toHaveCount(before + 1)
  await expect(page.getByRole('status').filter({ hasText: 'Your bank is connected.' })).toBeVisible()
  await expect(demo.button).toBeFocused()
  // The kit announces that it worked; its button already offers the next bank.
  await expect(page.locator('[data-lean-live]')).toHaveText('Done')
  await expect(demo.button).toHaveText('Connect another bank')

  const bank = demo.banks.first()
  await expect(bank).toContainText('Lean Mockbank')
  await expect(bank).toContainText(/[A-Z]{2}\d{2} •••• \d{4}/)
  await expect(bank).toContainText('Connected since')
  await expect(bank.getByRole('list').getByRole('listitem')).toHaveText([
    'Identity',
    'Accounts',
    'Balance',
    'Transactions',
  ])
  await expect(bank).toContainText("Confirmed by Lean's webhook")
  await expect(page.getByRole('region', { name: 'What happened' })).toContainText('outcome: success')

  // The proof is the backend's, so it is still there after a reload.
  await page.reload()
  await expect(demo.banks.first()).toContainText('Connected since')
  await expect(demo.banks).toHaveCount(before + 1)
})

test('says that nothing was shared after a cancel, and connects at the next click', async ({ page, demo }) => {
  await demo.signIn()
  const before = await demo.banks.count()
  await demo.button.click()
  await demo.dialog.getByRole('button', { name: 'Cancel' }).click()
  await demo.dialog.getByRole('button', { name: 'Yes, leave' }).click()
  await expect(page.getByText('You closed the connection. Nothing was shared.')).toBeVisible()
  await expect(demo.banks).toHaveCount(before)

  await demo.connect()
  await expect(page.getByText('You closed the connection. Nothing was shared.')).toBeHidden()
})

test('names the failure of a bank, and connects at the next click', async ({ demo }) => {
  await demo.signIn()
  await demo.button.click()
  await demo.dialog.getByRole('button', { name: 'Continue' }).click()
  await demo.dialog.getByRole('button', { name: 'Lean Mockbank' }).click()
  await demo.dialog.getByRole('button', { name: 'Simulate a failure' }).click()
  await demo.dialog.getByRole('button', { name: 'Back to the app' }).click()
  await expect(demo.problem).toContainText('Your bank could not be connected.')
  await expect(demo.problem).toContainText('link_error')
  await demo.connect()
})

test('does not believe LinkSDK when the backend has no proof, nor says that nothing has changed', async ({
  page,
  demo,
}) => {
  await page.clock.install()
  await demo.signIn()
  const before = await demo.banks.count()
  await page.route('**/api/connection?*', (route) => route.fulfill({ json: { connections: [] } }))
  await demo.button.click()
  await demo.connectInDialog()
  await demo.runAheadTo(demo.problem)
  await expect(demo.problem).toContainText('We could not confirm the connection.')
  await expect(demo.problem).toContainText('It may still appear in your list in a few minutes.')
  await expect(demo.problem).not.toContainText('Nothing has changed')
  await expect(demo.problem).toContainText('confirm_timeout')
  await expect(demo.banks).toHaveCount(before)
})

test('knows a bank that is connected a second time, for which Lean makes no second connection', async ({
  page,
  demo,
}) => {
  await demo.signIn()
  await demo.connect()
  await page.reload()
  await demo.button.click()
  await walkThrough(demo.dialog)
  const done = demo.dialog.getByRole('button', { name: 'Done' })
  await demo.runAheadTo(done)
  await done.click()
  await demo.runAheadTo(page.getByText('Your bank is connected.'))
  await expect(demo.banks).toHaveCount(1)
})

test('stops sharing a bank after a second look, and connects it again', async ({ page, demo }) => {
  await demo.signIn()
  await demo.connect()
  const stop = demo.banks.getByRole('button', { name: 'Stop sharing' })
  const question = page.getByRole('dialog', { name: 'Stop sharing' })
  await stop.press('Enter')
  await expect(question).toBeVisible()
  await question.press('Escape')
  await expect(question).toBeHidden()
  await expect(stop).toBeFocused()
  await expect(demo.banks).toHaveCount(1)

  await page.route('**/api/connection/*', (route) => route.fulfill({ status: 502 }), { times: 1 })
  await stop.press('Enter')
  await question.getByRole('button', { name: 'Stop sharing' }).click()
  await expect(demo.problem).toContainText('We could not stop the sharing.')
  await expect(demo.banks).toHaveCount(1)

  await stop.press('Enter')
  await question.getByRole('button', { name: 'Stop sharing' }).click()
  await expect(demo.banks).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Your banks' })).toBeFocused()
  await demo.connect()
})

test('says when the list cannot be had after a success, and shows the bank at the next try', async ({ page, demo }) => {
  await demo.signIn()
  const before = await demo.banks.count()
  let refused = 0
  let proved = false
  await page.route('**/api/connection?*', async (route) => {
    if (proved && refused === 0) {
      refused += 1
      return route.fulfill({ status: 502, json: { error: 'unavailable' } })
    }
    const response = await route.fetch()
    const { connections } = (await response.json()) as { connections: unknown[] }
    proved = connections.length > before
    return route.fulfill({ response })
  })
  await demo.button.click()
  await demo.connectInDialog()
  await expect(demo.problem).toContainText('We could not look up your banks.')
  await expect(demo.banks).toHaveCount(before)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(demo.banks).toHaveCount(before + 1)
  await expect(demo.problem).toBeHidden()
})

test('does not say signed out before the session has ended', async ({ page, demo }) => {
  await demo.signIn()
  const signOut = page.getByRole('button', { name: 'Sign out' })
  await page.route('**/api/session', (route) => route.abort(), { times: 1 })
  await signOut.click()
  await expect(demo.problem).toContainText('We could not sign you out.')
  await expect(demo.button).toBeVisible()
  await signOut.click()
  await expect(page.getByRole('heading', { name: 'Who would you like to be?' })).toBeVisible()
})

test('signs out: the session ends, and the next customer gets a token of their own', async ({ page, demo }) => {
  const asked: unknown[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/lean/token')) asked.push(request.postDataJSON())
  })
  await demo.signIn()
  await demo.button.click()
  await demo.dialog.getByRole('button', { name: 'Cancel' }).click()
  await demo.dialog.getByRole('button', { name: 'Yes, leave' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Who would you like to be?' })).toBeVisible()
  expect((await page.request.get('/api/connection')).status()).toBe(401)

  await page.getByRole('button', { name: /Omar Rahman/ }).click()
  await demo.button.click()
  await expect(demo.dialog.getByRole('button', { name: 'Continue' })).toBeVisible()
  expect(asked).toHaveLength(2)
  expect(asked[0]).not.toEqual(asked[1])
})
