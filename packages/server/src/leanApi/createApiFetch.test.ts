/** The API fetch: where the token goes, and where it must not go. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { grant, sendJson, startUpstream, type Upstream, type UpstreamRequest } from '../../test/startUpstream.ts'
import { createLeanAuth, type LeanAuthOptions } from '../index.ts'

let upstream: Upstream
let api: (request: UpstreamRequest) => void
beforeAll(async () => {
  upstream = await startUpstream()
})
afterAll(() => upstream.stop())
beforeEach(() => {
  upstream.requests.length = 0
  api = ({ response }) => sendJson(response, 200, { ok: true })
  upstream.respond = (request) => (request.path === '/oauth2/token' ? grant(request) : api(request))
})

const createAuth = (over: Partial<LeanAuthOptions> = {}) =>
  createLeanAuth({
    clientId: 'the-app-token',
    clientSecret: 'the-secret',
    country: 'ae',
    sandbox: true,
    authBaseUrl: upstream.url,
    apiBaseUrl: upstream.url,
    ...over,
  })
const apiRequests = () => upstream.requests.filter(({ path }) => path !== '/oauth2/token')

it('adds the bearer and passes method, headers and body on', async () => {
  const auth = createAuth()
  const response = await auth.fetch('/payments/v1/intents?x=1', {
    method: 'POST',
    headers: { 'idempotency-key': 'k' },
    body: '{"amount":5}',
  })
  expect(await response.json()).toEqual({ ok: true })
  expect(apiRequests()[0]).toMatchObject({
    method: 'POST',
    path: '/payments/v1/intents?x=1',
    body: '{"amount":5}',
    headers: { authorization: `Bearer ${await auth.getApiToken()}`, 'idempotency-key': 'k' },
  })
})

it('resolves with the answers of the API, errors included', async () => {
  api = ({ response }) => sendJson(response, 500, { status: 'INTERNAL_SERVER_ERROR' })
  expect((await createAuth().fetch('/banks/v1/')).status).toBe(500)
})

it.each([
  'https://evil.example/banks',
  'http://127.0.0.1:1/banks',
  '//evil.example/banks',
  '/\\evil.example/banks',
  '\\\\evil.example',
  'banks/v1',
  '@evil.example/',
  '.evil.example/',
  ':80@evil.example/',
  'javascript:alert(1)',
  '',
  undefined,
  new URL('https://evil.example'),
])('refuses %s before any request', async (path) => {
  await expect(createAuth().fetch(path as string)).rejects.toMatchObject({ code: 'invalid_options' })
  expect(upstream.requests).toHaveLength(0)
})

it('refuses a user name in an address of the API itself', async () => {
  const path = upstream.url.replace('//', '//user:word@')
  await expect(createAuth().fetch(`${path}/x`)).rejects.toMatchObject({ code: 'invalid_options' })
  expect(upstream.requests).toHaveLength(0)
})

it('refuses a path that climbs out of the base, and takes an absolute one inside it', async () => {
  const auth = createAuth({ apiBaseUrl: `${upstream.url}/api/` })
  for (const path of ['/../x', '/%2e%2e/x', '/a/../../x', `${upstream.url}/x`, `${upstream.url}/apix`]) {
    await expect(auth.fetch(path)).rejects.toMatchObject({ code: 'invalid_options' })
  }
  await auth.fetch(`${upstream.url}/api/customers/v1?page_number=1`)
  expect(apiRequests().map(({ path }) => path)).toEqual(['/api/customers/v1?page_number=1'])
})

it.each([{ Authorization: 'Bearer mine' }, [['authorization', 'x']], new Headers({ AUTHORIZATION: 'x' })])(
  'refuses an Authorization header of the caller',
  async (headers) => {
    await expect(createAuth().fetch('/x', { headers: headers as HeadersInit })).rejects.toMatchObject({
      code: 'invalid_options',
    })
    expect(upstream.requests).toHaveLength(0)
  },
)

it.each([301, 302, 303, 307, 308])(
  'refuses a redirect with %i, even when the caller asks to follow',
  async (status) => {
    api = ({ response }) => response.writeHead(status, { location: 'https://evil.example/' }).end()
    await expect(createAuth().fetch('/x', { redirect: 'follow' })).rejects.toMatchObject({ code: 'upstream_invalid' })
    expect(apiRequests()).toHaveLength(1)
  },
)

describe('on 401', () => {
  it('a 401 renews the token and repeats the call once', async () => {
    const auth = createAuth()
    const old = await auth.getApiToken()
    api = ({ headers, response }) => response.writeHead(headers.authorization === `Bearer ${old}` ? 401 : 200).end()
    const response = await auth.fetch('/x', { method: 'POST', body: 'again' })
    expect(response.status).toBe(200)
    expect(apiRequests().map(({ body }) => body)).toEqual(['again', 'again'])
  })

  it('a second 401 is what fetch resolves with', async () => {
    api = ({ response }) => response.writeHead(401).end()
    expect((await createAuth().fetch('/x')).status).toBe(401)
    expect(apiRequests()).toHaveLength(2)
  })

  it('many calls refused together renew the token once', async () => {
    const auth = createAuth()
    const old = await auth.getApiToken()
    api = ({ headers, response }) => response.writeHead(headers.authorization === `Bearer ${old}` ? 401 : 200).end()
    const responses = await Promise.all(Array.from({ length: 10 }, () => auth.fetch('/x')))
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]))
    expect(upstream.requests.filter(({ path }) => path === '/oauth2/token')).toHaveLength(2)
  })

  it('a body that is a stream is not repeated, but the next call has a new token', async () => {
    const auth = createAuth()
    const old = await auth.getApiToken()
    api = ({ headers, response }) => response.writeHead(headers.authorization === `Bearer ${old}` ? 401 : 200).end()
    const body = new Blob(['x']).stream()
    const response = await auth.fetch('/x', { method: 'POST', body, duplex: 'half' } as RequestInit)
    expect(response.status).toBe(401)
    expect((await auth.fetch('/x')).status).toBe(200)
    expect(apiRequests()).toHaveLength(2)
  })
})

it('rejects upstream_unavailable and upstream_timeout like the token exchange', async () => {
  api = ({ response }) => response.destroy()
  await expect(createAuth().fetch('/x')).rejects.toMatchObject({ code: 'upstream_unavailable' })
  api = () => {}
  await expect(createAuth({ timeoutMs: 100 }).fetch('/x')).rejects.toMatchObject({ code: 'upstream_timeout' })
})

it('lets the caller abort while the token is renewed', async () => {
  const auth = createAuth()
  await auth.getApiToken()
  const controller = new AbortController()
  upstream.respond = ({ path, response }) => {
    if (path === '/oauth2/token') controller.abort()
    else response.writeHead(401).end()
  }
  await expect(auth.fetch('/x', { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' })
})

it('lets the caller abort while the body is read', async () => {
  const controller = new AbortController()
  api = ({ response }) => void response.writeHead(200).write('half')
  const response = await createAuth().fetch('/x', { signal: controller.signal })
  const text = response.text()
  controller.abort()
  await expect(text).rejects.toMatchObject({ name: 'AbortError' })
})

it('legacyMtls sends lean-app-token through the given fetch, no bearer, and asks for no API token', async () => {
  const seen: string[] = []
  const auth = createAuth({
    legacyMtls: true,
    fetch: (url, init) => {
      seen.push(String(url))
      return fetch(url, init)
    },
  })
  api = ({ response }) => response.writeHead(401).end()
  expect((await auth.fetch('/banks/v1/')).status).toBe(401)
  expect(upstream.requests).toHaveLength(1)
  expect(upstream.requests[0]?.headers).toMatchObject({ 'lean-app-token': 'the-app-token' })
  expect(upstream.requests[0]?.headers).not.toHaveProperty('authorization')
  expect(seen).toEqual([`${upstream.url}/banks/v1/`])
})
