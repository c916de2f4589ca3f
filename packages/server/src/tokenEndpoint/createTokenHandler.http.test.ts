/** The token endpoint behind a real listener, asked over real HTTP, with an OAuth server that is not ours behind it. */
import { request as sendRaw } from 'node:http'
import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startOAuthServer, type OAuthServer } from '../../test/startOAuthServer.ts'
import { createTokenHandler } from '../index.ts'

const sessions = new Map([['session-1', 'a33a50fc-b29c-4c03-9cab-379280d7e500']])
let oauth: OAuthServer
let server: Server
let origin: string

beforeAll(async () => {
  oauth = await startOAuthServer({ clientSecret: 's', customerIds: [...sessions.values()] })
  const app = new Hono()
  app.all('/token', (context) => {
    const handle = createTokenHandler({
      clientId: oauth.clientId,
      clientSecret: 's',
      country: 'ae',
      sandbox: true,
      authBaseUrl: oauth.url,
      identify: () => sessions.get(getCookie(context, 'session') ?? '') ?? null,
      onError: () => {},
    })
    return handle(context.req.raw)
  })
  server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await oauth.stop()
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
})

const post = (over: { headers?: Record<string, string>; body?: BodyInit; method?: string } = {}) =>
  fetch(`${origin}/token`, {
    method: over.method ?? 'POST',
    headers: { 'content-type': 'application/json', cookie: 'session=session-1', origin, ...over.headers },
    body: over.body ?? '{}',
    duplex: 'half',
  } as RequestInit)

it('gives the signed-in customer a token that the OAuth server signed', async () => {
  const response = await post({ body: JSON.stringify({ customer_id: sessions.get('session-1') }) })
  expect(response.status).toBe(200)
  const body = (await response.json()) as { access_token: string; scope: string }
  expect(body.scope).toBe(`customer.${sessions.get('session-1')}`)
  const claims = JSON.parse(Buffer.from(body.access_token.split('.')[1] ?? '', 'base64url').toString()) as object
  expect(claims).toMatchObject({ customers: [{ id: sessions.get('session-1') }] })
})

it.each([
  ['nobody signed in', { headers: { cookie: '' } }, 401],
  ['another customer', { body: '{"customer_id":"two"}' }, 403],
  ['another origin', { headers: { origin: 'https://evil.example' } }, 403],
  ['a form', { headers: { 'content-type': 'text/plain' } }, 415],
  ['a large body', { body: 'x'.repeat(5000) }, 413],
])('refuses %s', async (_name, over, status) => {
  expect((await post(over)).status).toBe(status)
})

it.each(['GET', 'HEAD'])('answers %s with 405', async (method) => {
  const response = await fetch(`${origin}/token`, { method })
  expect(response.status).toBe(405)
  expect(response.headers.get('allow')).toBe('POST')
})

it('answers 413 to a chunked body that goes on and on', async () => {
  const status = await new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', cookie: 'session=session-1', origin }
    const request = sendRaw(`${origin}/token`, { method: 'POST', headers }, (response) => {
      resolve(response.statusCode)
      request.destroy()
    })
    request.on('error', reject)
    const more = () => void (request.destroyed || request.write(' '.repeat(1024), () => setImmediate(more)))
    more()
  })
  expect(status).toBe(413)
})
