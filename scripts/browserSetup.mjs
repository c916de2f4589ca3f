/** Vitest's global setup for the projects that open a browser: finds it before their first test and leaves its path in the environment. */
import { findBrowser } from './browser.mjs'

export async function setup() {
  process.env.LEAN_LINK_CHROMIUM = await findBrowser()
}
