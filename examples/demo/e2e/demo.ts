/** What a visitor of the demo does, for all end-to-end tests; after each the browser had nothing to complain about, and the page shows no token. */
import { test as base, expect, type ConsoleMessage, type FrameLocator, type Locator, type Page } from '@playwright/test'

export { expect }

export const jwt = /eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*/

/** A person for each worker: tests that run at the same time must not count each other's banks. Each test starts without any. */
const people = [
  { id: 'mei', en: 'Mei Santos', ar: 'ماي سانتوس' },
  { id: 'layla', en: 'Layla Haddad', ar: 'ليلى حداد' },
] as const

/** Nobody's in particular: for who comes after or beside the person of a test, whose banks no test counts. */
export const somebodyElse = 'Omar Rahman'

export const dialogOf = (page: Page): FrameLocator => page.frameLocator('iframe[data-lean-link-simulator]')

/** Through the simulated dialog, up to its last screen. */
export async function walkThrough(dialog: FrameLocator): Promise<void> {
  for (const name of ['Continue', 'Lean Mockbank', 'Allow access', 'Sign in'])
    await dialog.getByRole('button', { name }).click()
  await dialog.getByLabel('One-time code').fill('1111')
  await dialog.getByRole('button', { name: 'Confirm' }).click()
}

/** By the demo's own routes; leaves the browser signed out. */
async function endAllConnections({ request }: Page, personId: string): Promise<void> {
  const { customerId } = await (await request.post('/api/session', { data: { personId } })).json()
  const params = { customer: customerId }
  const { connections } = await (await request.get('/api/connection', { params })).json()
  for (const { id } of connections) await request.delete(`/api/connection/${id}`, { params })
  await request.delete('/api/session')
}

export interface Demo {
  /** whom signIn() picks */
  readonly person: (typeof people)[number]
  /** Opens the demo as `person`, and waits for the button. */
  signIn(): Promise<void>
  readonly button: Locator
  readonly problem: Locator
  /** The kit has told the developer's console of this error; told again, it is a complaint. */
  hears(code: string): Promise<void>
  readonly banks: Locator
  readonly dialog: FrameLocator
  /** Lets the page's clock run ahead until `shown` is there, so that nobody sits through waits of the page; needs `page.clock.install()`. */
  runAheadTo(shown: Locator): Promise<void>
  /** From the click to one bank more on the page, by a clock that runs ahead; a problem shown before is gone. */
  connect(): Promise<void>
  /** Goes through the simulated dialog until it closes. */
  connectInDialog(): Promise<void>
}

/** What the browser complains of, but for failed requests: it names them, not the page. */
export const test = base.extend<{ demo: Demo; complaints: ConsoleMessage[] }>({
  complaints: async ({ page }, use) => {
    const complaints: ConsoleMessage[] = []
    const logs: string[] = []
    page.on('console', (message) => {
      logs.push(message.text())
      const failedRequest = message.text().startsWith('Failed to load resource')
      if (['warning', 'error'].includes(message.type()) && !failedRequest) complaints.push(message)
    })
    page.on('pageerror', (error) => {
      throw error
    })
    await use(complaints)
    expect(complaints.map((message) => message.text())).toEqual([])
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    )
    for (const text of [page.url(), await page.content(), kept, ...logs]) expect(text).not.toMatch(jwt)
  },
  demo: async ({ page, complaints }, use, { parallelIndex }) => {
    const person = people[parallelIndex % people.length]!
    const dialog = dialogOf(page)
    const done = dialog.getByRole('button', { name: 'Done' })
    const demo: Demo = {
      person,
      dialog,
      button: page.locator('[data-lean-button]'),
      problem: page.getByRole('alert'),
      banks: page.getByTestId('connected-bank'),
      async hears(code) {
        const find = () => complaints.findIndex((line) => line.text().startsWith(`[lean-link] ${code}: `))
        await expect.poll(find).not.toBe(-1)
        complaints.splice(find(), 1)
      },
      async signIn() {
        await endAllConnections(page, person.id)
        await page.goto('/')
        await page.getByRole('button', { name: new RegExp(`${person.en}|${person.ar}`) }).click()
        await expect(demo.button).toBeVisible()
      },
      async runAheadTo(shown) {
        const step = async () => {
          await page.clock.fastForward(1_000)
          await expect(shown).toBeVisible({ timeout: 50 })
        }
        await expect(step).toPass({ intervals: [50], timeout: 20_000 })
      },
      async connect() {
        await page.clock.install()
        // The button comes with the list.
        await expect(demo.button).toBeVisible()
        const before = await demo.banks.count()
        await demo.button.click()
        await expect(demo.problem).toBeHidden()
        await walkThrough(dialog)
        await demo.runAheadTo(done)
        await done.click()
        await demo.runAheadTo(demo.banks.nth(before))
        await expect(demo.banks).toHaveCount(before + 1)
      },
      async connectInDialog() {
        await walkThrough(dialog)
        await done.click()
      },
    }
    await use(demo)
  },
})
