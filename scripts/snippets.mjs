/**
 * `pnpm test:snippets`: builds Storybook, presses every copy button in it as a visitor would, and type-checks what was copied then.
 */
import { chromium } from 'playwright'
import { findBrowser, launchOptions } from './browser.mjs'
import { withBuiltStorybook } from './builtStorybook.mjs'
import { compileSnippets } from './docs/compileSnippets.mjs'

/** @typedef {{ page: string, name: string, line: number, code: string }} Copied */

/**
 * Presses a copy button. By its own event: a story that loads forever would make Playwright's click wait for it.
 * @param {import('playwright').Page} page
 * @param {import('playwright').Locator} button
 */
async function copy(page, button) {
  await page.evaluate(() => sessionStorage.removeItem('copied'))
  await button.dispatchEvent('click')
  const copied = await page.waitForFunction(() => sessionStorage.getItem('copied'))
  return String(await copied.jsonValue())
}

/** In place of the clipboard, which headless Chromium gives only to a page that has the focus. */
function keepCopiedText() {
  const writeText = async (/** @type {string} */ text) => sessionStorage.setItem('copied', text)
  Object.defineProperty(navigator, 'clipboard', { value: { writeText } })
}

/**
 * The Code panel beneath each story, in one Storybook that goes from story to story: to load it each time takes far longer.
 * @param {import('playwright').Page} page
 * @param {string} url
 * @param {readonly string[]} ids
 * @returns {Promise<Copied[]>}
 */
async function copyFromPanels(page, url, ids) {
  const panel = page.getByRole('tabpanel', { name: 'Code' })
  /** @type {Copied[]} */
  const copied = []
  for (const id of ids) {
    const address = `${url}?path=/story/${id}&addonPanel=storybook/docs/panel`
    if (copied.length === 0) await page.goto(address, { waitUntil: 'domcontentloaded' })
    else await goToStory(page, address)
    await panel.getByText('LeanProvider').first().waitFor()
    const code = await copy(page, panel.getByRole('button', { name: 'Copy' }))
    copied.push({ page: `story ${id}`, name: `panel-${id}`, line: 1, code })
  }
  return copied
}

/**
 * As the browser's Back does; resolves when the panel has dropped the code of the story before.
 * @param {import('playwright').Page} page
 * @param {string} address
 */
function goToStory(page, address) {
  return page.evaluate((to) => {
    return /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (document.querySelector('[role=tabpanel]')?.textContent?.includes('LeanProvider')) return
          observer.disconnect()
          resolve()
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
        history.pushState({}, '', to)
        dispatchEvent(new PopStateEvent('popstate', { state: {} }))
      })
    )
  }, address)
}

/**
 * Every story on a docs page: "Copy code", and what "Show code" shows.
 * @param {import('playwright').Page} page
 * @param {string} url
 * @param {string} id
 * @returns {Promise<Copied[]>}
 */
async function copyFromDocs(page, url, id) {
  await page.goto(`${url}iframe.html?viewMode=docs&id=${id}`, { waitUntil: 'domcontentloaded' })
  const shows = page.getByRole('switch', { name: 'Show code' })
  await shows.first().waitFor()
  // Each switch has its copy button beside it, whatever both are called after a click.
  const blocks = await page.locator('.docblock-code-toggle').all()
  /** @type {Copied[]} */
  const copied = []
  for (const [index, show] of blocks.entries()) {
    const code = await copy(page, show.locator('xpath=following-sibling::button').first())
    await show.dispatchEvent('click')
    await page.waitForFunction(
      (text) => document.body.textContent?.includes(text),
      code.trim().split('\n').at(-4) ?? '',
    )
    copied.push({ page: `docs ${id}`, name: `docs-${index + 1}`, line: 1, code })
  }
  return copied
}

/** @param {Parameters<Parameters<typeof withBuiltStorybook>[0]>[0]} storybook */
async function copyAll({ url, entries }) {
  const browser = await chromium.launch(launchOptions(await findBrowser({}, () => {})))
  try {
    const context = await browser.newContext()
    await context.addInitScript(keepCopiedText)
    // A slow machine takes its time to load so many pages.
    context.setDefaultTimeout(120_000)
    const page = await context.newPage()
    const onDocsPages = []
    for (const { id } of entries.filter(({ type }) => type === 'docs'))
      onDocsPages.push(...(await copyFromDocs(page, url, id)))
    // The others stand on a docs page.
    const stories = entries
      .filter(({ type, tags }) => type === 'story' && !tags.includes('autodocs'))
      .map(({ id }) => id)
    return [...onDocsPages, ...(await copyFromPanels(page, url, stories))]
  } finally {
    await browser.close()
  }
}

await withBuiltStorybook(async (storybook) => {
  const copied = await copyAll(storybook)
  const errors = compileSnippets(copied)
  for (const error of errors) console.error(error)
  console.log(`snippets: ${copied.length} copied from the built Storybook, ${errors.length} errors`)
  if (errors.length > 0 || copied.length === 0) process.exitCode = 1
})
