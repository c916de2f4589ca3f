import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { expect, test } from './demo.ts'

async function expectAccessible(page: Page, rules?: readonly string[]): Promise<void> {
  await page.addScriptTag({ content: axe.source })
  const { violations } = await page.evaluate(
    (only) => (globalThis as unknown as { axe: typeof axe }).axe.run(only ? { runOnly: [...only] } : {}),
    rules,
  )
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

test('the page remembers who is signed in after a reload, and loads without a warning', async ({
  page,
  demo,
  complaints,
}) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Who would you like to be?' })).toBeVisible()
  await page.getByRole('button', { name: /Mei Santos/ }).click()
  await expect(demo.button).toBeVisible()

  await page.reload()
  await expect(demo.button).toHaveAttribute('data-status', 'ready')
  expect(complaints.map((message) => message.text())).toEqual([])
})

for (const [colorScheme, rules] of [['light'], ['dark', ['color-contrast']]] as const) {
  test(`axe finds nothing on any page, ${colorScheme}${rules ? `: ${rules.join()}` : ''}`, async ({
    page,
    context,
    demo,
  }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await expectAccessible(page, rules)

    await demo.signIn()
    await expectAccessible(page, rules)

    await page.route('**/api/lean/token', (route) => route.fulfill({ status: 400, json: { error: 'invalid_body' } }))
    await demo.button.click()
    await expect(demo.problem).toBeVisible()
    await demo.hears('token_request_failed')
    await expectAccessible(page, rules)
    await page.unroute('**/api/lean/token')

    await demo.connect()
    await expectAccessible(page, rules)

    await page.reload()
    // The page has learned who is signed in.
    await expect(demo.button).toBeVisible()
    await context.clearCookies()
    await demo.button.click()
    await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible()
    await demo.hears('token_request_failed')
    await expectAccessible(page, rules)
  })
}

test('works by keyboard alone', async ({ page, demo }) => {
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await page.goto('/')
  // Before the backend has said who is there, the page is empty.
  await expect(page.getByRole('heading', { name: 'Who would you like to be?' })).toBeVisible()
  // Skip link, language, then the people in their order.
  await press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await press('Tab', 'Tab', 'Enter')
  await expect(page.getByRole('heading', { name: 'Hello, Layla Haddad' })).toBeVisible()
  await expect(demo.button).toBeVisible()
  await expect(page.locator('main')).toBeFocused()
  // Sign out, then a button for each bank that another test has connected for her.
  const step = async () => {
    await press('Tab')
    await expect(demo.button).toBeFocused({ timeout: 100 })
  }
  await expect(step).toPass({ intervals: [0] })
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
    await demo.signIn()
    await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.getByRole('heading', { name: `مرحبًا، ${demo.person.ar}` })).toBeVisible()
    await expect(page).toHaveTitle('بالمليف، عرض تجريبي لمكتبة Lean Link Kit')
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
  await expect(page).toHaveTitle(/بالمليف/)
  await page.reload()
  await expect(root).toHaveAttribute('lang', 'ar')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(root).toHaveAttribute('dir', 'ltr')
  await expect(page).toHaveTitle('Palmleaf, a demo of Lean Link Kit')
  await expect(page.getByRole('heading', { name: `Hello, ${demo.person.en}` })).toBeVisible()
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

test('the events copy as text, and the page says so, or that it may not', async ({ page, context, demo }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await demo.signIn()
  // No more events from here: with the next one, what was copied is no longer all.
  await expect(demo.button).toHaveAttribute('data-status', 'ready')
  const copy = page.getByRole('button', { name: 'Copy as text' })
  await copy.click()
  await expect(page.getByRole('status').filter({ hasText: /^Copied$/ })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('script')

  await page.evaluate(() => Reflect.defineProperty(navigator, 'clipboard', { value: undefined }))
  await copy.click()
  await expect(page.getByText('Your browser does not allow copying')).toBeVisible()
})
