/**
 * A browser that renders a page before anybody asked for it, by speculation rules. Nothing drives this browser: while a debugger is
 * connected, Chromium prerenders no page.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { findBrowser, launchOptions } from '../../../scripts/browser.mjs'
import { buildPage } from '../test/buildPage.ts'

/** Long enough for everything that a page does when it loads. */
const unseenMs = 2_000

const firstPage = `<!doctype html><title>First</title>
<script type="speculationrules">{ "prerender": [{ "urls": ["/app"], "eagerness": "immediate" }] }</script>
<script>setTimeout(() => (location.href = '/app'), ${unseenMs})</script>`
const appPage = '<!doctype html><title>App</title><div id="root"></div><script type="module" src="/app.js"></script>'

it('asks for no token and loads no LinkSDK for a page that nobody sees yet', async () => {
  const code = await buildPage('prerenderedPage', 'production')
  const asked: string[] = []
  const server = createServer(({ method, url = '/' }, response) => {
    if (method === 'POST' || url === '/linksdk.js') asked.push(decodeURIComponent(url))
    if (url === '/app.js') return response.setHeader('content-type', 'text/javascript').end(code)
    response.setHeader('content-type', 'text/html')
    return url === '/first' ? response.end(firstPage) : response.writeHead(url === '/app' ? 200 : 404).end(appPage)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const profile = await mkdtemp(join(tmpdir(), 'lean-link-profile-'))
  const { executablePath, args } = launchOptions(await findBrowser())
  const address = `http://localhost:${(server.address() as AddressInfo).port}/first`
  // The port keeps a headless browser open; nobody connects to it.
  const own = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, address]
  const browser = spawn(executablePath, [...args, ...own], { stdio: 'ignore' })
  onTestFinished(async () => {
    const closed = once(browser, 'close')
    browser.kill('SIGKILL')
    await closed
    server.close()
    server.closeAllConnections()
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  })
  await expect.poll(() => asked, { timeout: 30_000 }).toEqual(expect.arrayContaining(['/token', '/linksdk.js']))
  expect(asked.slice(0, 2)).toEqual(['/told/prerendering', '/told/shown'])
  expect(asked.filter((url) => url === '/token')).toHaveLength(1)
}, 60_000)
