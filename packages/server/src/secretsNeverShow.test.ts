/** Plants secrets and tokens wherever one could leak from, then searches everything the package throws, reports or returns as an object. */
import { inspect } from 'node:util'
import examples from '@lean-link/redact/examples.json' with { type: 'json' }
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sendJson, startUpstream, type Upstream, type UpstreamRequest } from '../test/startUpstream.ts'
import {
  createBanksHandler,
  createLeanAuth,
  createTokenHandler,
  createWebhookHandler,
  verifyWebhook,
  type LeanAuthOptions,
} from './index.ts'

const planted = 'eyJhbGciOiJub25lIn0.PLANTED.signature'
let upstream: Upstream
beforeAll(async () => {
  upstream = await startUpstream()
})
afterAll(() => upstream.stop())

const options = (): LeanAuthOptions => ({
  clientId: 'app',
  clientSecret: planted,
  country: 'ae',
  authBaseUrl: upstream.url,
  apiBaseUrl: upstream.url,
  timeoutMs: 200,
})

function expectClean(value: unknown): void {
  const views = [
    inspect(value, { depth: 10, showHidden: true, getters: true }),
    JSON.stringify(value) ?? '',
    String(value),
    value instanceof Error ? `${value.stack} ${String(value.cause)}` : '',
  ]
  expect(views.join('\n')).not.toMatch(/PLANTED|planted/)
}

/** What the call rejected with; a call that resolves fails the test. */
async function errorOf(call: Promise<unknown>): Promise<unknown> {
  const outcome = await call.then(
    () => 'resolved',
    (error: unknown) => ({ error }),
  )
  if (typeof outcome === 'string') throw new Error('The call was expected to reject.')
  return outcome.error
}

const raw =
  (status: number, headers = {}) =>
  ({ response }: UpstreamRequest) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-request': 'planted', ...headers })
    response.end(
      JSON.stringify({
        error: planted,
        error_description: planted,
        access_token: planted,
        scope: planted,
        status: planted,
        message: planted,
      }),
    )
  }

const answers: [string, (request: UpstreamRequest) => void][] = [
  ['200 of another scope', raw(200)],
  [
    '200 of another kind',
    ({ response }) => sendJson(response, 200, { access_token: planted, token_type: planted, id_token: planted }),
  ],
  ['a redirect to a planted place', raw(302, { location: `https://x.example/${planted}` })],
  ['400', raw(400)],
  ['401 with a planted challenge', raw(401, { 'www-authenticate': `Bearer error="${planted}"` })],
  ['429 with a planted wait', raw(429, { 'retry-after': planted })],
  ['500', raw(500)],
  ['broken HTTP', ({ response }) => void response.socket?.end(`HTTP/1.1 200 OK\r\n${planted} bad header\r\n\r\n`)],
  [
    'an end half-way',
    ({ response }) => {
      response.writeHead(200, { 'content-length': '1000' })
      response.write(planted, () => response.destroy())
    },
  ],
  ['silence', () => {}],
]

it.each(answers)('no error shows a secret when Lean answers with %s', async (_name, respond) => {
  upstream.respond = respond
  const auth = createLeanAuth(options())
  expectClean(await errorOf(auth.createCustomerToken('one')))
  expectClean(await errorOf(auth.getApiToken()))
  expectClean(await errorOf(auth.findOrCreateCustomer('user')))
  expectClean(await errorOf(auth.listBanks()))
  const governmentIdentifiers = [{ type: 'EMIRATES_ID', value: planted }]
  expectClean(await errorOf(auth.createCustomer('user', { governmentIdentifiers })))
  expectClean(await errorOf(auth.updateCustomer('one', { governmentIdentifiers })))

  const granted: typeof fetch = (url, init) =>
    String(url).endsWith('/oauth2/token')
      ? Promise.resolve(Response.json({ access_token: planted, token_type: 'Bearer', expires_in: 3599, scope: 'api' }))
      : fetch(url, init)
  expectClean(await errorOf(createLeanAuth({ ...options(), fetch: granted }).findOrCreateCustomer(planted)))

  const errors: unknown[] = []
  const handle = createTokenHandler({ auth, identify: () => 'one', onError: (error) => void errors.push(error) })
  const headers = { 'content-type': 'application/json', origin: 'https://app.example' }
  const response = await handle(new Request('https://app.example/token', { method: 'POST', headers }))
  expect(await response.text()).not.toMatch(/PLANTED|planted|oauth|127\.0\.0\.1/i)
  expect([...response.headers].join()).not.toMatch(/PLANTED|planted/)
  const handleBanks = createBanksHandler({ auth, onError: (error) => void errors.push(error) })
  const banks = await handleBanks(new Request('https://app.example/banks'))
  expect(await banks.text()).not.toMatch(/PLANTED|planted|oauth|127\.0\.0\.1/i)
  expect(errors).toHaveLength(2)
  expectClean(errors)
})

it.each(examples.hidden)('no error repeats $what that Lean answers with', async ({ text }) => {
  upstream.respond = ({ response }) => sendJson(response, 400, { error: text, status: text, code: text, message: text })
  const auth = createLeanAuth(options())
  for (const call of [auth.createCustomerToken('one'), auth.findOrCreateCustomer('user')])
    expect(inspect(await errorOf(call), { depth: 10, showHidden: true })).not.toContain(inspect(text).slice(1, -1))
})

it('no error shows what a fetch, store or secret function throws', async () => {
  const thrower = () => {
    throw Object.assign(new Error(planted, { cause: { code: planted } }), { code: planted, data: planted })
  }
  expectClean(await errorOf(createLeanAuth({ ...options(), fetch: thrower }).createCustomerToken('one')))
  expectClean(await errorOf(createLeanAuth({ ...options(), fetch: thrower, legacyMtls: true }).fetch('/x')))
  expectClean(await errorOf(createLeanAuth({ ...options(), clientSecret: thrower }).createCustomerToken('one')))
  upstream.respond = raw(500)
  expectClean(await errorOf(createLeanAuth({ ...options(), store: { get: thrower, set: thrower } }).getApiToken()))
})

it('no error about arguments shows them', async () => {
  const auth = createLeanAuth(options())
  expectClean(await errorOf(auth.createCustomerToken(planted)))
  expectClean(await errorOf(auth.createCustomer('')))
  expectClean(await errorOf(auth.fetch(`https://x.example/${planted}`)))
  expectClean(await errorOf(auth.fetch('/x', { headers: { authorization: planted } })))
  const bad = { ...options(), clientId: ` ${planted}`, clientSecret: `${planted}\n`, apiBaseUrl: `ftp://${planted}` }
  expectClean(await errorOf((async () => createLeanAuth(bad))()))
  const badHandler = { ...bad, identify: () => null, allowedOrigins: [planted] }
  expectClean(await errorOf((async () => createTokenHandler(badHandler))()))
})

it('no error about a webhook shows its body, signature or secret', async () => {
  const createRequest = (signature: string) =>
    new Request('https://app.example', { method: 'POST', headers: { 'lean-signature': signature }, body: planted })
  expectClean(await errorOf(verifyWebhook(createRequest(planted), planted)))
  expectClean(await errorOf(verifyWebhook(createRequest('a'.repeat(128)), [planted, planted])))
  const errors: unknown[] = []
  const handle = createWebhookHandler({ secret: planted, onError: (error) => void errors.push(error) })
  expect(await (await handle(createRequest(planted))).text()).not.toMatch(/PLANTED|planted/)
  expect(await (await handle(createRequest('a'.repeat(128)))).text()).not.toMatch(/PLANTED|planted/)
  expect(errors).toHaveLength(2)
  expectClean(errors)
})

it('no secret shows when the objects are inspected, printed or serialised', () => {
  const auth = createLeanAuth(options())
  expectClean(auth)
  expectClean(createTokenHandler({ ...options(), identify: () => null }))
  expectClean(createWebhookHandler({ secret: planted }))
  expectClean(createBanksHandler({ auth }))
})
