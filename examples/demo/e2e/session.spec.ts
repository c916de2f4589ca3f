/** The session that a page was made for ends, or becomes somebody else's: the page says so, and shows and believes nothing of theirs. */
import type { BrowserContext, Page } from '@playwright/test'
import { dialogOf, expect, somebodyElse, test, walkThrough } from './demo.ts'

/** Another tab of the same browser, where the person signs out and somebody else signs in. */
async function signInAsSomebodyElse(context: BrowserContext): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto('/')
  await tab.getByRole('button', { name: 'Sign out' }).click()
  await tab.getByRole('button', { name: somebodyElse }).click()
  await expect(tab.getByRole('heading', { name: `Hello, ${somebodyElse}` })).toBeVisible()
  return tab
}

test('a session that has ended is named, and the way back in works', async ({ page, context, demo }) => {
  await demo.signIn()
  await context.clearCookies()
  await demo.button.press('Enter')
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeFocused()
  await demo.hears('token_request_failed')
  await expect(page.getByText('try again')).toHaveCount(0)
  await page.getByRole('button', { name: 'Sign in again' }).press('Enter')
  await expect(page.locator('main')).toBeFocused()
  await page.getByRole('button', { name: demo.person.en }).click()
  await demo.connect()
})

test('a list that comes after the session has ended says so too', async ({ page, context, demo }) => {
  await page.route('**/api/connection?*', async (route) => {
    await context.clearCookies()
    await route.continue({ headers: { ...route.request().headers(), cookie: '' } })
  })
  await page.goto('/')
  await page.getByRole('button', { name: demo.person.en }).click()
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
})

test("somebody else's bank is no proof when they sign in, in another tab, while the dialog is open", async ({
  page,
  context,
  demo,
}) => {
  await demo.signIn()
  const before = await demo.banks.count()
  await demo.button.click()
  await expect(demo.dialog.getByRole('button', { name: 'Continue' })).toBeVisible()

  const other = await signInAsSomebodyElse(context)
  await other.locator('[data-lean-button]').click()
  await walkThrough(dialogOf(other))
  await dialogOf(other).getByRole('button', { name: 'Done' }).click()
  await expect(other.getByText('Your bank is connected.')).toBeVisible()

  await page.bringToFront()
  await demo.connectInDialog()
  await expect(page.getByRole('heading', { name: 'Somebody else is signed in' })).toBeFocused()
  await expect(page.getByText('Your bank is connected.')).toHaveCount(0)
  await expect(demo.banks).toHaveCount(0)

  // The bank was connected all the same, and is there for whom it belongs to.
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await page.getByRole('button', { name: demo.person.en }).click()
  await expect(demo.banks).toHaveCount(before + 1)
})

test('a click in a tab whose session is now of somebody else opens nothing', async ({ page, context, demo }) => {
  await demo.signIn()
  await signInAsSomebodyElse(context)
  await page.bringToFront()
  await demo.button.click()
  await expect(page.getByRole('heading', { name: 'Somebody else is signed in' })).toBeVisible()
  await demo.hears('token_request_failed')
  await expect(page.locator('iframe')).toHaveCount(0)
})

test('who signs out while a success is confirmed leaves nothing of it to the next', async ({ page, demo }) => {
  await page.clock.install()
  await demo.signIn()
  await demo.button.click()
  await walkThrough(demo.dialog)
  const done = demo.dialog.getByRole('button', { name: 'Done' })
  await demo.runAheadTo(done)
  await done.click()
  await expect(demo.button).toHaveAttribute('data-status', 'confirming')
  await page.getByRole('button', { name: 'Sign out' }).click()
  const announced = await page.evaluateHandle(() => {
    const texts: (string | null)[] = []
    const listen = () => texts.push(...[...document.querySelectorAll('[data-lean-live]')].map((box) => box.textContent))
    new MutationObserver(listen).observe(document.body, { subtree: true, childList: true, characterData: true })
    return texts
  })
  await page.getByRole('button', { name: somebodyElse }).click()
  await expect(demo.button).toHaveAttribute('data-status', 'ready')
  // All questions of the flow before would have been asked and answered by then.
  for (let second = 0; second < 10; second += 1) {
    await page.clock.runFor(1_000)
    await page.evaluate(() => fetch('/api/connection?customer='))
  }
  await expect(page.getByText('Your bank is connected.')).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'What happened' })).not.toContainText(/outcome|LinkSDK says/)
  expect(await announced.jsonValue()).not.toContain('Something went wrong')
})
