/**
 * `pnpm screenshots`: the looks in the built Storybook, as pictures in `screenshots/`, for eyes: light, dark, Arabic, narrow, large letters and
 * forced colours. Nothing compares them, for fonts differ from machine to machine.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { findBrowser, launchOptions } from './browser.mjs'
import { withBuiltStorybook } from './builtStorybook.mjs'

const folder = fileURLToPath(new URL('../screenshots', import.meta.url))
const wide = { width: 1200, height: 900 }
const narrow = { width: 320, height: 900 }

/** @type {readonly { name: string, id: string, viewport: { width: number, height: number }, media?: { forcedColors: 'active' }, zoom?: string }[]} */
const pictures = [
  { name: 'statuses', id: 'looks-matrix--every-status', viewport: wide },
  { name: 'statuses-narrow', id: 'looks-matrix--every-status', viewport: narrow },
  { name: 'statuses-large-letters', id: 'looks-matrix--every-status', viewport: narrow, zoom: '200%' },
  {
    name: 'statuses-forced-colours',
    id: 'looks-matrix--every-status',
    viewport: wide,
    media: { forcedColors: 'active' },
  },
  ...['english', 'arabic', 'dark', 'arabic-dark'].map((name) => ({
    name: `methods-${name}`,
    id: `looks-matrix--${name}`,
    viewport: wide,
  })),
  ...['plain', 'plain-dark', 'themed', 'with-class', 'with-utilities'].map((name) => ({
    name: `styled-${name}`,
    id: `looks-styled--${name}`,
    viewport: wide,
  })),
]

await withBuiltStorybook(async ({ url, entries }) => {
  const browser = await chromium.launch(launchOptions(await findBrowser({}, () => {})))
  try {
    mkdirSync(folder, { recursive: true })
    for (const { name, id, viewport, media = {}, zoom } of pictures) {
      if (!entries.some((entry) => entry.id === id)) throw new Error(`There is no story ${id} any more.`)
      const page = await browser.newPage({ viewport, reducedMotion: 'reduce', ...media })
      await page.goto(`${url}iframe.html?viewMode=story&id=${id}`)
      if (zoom) await page.addStyleTag({ content: `html { font-size: ${zoom} }` })
      await page.locator('#storybook-root button').first().waitFor()
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
      await page.close()
    }
    console.log(`screenshots: ${pictures.length} pictures in screenshots/`)
  } finally {
    await browser.close()
  }
})
