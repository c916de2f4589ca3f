import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { expect, test } from './demo.ts'

async function expectAccessible(page: Page): Promise<void> {
  await page.addScriptTag({ content: axe.source })
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

test('the page arrives rendered and hydrates without a warning', async ({ page, demo, complaints }) => {
  const response = await page.goto('/')
  expect(await response?.text()).toContain('Who would you like to be?</h2>')
  await page.getByRole('button', { name: /Mei Santos/ }).click()
  await expect(demo.button).toBeVisible()

  const account = await page.reload()
  expect(await account?.text()).toMatch(/<button[^>]*data-lean-button/)
  await expect(demo.button).toHaveAttribute('data-status', 'ready')
  expect(complaints.map((message) => message.text())).toEqual([])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ page, demo }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await expectAccessible(page)

    await demo.signIn()
    await expectAccessible(page)

    await page.route('**/api/lean/token', (route) => route.fulfill({ status: 400, json: { error: 'invalid_body' } }))
    await demo.button.click()
    await expect(demo.problem).toBeVisible()
    await expectAccessible(page)
    await page.unroute('**/api/lean/token')

    const before = await demo.banks.count()
    await demo.button.click()
    await demo.connectInDialog()
    await expect(demo.banks).toHaveCount(before + 1)
    await expectAccessible(page)
  })
}

test('works by keyboard alone', async ({ page, demo }) => {
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await page.goto('/')
  // Skip link, language, then the people in their order.
  await press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await press('Tab', 'Tab', 'Enter')
  await expect(page.getByRole('heading', { name: 'Hello, Layla Haddad' })).toBeVisible()
  await expect(demo.button).toBeVisible()
  await expect(page.locator('main')).toBeFocused()
  await press('Tab', 'Tab')
  await expect(demo.button).toBeFocused()
  await press('Enter')

  const { dialog } = demo
  await expect(dialog.getByRole('button', { name: 'Continue' })).toBeVisible()
  await press('Escape')
  await dialog.getByRole('button', { name: 'Yes, leave' }).focus()
  await press('Enter')
  await expect(page.getByText('Nothing was shared.')).toBeVisible()
  await expect(demo.button).toBeFocused()
})

test.describe('in Arabic', () => {
  test.use({ locale: 'ar-AE' })

  test('everything is Arabic and runs from right to left, the dialog too', async ({ page, demo }) => {
    const response = await page.goto('/')
    expect(await response?.text()).toContain('<html lang="ar" dir="rtl">')
    await demo.signIn()
    await expect(page.getByRole('heading', { name: 'مرحبًا، ماي سانتوس' })).toBeVisible()
    await expectAccessible(page)
    await demo.button.click()
    await expect(demo.dialog.locator('html')).toHaveAttribute('dir', 'rtl')
  })
})

test('the language switch turns the page around, and is remembered', async ({ page, demo }) => {
  await demo.signIn()
  const root = page.locator('html')
  await page.getByRole('button', { name: 'العربية' }).click()
  await expect(root).toHaveAttribute('dir', 'rtl')
  await page.reload()
  await expect(root).toHaveAttribute('lang', 'ar')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(root).toHaveAttribute('dir', 'ltr')
  await expect(page.getByRole('heading', { name: 'Hello, Mei Santos' })).toBeVisible()
})

test('nothing scrolls sideways at 320 pixels', async ({ page, demo }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto('/')
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await overflow()).toBe(0)
  await demo.signIn()
  expect(await overflow()).toBe(0)
})

test('the panel steers the simulator', async ({ page, demo }) => {
  await demo.signIn()
  const loaded = page.waitForEvent('load')
  await page.getByRole('combobox').selectOption('cancel')
  await loaded
  await expect(page.getByRole('combobox')).toHaveValue('cancel')
  await demo.button.click()
  await expect(page.getByText('Nothing was shared.')).toBeVisible()
})
