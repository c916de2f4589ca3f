/** What a shared store may hold and must not be handed out as the API token, and how a wrong one leaves again. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { grant, startUpstream, type Upstream, type UpstreamRequest } from '../../test/startUpstream.ts'
import { createLeanAuth, type LeanAuthOptions } from '../index.ts'

const clientId = '2fd5fd4c-c674-4659-9f5e-b71f870ed822'
const sandbox = 'https://auth.sandbox.leantech.me'
const now = Math.floor(Date.now() / 1000)
/** The claims of an API token in Lean's published samples. */
const apiClaims = {
  iss: sandbox,
  sub: clientId,
  exp: now + 3000,
  applications: [{ id: clientId }],
  scope: ['customer.read', 'bank.read'],
}
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const createJwt = (over: Record<string, unknown> = {}) =>
  `${part({ alg: 'RS256' })}.${part({ ...apiClaims, ...over })}.c2lnbmF0dXJl`

let upstream: Upstream
let api: (request: UpstreamRequest) => void
const stored = new Map<string, string>()
beforeAll(async () => {
  upstream = await startUpstream()
})
afterAll(() => upstream.stop())
beforeEach(() => {
  upstream.requests.length = 0
  stored.clear()
  api = ({ response }) => response.writeHead(200).end()
  upstream.respond = (request) => (request.path === '/oauth2/token' ? grant(request) : api(request))
})

/** Lean's own sandbox by its options; the requests go to the upstream of this test. */
const createAuth = (over: Partial<LeanAuthOptions> = {}) =>
  createLeanAuth({
    clientId,
    clientSecret: 'the-secret',
    country: 'ae',
    sandbox: true,
    store: stored,
    fetch: (url, init) => fetch(upstream.url + new URL(String(url)).pathname, init),
    ...over,
  })
const store = (token: string, expiresAt = Date.now() + 3_000_000) => {
  const value = JSON.stringify({ token, expiresAt })
  stored.set(`lean-link:api-token:${clientId}:ae:sandbox`, value)
  return token
}

it.each([
  ['an API token as in the samples of Lean', createJwt()],
  ['one whose application is in capitals', createJwt({ sub: clientId.toUpperCase(), applications: undefined })],
  ['one of an issuer that nobody knows', createJwt({ iss: 'https://new.example' })],
  ['one without claims that say anything', createJwt({ iss: undefined, sub: undefined, applications: undefined })],
  ['one with an empty list of customers', createJwt({ customers: [] })],
  ['one that cannot be read', 'opaque-token'],
  ['one with dots that is no JWT', 'a.b.c'],
])('%s is taken from the store', async (_name, token) => {
  store(token)
  expect(await createAuth().getApiToken()).toBe(token)
  expect(upstream.requests).toHaveLength(0)
})

it.each([
  ['a customer', createJwt({ customers: [{ id: 'c-1' }] })],
  ['a customer, by its OAuth scope', createJwt({ scope: 'customer.a33a50fc-b29c-4c03-9cab-379280d7e500' })],
  ['customers in a shape that nobody knows', createJwt({ customers: { id: 'c-1' } })],
  ['another application', createJwt({ sub: 'other' })],
  ['other applications', createJwt({ sub: undefined, applications: [{ id: 'other' }] })],
  ['applications in a shape that nobody knows', createJwt({ sub: undefined, applications: 'x' })],
  ['production', createJwt({ iss: 'https://auth.leantech.me' })],
  ['the other country', createJwt({ iss: 'https://auth.sandbox.sa.leantech.me' })],
  ['an hour that is over', createJwt({ exp: now - 10 })],
  ['a time that ends within a minute', createJwt({ exp: now + 30 })],
  ['a time that is no number', createJwt({ exp: 'tomorrow' })],
])('a token of %s in the store is not the API token', async (_name, token) => {
  store(token)
  expect(await createAuth().getApiToken()).toMatch(/^token-/)
  expect(upstream.requests).toHaveLength(1)
  expect([...stored.values()].join()).not.toContain(token)
})

it('a stored token counts until the earlier of its own end and the stored one', async () => {
  const token = store(createJwt({ exp: now + 3000 }), Date.now() + 1000)
  expect(await createAuth().getApiToken()).not.toBe(token)
})

it.each([401, 403])(
  'a stored token that the API answers with %i is replaced, and the call repeated',
  async (status) => {
    const token = store(createJwt())
    api = ({ headers, response }) =>
      response.writeHead(headers.authorization === `Bearer ${token}` ? status : 200).end()
    expect((await createAuth().fetch('/banks/v1/')).status).toBe(200)
    expect([...stored.values()].join()).not.toContain(token)
  },
)

it('a 403 to a token that Lean just gave is the answer', async () => {
  api = ({ response }) => response.writeHead(403).end()
  const auth = createAuth()
  expect((await auth.fetch('/banks/v1/')).status).toBe(403)
  expect((await auth.fetch('/banks/v1/')).status).toBe(403)
  expect(upstream.requests.map(({ path }) => path)).toEqual(['/oauth2/token', '/banks/v1/', '/banks/v1/'])
})

it('a 403 to a stored token is the answer once a fresh one got it too, and costs one more token only', async () => {
  store(createJwt())
  api = ({ response }) => response.writeHead(403).end()
  const auth = createAuth()
  expect((await auth.fetch('/banks/v1/')).status).toBe(403)
  expect((await auth.fetch('/banks/v1/')).status).toBe(403)
  expect(upstream.requests.filter(({ path }) => path === '/oauth2/token')).toHaveLength(1)
})
