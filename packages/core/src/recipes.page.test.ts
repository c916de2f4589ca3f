/** The pages of docs/recipes do what they say: their very code, built and served, before a simulated Lean. */
import axe from 'axe-core'
import { type Browser, chromium } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser, launchOptions } from '../../../scripts/browser.mjs'
import { type BuiltRecipe, buildPlainRecipe, buildVueRecipe } from '../test/buildRecipes.ts'
import { findRecipeTypeErrors } from '../test/findRecipeTypeErrors.ts'
import { type RecipePage, startRecipePage } from '../test/startRecipePage.ts'

let browser: Browser
// The first run on a machine may have to fetch a Chromium.
beforeAll(async () => {
  browser = await chromium.launch(launchOptions(await findBrowser()))
}, 300_000)
afterAll(() => browser?.close())

let app: RecipePage
const connected = 'Your bank is connected.'
const evaluate = <T>(expression: string) => app.page.evaluate<T>(expression)
const listeners = () => evaluate<number>('recipe.listeners')
const tokenCount = () => evaluate<number>('Object.keys(recipe.client.getState().tokens).length')

const says = (text: string | RegExp) =>
  expect.poll(() => app.message.textContent(), { timeout: 15_000 }).toEqual(expect.stringMatching(text))
const hasLabel = (text: string) =>
  expect.poll(async () => (await app.button.textContent())?.trim(), { timeout: 15_000 }).toBe(text)
const hasAsked = (request: string) => expect.poll(() => app.backend.asked, { timeout: 15_000 }).toContain(request)
/** Script, engine and token are there: a click opens at once. */
const isWarm = () =>
  app.page.waitForFunction(`(() => {
    const { script, tokens } = window.recipe?.client.getState() ?? {}
    return script?.status === 'ready' && Object.values(tokens).some(({ status }) => status === 'ready')
  })()`)

const press = async (...names: string[]) => {
  for (const name of names) await app.dialog.getByRole('button', { name, exact: true }).click()
}
const connectInDialog = async () => {
  await press('Continue', 'Lean Mockbank', 'Allow access', 'Sign in')
  await app.dialog.getByLabel('One-time code').fill('1111')
  await press('Confirm', 'Done')
}
const visitBank = async (decision: string) => {
  await press('Continue')
  await app.dialog.locator('[data-bank="LEAN_OF_RETAIL_UAE"]').click()
  await press('Allow access', decision)
}
const signOut = () =>
  evaluate("[...document.querySelectorAll('button')].find((node) => node.textContent === 'Sign out').click()")

/** Nothing that the page shows, keeps or logs holds a token or the secret, and it did nothing that it should not. */
async function expectCleanPage() {
  const { backend, heard, simulator } = app
  const shown = await evaluate(
    '[document.documentElement.outerHTML, location.href, JSON.stringify([localStorage, sessionStorage, history.state])]',
  )
  const text = JSON.stringify([shown, heard.console])
  const signatures = backend.tokens.map((token) => token.split('.')[2] ?? token)
  for (const secret of [...signatures, simulator.clientSecret]) expect(text).not.toContain(secret)
  expect(text).not.toMatch(/eyJ[\w-]{8,}/)
  expect(heard.wrong).toEqual([])
}

describe.each([
  ['Vue', buildVueRecipe],
  ['plain HTML', buildPlainRecipe],
] as const)('the recipe for %s', (_title, build) => {
  let built: BuiltRecipe
  beforeAll(async () => {
    built = await build()
  }, 60_000)
  beforeEach(async () => {
    app = await startRecipePage(browser, built)
    await app.visit()
  })
  afterEach(() => expectCleanPage().finally(() => app.stop()))

  it('connects within the click, waits for the word of its backend, and says so', async () => {
    await isWarm()
    await evaluate(`{
      const { connect } = Lean
      Lean.connect = (config) => { window.opened = true; return connect(config) }
    }`)
    app.backend.hasProof = false
    // By script: not even a promise may come before LinkSDK.
    expect(await evaluate("document.querySelector('main button').click(); window.opened")).toBe(true)
    await hasLabel('Continue in the dialog')
    expect(await app.button.getAttribute('aria-busy')).toBe('true')
    expect(app.backend.tokens).toHaveLength(1)
    await expectCleanPage()
    await connectInDialog()
    await hasLabel('Checking…')
    await hasAsked('GET /api/connection')
    expect(await app.message.textContent()).toBe('')
    app.backend.hasProof = true
    await says(connected)
    await hasLabel('Connect a bank')
    expect(await app.button.getAttribute('aria-busy')).toBe('false')
    expect(await app.simulator.calls()).toMatchObject([{ method: 'connect' }])
  }, 30_000)

  it('keeps a click that comes early, says that the dialog was closed, and opens it again', async () => {
    await app.button.click()
    await press('Cancel', 'Yes, leave')
    await says('You closed the dialog. Nothing was shared.')
    expect(await app.button.evaluate((node) => node === document.activeElement)).toBe(true)
    await app.button.click()
    await says(/^$/)
    await connectInDialog()
    await says(connected)
  }, 30_000)

  it('names the failure of its token endpoint, and connects once that is over', async () => {
    app.backend.tokenStatus = 500
    await app.visit()
    await app.button.click()
    await says(/\(token_request_failed\)\. You can try again\./)
    await hasLabel('Connect a bank')
    expect(await app.dialog.owner().count()).toBe(0)
    app.backend.tokenStatus = undefined
    await app.button.click()
    await connectInDialog()
    await says(connected)
  }, 30_000)

  it('asks its backend after a return from the bank, and takes no return for two', async () => {
    await app.button.click()
    await visitBank('Approve at the bank')
    await app.page.waitForURL('**/bank/connected?*')
    await says(connected)
    expect(app.backend.asked).toContain('GET /api/connection')
    expect(app.page.url()).toBe(`${app.origin}/bank`)
    expect(await evaluate('recipe.client.resumeRedirect(location.href)')).toBeNull()

    const { length } = app.backend.asked.filter((request) => request === 'GET /api/connection')
    await app.page.reload()
    await isWarm()
    expect(await evaluate('recipe.client.resumeRedirect()')).toBeNull()
    expect(app.backend.asked.filter((request) => request === 'GET /api/connection')).toHaveLength(length)
    expect(await app.message.textContent()).toBe('')
  }, 30_000)

  it('says that the bank did not agree, without a question', async () => {
    await app.button.click()
    await visitBank('Refuse at the bank')
    await app.page.waitForURL('**/bank/failed?*')
    await says('Your bank did not agree.')
    expect(app.page.url()).toBe(`${app.origin}/bank`)
    expect(app.backend.asked).not.toContain('GET /api/connection')
  }, 30_000)

  it('forgets the token when its customer signs out', async () => {
    await isWarm()
    expect(await tokenCount()).toBe(1)
    await signOut()
    await hasAsked('DELETE /api/session')
    expect(await tokenCount()).toBe(0)
  }, 30_000)

  it('gives axe nothing to find', async () => {
    await app.button.waitFor()
    await app.page.addScriptTag({ content: axe.source })
    const { violations } = await app.page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run())
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  }, 30_000)
})

describe('the recipe for Vue, as it goes', () => {
  beforeEach(async () => {
    app = await startRecipePage(browser, await buildVueRecipe())
    await app.visit()
  }, 60_000)
  afterEach(() => expectCleanPage().finally(() => app.stop()))

  it('ends its subscription with the component, and its client with the app', async () => {
    await app.button.click()
    await press('Continue')
    expect(await listeners()).toBe(1)
    await signOut()
    await expect.poll(listeners).toBe(0)
    expect(await evaluate("document.querySelector('main')")).toBeNull()
    // The dialog is still there, and its end is still confirmed.
    app.backend.signedIn = true
    await press('Lean Mockbank', 'Allow access', 'Sign in')
    await app.dialog.getByLabel('One-time code').fill('1111')
    await press('Confirm', 'Done')
    await hasAsked('GET /api/connection')
    await evaluate("document.querySelector('#app').__vue_app__.unmount()")
    expect(await evaluate('recipe.client.getState().destroyed')).toBe(true)
  }, 30_000)
})

it.each(['vue', 'plain-html'] as const)(
  'docs/recipes/%s.md compiles against the types of the kit',
  async (name) => {
    expect(await findRecipeTypeErrors(name)).toEqual([])
  },
  60_000,
)
