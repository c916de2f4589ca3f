/** The dialog with its style sheets: colours by axe, and what a small window shows. */
import axe from 'axe-core'
import type { Frame } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowserAndBundle, startServedPage } from '../../test/startServedPage.ts'

let launched: Awaited<ReturnType<typeof launchBrowserAndBundle>>

beforeAll(async () => {
  launched = await launchBrowserAndBundle()
}, 300_000)
afterAll(() => launched?.close())

type App = Awaited<ReturnType<typeof startServedPage>>

async function findDialog(app: App): Promise<Frame> {
  await app.dialog.locator('.card').waitFor()
  const dialog = app.page.frame({ url: `${app.simulator.url}/link/simulator/dialog` })
  if (!dialog) throw new Error('The dialog is not there.')
  return dialog
}

/** Everything axe objects to on the screen that shows, once it has stopped moving. */
async function findViolations(dialog: Frame, screen: string): Promise<string[]> {
  await dialog.locator(`[data-screen="${screen}"] form`).waitFor({ timeout: 5_000 })
  await dialog.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getTiming().iterations === 1) animation.finish()
    }
  })
  await dialog.evaluate(axe.source)
  const { violations } = await dialog.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>('axe.run()')
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${screen}: ${id} ${html}`))
}

// Vitest empties style sheets, so that only here, in the bundle, axe sees colours.
describe('the dialog as it looks', () => {
  it.each([
    ['light', 'en'],
    ['dark', 'en'],
    ['light', 'ar'],
    ['dark', 'ar'],
  ] as const)(
    '%s, %s: axe objects to no screen of connecting, failing and leaving',
    async (colorScheme, language) => {
      const app = await startServedPage(launched, { colorScheme })
      try {
        await app.open('connect', { language })
        const dialog = await findDialog(app)
        const overlay = dialog.locator('.overlay')
        expect(await overlay.getAttribute('data-appearance')).toBe(colorScheme)
        const found = await findViolations(dialog, 'explanation')
        for (const [press, screen] of [
          ['button.primary', 'banks'],
          ['[data-bank="LEANMB1_SAU"]', 'consent'],
          ['.actions .quiet', 'error'],
          ['button.primary', 'consent'],
          ['header .icon-button:last-child', 'cancel'],
          ['button.primary', 'consent'],
          ['button.primary', 'sign-in'],
          ['button.primary', 'otp'],
        ] as const) {
          await dialog.locator(press).click()
          found.push(...(await findViolations(dialog, screen)))
        }
        await dialog.locator('#code').fill('1111')
        await dialog.locator('button.primary').click()
        found.push(...(await findViolations(dialog, 'success')))
        expect(found).toEqual([])
      } finally {
        await app.stop()
      }
    },
    90_000,
  )

  it.each(['light', 'dark'] as const)(
    '%s: axe objects to no kind of consent',
    async (colorScheme) => {
      const app = await startServedPage(launched, { colorScheme })
      try {
        await app.open('manageConsents', { consent_type: ['data', 'payment', 'payment_history'] })
        const dialog = await findDialog(app)
        const found = await findViolations(dialog, 'consents')
        for (const name of ['Recurring payments', 'Single payments']) {
          await dialog.getByRole('tab', { name }).click()
          found.push(...(await findViolations(dialog, 'consents')))
        }
        expect(found).toEqual([])
      } finally {
        await app.stop()
      }
    },
    90_000,
  )
})

describe('the dialog in little room', () => {
  /** How many pixels of `upper` are below the top of `lower`, or below the bottom of the window. */
  const hiddenPart = (dialog: Frame, upper: string, lower?: string) =>
    dialog.evaluate(
      ([upper, lower]) => {
        const end = lower ? document.querySelector(lower)?.getBoundingClientRect().top : innerHeight
        const { bottom } = document.querySelector(upper)!.getBoundingClientRect()
        return Math.max(0, Math.round(bottom - end!))
      },
      [upper, lower] as const,
    )

  async function walkTo(app: App, ...presses: string[]): Promise<Frame> {
    await app.open('connect', { permissions: ['identity', 'accounts', 'balance', 'transactions'] })
    const dialog = await findDialog(app)
    for (const press of presses) await dialog.locator(press).click()
    return dialog
  }

  it('shows all of a consent on a small laptop', async () => {
    const app = await startServedPage(launched, {
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
    })
    try {
      const dialog = await walkTo(app, 'button.primary', '[data-bank="LEANMB1_SAU"]')
      await dialog.locator('[data-screen="consent"]').waitFor()
      expect(await hiddenPart(dialog, '.summary div:last-child', '.actions')).toBe(0)
    } finally {
      await app.stop()
    }
  }, 90_000)

  it('shows every way out of a failure on a laptop zoomed to 200 %', async () => {
    const app = await startServedPage(launched, { viewport: { width: 640, height: 400 }, reducedMotion: 'reduce' })
    try {
      const dialog = await walkTo(app, 'button.primary', '[data-bank="LEANMB1_SAU"]', '.actions .quiet')
      await dialog.locator('[data-screen="error"]').waitFor()
      expect(await hiddenPart(dialog, '.actions button:last-child')).toBe(0)
    } finally {
      await app.stop()
    }
  }, 90_000)
})
