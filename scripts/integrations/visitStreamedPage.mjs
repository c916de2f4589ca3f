/** Starts a built Next app and asks for its streamed page, first as it comes over HTTP, then in Chromium. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { findBrowser, launchOptions } from '../browser.mjs'

/**
 * @param {string} folder of the app, built
 * @param {string} path of the page
 * @param {Record<string, string>} env
 * @returns {Promise<string[]>} what is wrong with the page, as sentences
 */
export async function visitStreamedPage(folder, path, env) {
  const server = startNext(folder, env)
  /** @type {string[]} */
  const problems = []
  try {
    const url = new URL(path, await server.url).href
    await checkResponse(url, problems)
    await checkInBrowser(url, problems)
  } catch (error) {
    problems.push(`the visit breaks off: ${error instanceof Error ? error.message : error}`)
  } finally {
    await server.stop()
  }
  if (/error|⨯/i.test(server.output())) problems.push(`the terminal complains:\n${server.output()}`)
  return problems
}

/**
 * @param {string} folder
 * @param {Record<string, string>} env
 */
function startNext(folder, env) {
  // Next itself, not npm: ending npm would leave the server behind.
  const next = spawn(process.execPath, [join(folder, 'node_modules/next/dist/bin/next'), 'start', '-p', '0'], {
    cwd: folder,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1', FORCE_COLOR: '0', ...env },
  })
  const closed = once(next, 'close')
  let output = ''
  /** @type {Promise<string>} */
  const url = new Promise((resolve, reject) => {
    for (const stream of [next.stdout, next.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        const [address] = /http:\/\/localhost:\d+(?=\s)/.exec(output) ?? []
        if (address && output.includes('Ready')) resolve(address)
      })
    }
    next.on('close', () => reject(new Error(`next start ended:\n${output}`)))
    setTimeout(() => reject(new Error(`next start was not ready within a minute:\n${output}`)), 60_000).unref()
  })
  const stop = async () => {
    next.kill()
    await closed
  }
  return { url, stop, output: () => output }
}

/**
 * @param {string} url
 * @param {string[]} problems
 */
async function checkResponse(url, problems) {
  const response = await fetch(url)
  const html = await response.text()
  if (response.status !== 200) problems.push(`the page answers HTTP ${response.status}`)
  if (!/<button[^>]* class="own"[^>]* data-lean-button/.test(html))
    problems.push('its own button has no data-lean-button')
}

/**
 * A simulated LinkSDK stands at Lean's address, so that nothing but the app can complain.
 * @param {string} url
 * @param {string[]} problems
 */
async function checkInBrowser(url, problems) {
  // Only here: packing the kit has built it.
  const { routeLean } = await import('@lean-link/testing/playwright')
  const browser = await chromium.launch(launchOptions(await findBrowser({}, () => {})))
  try {
    const page = await browser.newPage()
    page.on('pageerror', (error) => problems.push(`the page throws: ${error.message}`))
    page.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) problems.push(`the console says: ${message.text()}`)
    })
    const lean = await routeLean(page, {}, { tokenPath: '/api/lean/token' })
    await page.goto(url)
    await page.locator('button.own[data-status="ready"]').click()
    await lean.frame.locator('main[data-screen]').first().waitFor()
    const methods = (await lean.calls()).map(({ method }) => method)
    if (methods.join() !== 'connect')
      problems.push(`a click calls ${methods.join() || 'nothing'} of LinkSDK, not connect`)
  } finally {
    await browser.close()
  }
}
