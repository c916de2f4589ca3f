/** A real page with the kit's built chunks, in a real Chromium: for what only a whole page does, as navigations, policies and the network. */
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { build, defaultClientConditions, type Rolldown } from 'vite'
import { findBrowser, launchOptions } from '../../../scripts/browser.mjs'
import type { LeanCountry } from '../src/index.ts'
import { expectNoSecretIn } from './expectNoSecrets.ts'
import { appToken, customerId, toJwt } from './toJwt.ts'

/** A LinkSDK with a frame on the page, whose callback the test calls by `answer(...)`. */
const linkSdk = `
window.calls = []
const open = (config) => {
  calls.push({ ...config, callback: undefined, access_token: config.access_token && '[jwt]' })
  const frame = document.body.appendChild(document.createElement('iframe'))
  frame.dataset.leanLinkSimulator = ''
  frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%'
  window.answer = (status, more) => { frame.remove(); config.callback({ status, ...more }) }
}
window.Lean = { connect: open, pay: open, checkout: open, authorizeConsent: open, captureRedirect: open }`

const appModule = `
import { createLeanClient } from '/kit/index.js'
window.events = []
window.make = (more) => (window.client = createLeanClient({ ...window.options, fetchAccessToken: async () => window.token, onEvent: (event) => events.push(event), ...more }))
window.settled = (promise) => promise.then((value) => ({ value }), (error) => ({ error: { ...error, message: error.message } }))
window.made = true`

/** Who issues the sandbox tokens of each country. */
const issuers: Readonly<Record<LeanCountry, string>> = {
  ae: 'https://auth.sandbox.leantech.me',
  sa: 'https://auth.sandbox.sa.leantech.me',
}

async function buildKit(): Promise<Map<string, string>> {
  const built = await build({
    configFile: false,
    root: fileURLToPath(new URL('..', import.meta.url)),
    logLevel: 'silent',
    resolve: { conditions: ['@lean-link/source', ...defaultClientConditions] },
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('../src/index.ts', import.meta.url)), formats: ['es'], fileName: 'index' },
    },
  })
  const outputs = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[]
  return new Map(
    outputs.flatMap(({ output }) =>
      output.flatMap((file) => (file.type === 'chunk' ? [[`/kit/${file.fileName}`, file.code] as const] : [])),
    ),
  )
}

export interface CoreBrowser {
  browser: Browser
  kit: Map<string, string>
  close(): Promise<void>
}

/** Chromium with the back/forward cache on, and the kit as a bundler splits it. */
export async function launchCoreBrowser(): Promise<CoreBrowser> {
  const browser = await chromium.launch({
    ...launchOptions(await findBrowser()),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
  return { browser, kit: await buildKit(), close: () => browser.close() }
}

export interface CorePageOptions {
  /** of the app's page */
  headers?: Record<string, string>
  /** tag attributes of the app's own scripts, such as a nonce */
  scriptAttributes?: string
  /** of the client and its tokens; default: ae */
  country?: LeanCountry
}

export interface CorePage {
  page: Page
  context: BrowserContext
  origin: string
  /** What the server of LinkSDK's script does; default: it serves it. */
  serveScript(serve: (response: ServerResponse) => void): void
  /** How often it was asked for. */
  scriptRequests(): number
  /** Paths of the kit's parts that cannot be had. */
  missing: Set<string>
  /** Opens a page of the app with a client's options in place. */
  visit(path?: string, page?: Page): Promise<void>
  /** Also looks for tokens and secrets in what the pages show, store and say on the console. */
  stop(): Promise<void>
}

export async function startCorePage(
  { browser, kit }: CoreBrowser,
  { headers = {}, scriptAttributes = '', country = 'ae' }: CorePageOptions = {},
): Promise<CorePage> {
  const missing = new Set<string>()
  let serveScript: (response: ServerResponse) => void = (response) => response.end(linkSdk)
  let scriptRequests = 0
  const sdk = createServer((_, response) => {
    scriptRequests += 1
    response.setHeader('content-type', 'text/javascript')
    response.setHeader('cache-control', 'no-store')
    serveScript(response)
  })
  const app = createServer(({ url = '/' }, response) => {
    // A second copy of the kit is the same code at another address.
    const { pathname } = new URL(url, origin)
    const code =
      pathname === '/app.js'
        ? appModule
        : pathname === '/options.js'
          ? `window.options = ${JSON.stringify(options)}; window.token = '${toJwt({ iss: issuers[country] })}'`
          : kit.get(pathname.replace('/kit-2/', '/kit/'))
    if (missing.has(pathname)) return response.writeHead(503).end()
    if (code !== undefined) return response.setHeader('content-type', 'text/javascript').end(code)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const tags = `<script ${scriptAttributes} src="/options.js"></script><script ${scriptAttributes} type="module" src="/app.js"></script>`
    return response.end(
      `<!doctype html><title>App</title><body><h1>App ${pathname}</h1><button>Connect</button>${tags}`,
    )
  })
  for (const server of [sdk, app]) server.listen(0, '127.0.0.1')
  await Promise.all([once(sdk, 'listening'), once(app, 'listening')])
  const portOf = (server: typeof app) => (server.address() as AddressInfo).port
  const origin = `http://localhost:${portOf(app)}`
  const options = { appToken, country, sandbox: true, scriptUrl: `http://127.0.0.1:${portOf(sdk)}/lean.js` }
  const context = await browser.newContext()
  const said: string[] = []
  context.on('console', (message) => said.push(message.text()))
  const page = await context.newPage()
  return {
    page,
    context,
    origin,
    missing,
    scriptRequests: () => scriptRequests,
    serveScript(serve) {
      serveScript = serve
    },
    async visit(path = '/', target = page) {
      await target.goto(origin + path)
      await target.waitForLoadState('load')
    },
    async stop() {
      const shown = context.pages().map(async (one) => [one.url(), await one.content()])
      const { origins } = await context.storageState()
      const seen = [await Promise.all(shown), origins, said]
      await context.close()
      for (const server of [sdk, app]) {
        server.close()
        server.closeAllConnections()
      }
      expectNoSecretIn(seen, 'a page')
    },
  }
}

export const connectParams = { customerId, permissions: ['accounts'] as const }
export { linkSdk }
