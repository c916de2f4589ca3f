/** Global setup of the Vitest projects and Playwright tests that open a browser: finds it before the first test and leaves its path in the environment. */
import { findBrowser } from './browser.mjs'

export default async function setup() {
  process.env.LEAN_LINK_CHROMIUM = await findBrowser()
}
