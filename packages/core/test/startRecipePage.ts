/** A recipe's page in Chromium with the three routes of its backend, made with @lean-link/server, and Lean simulated behind both. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { createLeanAuth, createTokenHandler } from '@lean-link/server'
import { type LeanSimulator, startLeanSimulator } from '@lean-link/testing'
import type { Browser, FrameLocator, Locator, Page } from 'playwright'
import type { LeanCountry } from '../src/index.ts'
import type { BuiltRecipe } from './buildRecipes.ts'
import { placeholders } from './readRecipe.ts'

/** What a test may change of the backend, and what it sees of it. */
export interface RecipeBackend {
  customerId: string
  signedIn: boolean
  /** Answers every token request with this status. */
  tokenStatus?: number | undefined
  /** false: it has no proof yet. */
  hasProof: boolean
  /** `METHOD /path` of each request */
  asked: string[]
  /** Every token that a page was given. */
  tokens: string[]
}

export interface RecipePage {
  page: Page
  origin: string
  simulator: LeanSimulator
  backend: RecipeBackend
  dialog: FrameLocator
  button: Locator
  message: Locator
  /** All that the console was told, and what no page may do: throw, or ask a host that is not here. */
  heard: { console: string[]; wrong: string[] }
  visit(path?: string): Promise<void>
  stop(): Promise<void>
}

function toRequest(incoming: IncomingMessage): Request {
  const { method = 'GET', url = '/', headers } = incoming
  const body = method === 'POST' ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' as const } : {}
  return new Request(`http://${headers.host}${url}`, { method, headers: headers as Record<string, string>, ...body })
}

export async function startRecipePage(
  browser: Browser,
  { html, scripts }: BuiltRecipe,
  country: LeanCountry = 'ae',
): Promise<RecipePage> {
  const simulator = await startLeanSimulator()
  const { clientId, clientSecret } = simulator
  const path = country === 'sa' ? '/sa' : ''
  const [authBaseUrl, apiBaseUrl] = [simulator.authBaseUrl + path, simulator.apiBaseUrl + path]
  const auth = createLeanAuth({ clientId, clientSecret, country, sandbox: true, authBaseUrl, apiBaseUrl })
  // Without an identifier, Lean authorises no long-lived consent.
  const governmentIdentifiers = [{ type: 'EMIRATES_ID', value: '784-1990-1234567-1' }] as const
  const { customerId } = await auth.createCustomer('user-1', { governmentIdentifiers })
  const backend: RecipeBackend = { customerId, signedIn: true, hasProof: true, asked: [], tokens: [] }
  const mint = createTokenHandler({ auth, identify: () => (backend.signedIn ? customerId : null) })

  async function answer(request: Request, path: string): Promise<Response> {
    if (path === '/api/lean/token') {
      if (backend.tokenStatus) return Response.json({ error: 'internal_error' }, { status: backend.tokenStatus })
      const response = await mint(request)
      if (response.ok) backend.tokens.push(((await response.clone().json()) as { access_token: string }).access_token)
      return response
    }
    if (!backend.signedIn) return Response.json({ error: 'signed_out' }, { status: 401 })
    if (path === '/api/session') {
      if (request.method === 'DELETE') backend.signedIn = false
      return request.method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json({ customerId })
    }
    if (path !== '/api/connection') return Response.json({ error: 'not_found' }, { status: 404 })
    const entities = (await (await auth.fetch(`/customers/v1/${customerId}/entities`)).json()) as unknown[]
    return Response.json({ connected: backend.hasProof && entities.length > 0 })
  }

  const fill = (code: string) =>
    code.replaceAll(placeholders.appToken, clientId).replaceAll(placeholders.customerId, customerId)
  const server = createServer(async (incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', origin)
    const script = scripts.get(pathname)
    if (pathname.startsWith('/api/')) {
      backend.asked.push(`${incoming.method} ${pathname}`)
      const response = await answer(toRequest(incoming), pathname)
      outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text())
    } else if (script !== undefined && pathname.endsWith('.js')) {
      outgoing.setHeader('content-type', 'text/javascript').end(fill(script))
    } else if (['/bank', '/bank/connected', '/bank/failed'].includes(pathname)) {
      outgoing.setHeader('content-type', 'text/html; charset=utf-8').end(fill(html))
    } else {
      outgoing.writeHead(pathname === '/favicon.ico' ? 204 : 404).end()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`

  const context = await browser.newContext()
  const heard: RecipePage['heard'] = { console: [], wrong: [] }
  await context.route('**', (route) => {
    const url = route.request().url()
    // LinkSDK's own address, as the recipe has it, leads to the simulated script.
    if (url.startsWith('https://cdn.leantech.me/')) {
      return route.fetch({ url: simulator.url + new URL(url).pathname }).then((response) => route.fulfill({ response }))
    }
    if ([origin, simulator.url].includes(new URL(url).origin)) return route.continue()
    heard.wrong.push(`a request to ${url}`)
    return route.abort()
  })
  const page = await context.newPage()
  page.on('console', (line) => heard.console.push(line.text()))
  page.on('pageerror', (error) => heard.wrong.push(error.message))

  return {
    page,
    origin,
    simulator,
    backend,
    heard,
    dialog: page.frameLocator('iframe[data-lean-link-simulator]'),
    button: page.locator('main button').first(),
    message: page.locator('main [role=status]'),
    async visit(path = '/bank') {
      await page.goto(origin + path)
    },
    async stop() {
      // A script may still be on its way to a page that is gone.
      await context.unrouteAll({ behavior: 'ignoreErrors' })
      await context.close()
      await simulator.stop()
      server.close()
      server.closeAllConnections()
    },
  }
}
