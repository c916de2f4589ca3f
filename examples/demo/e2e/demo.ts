/** What a visitor of the demo does, for all end-to-end tests; every test also checks that the browser had nothing to complain about. */
import { test as base, expect, type ConsoleMessage, type FrameLocator, type Page } from '@playwright/test'

export { expect }

export interface Demo {
  /** Opens the demo as a customer whom no other test has used, and waits for the button. */
  signIn(): Promise<void>
  /** Tells the simulator what to play; back to the happy scenario after each test. */
  play(scenario: string): Promise<void>
  readonly button: ReturnType<Page['locator']>
  readonly problem: ReturnType<Page['locator']>
  readonly banks: ReturnType<Page['locator']>
  readonly dialog: FrameLocator
  /** Goes through the simulated dialog until it closes. */
  connectInDialog(): Promise<void>
}

/** Complaints that a test expects: failed requests are named by the browser, not by the page. */
export const test = base.extend<{ demo: Demo; complaints: ConsoleMessage[] }>({
  complaints: async ({ page }, use) => {
    const complaints: ConsoleMessage[] = []
    page.on('console', (message) => {
      const failedRequest = message.text().startsWith('Failed to load resource')
      if (['warning', 'error'].includes(message.type()) && !failedRequest) complaints.push(message)
    })
    page.on('pageerror', (error) => {
      throw error
    })
    await use(complaints)
    expect(complaints.map((message) => message.text())).toEqual([])
  },
  demo: async ({ page, complaints: _watched }, use) => {
    const play = async (name: string) => {
      const answer = await page.request.post('/api/simulator/scenario', { data: { name } })
      expect(answer.ok()).toBe(true)
    }
    const dialog = page.frameLocator('iframe[data-lean-link-simulator]')
    await play('happy')
    await use({
      play,
      dialog,
      button: page.locator('[data-lean-button]'),
      problem: page.getByRole('alert'),
      banks: page.getByTestId('connected-bank'),
      async signIn() {
        await page.goto('/')
        await page.getByRole('button', { name: /Mei Santos|ماي سانتوس/ }).click()
        await expect(page.locator('[data-lean-button]')).toBeVisible()
      },
      async connectInDialog() {
        await dialog.getByRole('button', { name: 'Continue' }).click()
        await dialog.getByRole('button', { name: 'Lean Mockbank' }).click()
        await dialog.getByRole('button', { name: 'Allow access' }).click()
        await dialog.getByRole('button', { name: 'Sign in' }).click()
        await dialog.getByLabel('One-time code').fill('1111')
        await dialog.getByRole('button', { name: 'Confirm' }).click()
        await dialog.getByRole('button', { name: 'Done' }).click()
      },
    })
    await play('happy')
  },
})
