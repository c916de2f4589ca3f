/** An app's page on an origin of its own beside a simulator on another, in a real Chromium; for tests of what only a served dialog does. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Frame, type Page } from 'playwright'
import { findBrowser, launchOptions } from '../../../scripts/browser.mjs'
import { expectNoSecretIn } from '../../core/test/expectNoSecrets.ts'
import type { LeanSimulator } from '../src/simulator/createLeanSimulator.ts'
// Only its type: the tests run the bundled one.
import type { startLeanSimulator } from '../src/simulator/startLeanSimulator.ts'
import { bundleEntry } from './bundleEntry.ts'

type Start = typeof startLeanSimulator

/** `messages` holds the messages in the order in which they came; answers live in the session, for a redirect takes the page away. */
const appPage = (scriptUrl: string) => `<!doctype html><title>App</title>
<script>
  const messages = []
  addEventListener('message', (event) => messages.push({ origin: event.origin, type: event.data.type }))
  const answers = () => JSON.parse(sessionStorage.getItem('answers') ?? '[]')
  const open = (method, config) =>
    Lean[method]({ ...config, callback: (answer) => sessionStorage.setItem('answers', JSON.stringify([...answers(), answer])) })
</script>
<script src="${scriptUrl}"></script>`

/** Says to the page around it what the dialog would say, and to the page's other frames what the page would say. */
const forgerPage = `<!doctype html><title>Forger</title>
<script>
  const send = (target, message) => target.postMessage({ leanLinkSimulator: true, ...message }, '*')
  const bank = 'LEANMB1_SAU'
  for (const type of ['ready', 'authorise']) send(parent, { type, bank })
  send(parent, { type: 'end', status: 'success', screen: 'success', bank })
  send(parent, { type: 'forged' })
  for (let at = 0; at < parent.frames.length; at += 1) send(parent.frames[at], { type: 'escape' })
</script>`

/** Chromium and the simulator as it is shipped, for all tests of a file. */
export async function launchBrowserAndBundle(): Promise<{
  browser: Browser
  startLeanSimulator: Start
  close: () => Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'lean-link-served-'))
  const file = join(folder, 'simulator.mjs')
  await writeFile(file, (await bundleEntry('node.ts')).code)
  const { startLeanSimulator } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    startLeanSimulator: Start
  }
  const browser = await chromium.launch(launchOptions(await findBrowser()))
  async function close() {
    await browser.close()
    await rm(folder, { recursive: true })
  }
  return { browser, startLeanSimulator, close }
}

/** What an app's backend sends to the API. */
async function authorize({ authBaseUrl, clientId, clientSecret }: LeanSimulator) {
  const client = { client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' }
  const body = new URLSearchParams({ ...client, scope: 'api' })
  const response = await fetch(`${authBaseUrl}/oauth2/token`, { method: 'POST', body })
  return { authorization: `Bearer ${((await response.json()) as { access_token: string }).access_token}` }
}

export async function startServedPage(
  { browser, startLeanSimulator }: { browser: Browser; startLeanSimulator: Start },
  options: BrowserContextOptions = {},
) {
  const simulator = await startLeanSimulator()
  const { customerId } = await simulator.createCustomer('user-1')
  const accessToken = await simulator.createAccessToken(customerId)
  const server = createServer(({ url }, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(url === '/forger' ? forgerPage : appPage(simulator.scriptUrl))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  // Another host name too: the page and the simulator are not even of one site.
  const origin = `http://localhost:${port}`
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const requests: string[] = []
  const logs: string[] = []
  context.on('console', (message) => logs.push(message.text()))
  page.on('request', (request) => requests.push(new URL(request.url()).pathname))
  await page.goto(origin)

  return {
    simulator,
    customerId,
    accessToken,
    page,
    origin,
    /** What the forger is served from: neither the page's origin nor the simulator's. */
    strangeOrigin: `http://127.0.0.1:${port}`,
    dialog: page.frameLocator('iframe[data-lean-link-simulator]'),
    async open(method: string, overrides: object = {}) {
      const urls = { success_redirect_url: `${origin}/ok?own=1`, fail_redirect_url: `${origin}/no` }
      const config = {
        app_token: simulator.clientId,
        customer_id: customerId,
        access_token: accessToken,
        permissions: ['identity', 'accounts'],
        sandbox: true,
        ...urls,
        ...overrides,
      }
      await page.evaluate(`open(${JSON.stringify(method)}, ${JSON.stringify(config)})`)
    },
    answers: () => page.evaluate<Record<string, unknown>[]>('answers()'),
    messages: (of: Page | Frame) => of.evaluate<{ origin: string; type: string }[]>('messages'),
    /** Paths of all requests so far, of all frames. */
    requests,
    async entities() {
      const response = await fetch(`${simulator.apiBaseUrl}/customers/v1/${customerId}/entities`, {
        headers: await authorize(simulator),
      })
      return (await response.json()) as { id: string; bank_identifier: string }[]
    },
    /** Also looks for tokens in what the page and its frames show, in their addresses, and on the console. */
    async stop() {
      const shown = page.frames().map(async (frame) => [frame.url(), await frame.content()])
      const seen = [await Promise.all(shown), logs]
      await context.close()
      await simulator.stop()
      server.close()
      server.closeAllConnections()
      expectNoSecretIn(seen, 'a page')
    },
  }
}
