/** The token endpoint behind proxies that change Host: Vite's development proxy, and any other. */
import { createServer, request as sendRaw } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createServer as createVite } from 'vite'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { listen } from '../../test/listen.ts'
import { createTokenHandler, type LeanAuth, type LeanServerError } from '../index.ts'

const token = { access_token: 'the-token', token_type: 'Bearer', expires_in: 3599, scope: 'customer.one' }
const onError = vi.fn<(error: LeanServerError) => void>()
let backend: Awaited<ReturnType<typeof listen>>
beforeAll(async () => {
  const auth = { createCustomerToken: async () => token } as unknown as LeanAuth
  backend = await listen(createServer(getRequestListener(createTokenHandler({ auth, identify: () => 'one', onError }))))
})
afterAll(() => backend.stop())

/** Not fetch: it would not send these headers as they are. */
const post = (url: string, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    const request = sendRaw(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } })
    request.on('response', (response) => resolve(response.resume().statusCode ?? 0))
    request.on('error', reject)
    request.end('{"customer_id":"one"}')
  })

it("a page of Vite's development server gets a token through its proxy, and no other page does", async () => {
  const vite = await createVite({
    configFile: false,
    logLevel: 'silent',
    server: { port: 0, host: '127.0.0.1', ws: false, watch: null, proxy: { '/api': backend.url } },
    optimizeDeps: { noDiscovery: true },
  })
  try {
    await vite.listen()
    const page = vite.resolvedUrls?.local[0] ?? ''
    const url = `${page}api/token`
    expect(await post(url, { origin: new URL(page).origin, 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await post(url, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toBe(403)
  } finally {
    await vite.close()
  }
})

it('a page behind a proxy that ends TLS and changes Host gets a token where the browser vouches for it', async () => {
  const headers = { host: 'backend.internal', origin: 'https://app.example' }
  expect(await post(`${backend.url}/api/token`, { ...headers, 'sec-fetch-site': 'same-origin' })).toBe(200)
  expect(await post(`${backend.url}/api/token`, { ...headers, 'sec-fetch-site': 'same-site' })).toBe(403)
})

it('an old browser behind such a proxy is refused, and the log names the entry that is missing', async () => {
  onError.mockReset()
  const headers = { host: 'backend.internal', origin: 'https://old.example' }
  expect(await post(`${backend.url}/api/token`, headers)).toBe(403)
  expect(onError.mock.calls[0]?.[0].message).toMatch(
    /https:\/\/old\.example.*http:\/\/backend\.internal.*"allowedOrigins"/,
  )
})
