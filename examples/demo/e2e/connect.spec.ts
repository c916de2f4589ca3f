import { expect, test } from './demo.ts'

test('connects a bank through the dialog and shows it once the backend has proof', async ({ page, demo }) => {
  await demo.signIn()
  const before = await demo.banks.count()
  await demo.button.click()
  await demo.connectInDialog()
  // LinkSDK has said success; the page waits for its backend.
  await expect(demo.button).toHaveAttribute('data-status', 'confirming')
  await expect(demo.banks).toHaveCount(before + 1)

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

  // The proof is the backend's, so it is still there after a reload, in the page as it arrives.
  const response = await page.reload()
  expect(await response?.text()).toContain('Connected since')
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

  await demo.button.click()
  await expect(page.getByText('You closed the connection. Nothing was shared.')).toBeHidden()
  await demo.connectInDialog()
  await expect(demo.banks).toHaveCount(before + 1)
})

test('names the failure of a bank, and connects at the next click', async ({ demo }) => {
  await demo.signIn()
  const before = await demo.banks.count()
  await demo.button.click()
  await demo.dialog.getByRole('button', { name: 'Continue' }).click()
  await demo.dialog.getByRole('button', { name: 'Lean Mockbank' }).click()
  await demo.dialog.getByRole('button', { name: 'Simulate a failure' }).click()
  await demo.dialog.getByRole('button', { name: 'Back to the app' }).click()
  await expect(demo.problem).toContainText('Your bank could not be connected.')
  await expect(demo.problem).toContainText('link_error')

  await demo.button.click()
  await expect(demo.problem).toBeHidden()
  await demo.connectInDialog()
  await expect(demo.banks).toHaveCount(before + 1)
})

test('does not believe LinkSDK when the backend has no proof', async ({ page, demo }) => {
  await demo.signIn()
  const before = await demo.banks.count()
  await page.route('**/api/connection', (route) => route.fulfill({ json: { connections: [] } }))
  await demo.button.click()
  await demo.connectInDialog()
  await expect(demo.problem).toContainText('We could not confirm the connection.')
  await expect(demo.problem).toContainText('confirm_failed')
  await expect(demo.banks).toHaveCount(before)
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
