/** What the simulator plays on demand; it plays one thing for the whole demo, so these run alone, one after the other. */
import { type Page } from '@playwright/test'
import { expect, test } from './demo.ts'

async function setScenario(page: Page, name: string): Promise<void> {
  const response = await page.request.post('/api/simulator/scenario', { data: { name } })
  expect(response.ok()).toBe(true)
}

test.afterEach(({ page }) => setScenario(page, 'happy'))

test("another customer's token is refused before LinkSDK sees it", async ({ page, demo }) => {
  await setScenario(page, 'wrongCustomer')
  await demo.signIn()
  await demo.button.click()
  await expect(demo.problem).toContainText('token_wrong_customer')
  await demo.hears('token_wrong_customer')
  await expect(page.locator('iframe')).toHaveCount(0)
  await setScenario(page, 'happy')
  await demo.connect()
})

test('the panel steers the simulator, by keyboard too', async ({ page, demo }) => {
  await demo.signIn()
  const panel = page.getByRole('combobox', { name: 'Choose what goes wrong' })
  await panel.press('ArrowDown')
  await expect(panel).toHaveValue('cancel')
  const loaded = page.waitForEvent('load')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await loaded
  await expect(panel).toHaveValue('cancel')
  await demo.button.click()
  await expect(page.getByText('Nothing was shared.')).toBeVisible()
})
