/** The token exchange against servers that misbehave. */
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { grant, sendJson, startUpstream, type Upstream, type UpstreamRequest } from '../../test/startUpstream.ts'
import { createLeanAuth, type LeanAuthOptions } from '../index.ts'

let upstream: Upstream
beforeAll(async () => {
  upstream = await startUpstream()
})
afterAll(() => upstream.stop())
beforeEach(() => {
  upstream.requests.length = 0
  upstream.respond = grant
})

const createAuth = (over: Partial<LeanAuthOptions> = {}) =>
  createLeanAuth({ clientId: 'app', clientSecret: 'the-secret', country: 'sa', authBaseUrl: upstream.url, ...over })

const send =
  (status: number, body = '', headers = {}) =>
  ({ response }: UpstreamRequest) => {
    response.writeHead(status, headers)
    response.end(body)
  }
const json = { 'content-type': 'application/json' }
const withToken = (over: object) => (request: UpstreamRequest) => grant(request, { ...over })
const hang = () => {}

const misbehaviours: [string, (request: UpstreamRequest) => void, object][] = [
  ['500', send(500, 'the-secret'), { code: 'upstream_unavailable', status: 503 }],
  [
    '503 with Retry-After',
    send(503, '', { 'retry-after': '7' }),
    { code: 'upstream_unavailable', retryAfterSeconds: 7 },
  ],
  [
    '429 with Retry-After',
    send(429, '', { 'retry-after': '9' }),
    { code: 'rate_limited', status: 429, retryAfterSeconds: 9 },
  ],
  ['400 in HTML', send(400, '<h1>the-secret</h1>'), { code: 'upstream_rejected', status: 502 }],
  ['401 with a challenge', send(401, '', { 'www-authenticate': 'Basic realm="x"' }), { code: 'upstream_rejected' }],
  ['HTML', send(200, '<h1>the-secret</h1>', { 'content-type': 'text/html' }), { code: 'upstream_invalid' }],
  ['nothing', send(200, '', json), { code: 'upstream_invalid' }],
  ['broken JSON', send(200, '{"access_token":', json), { code: 'upstream_invalid' }],
  ['a JSON array', send(200, '[]', json), { code: 'upstream_invalid' }],
  ['204', send(204), { code: 'upstream_invalid' }],
  [
    '1 MB',
    send(200, `{"a":"${'x'.repeat(1_000_000)}"}`, json),
    { code: 'upstream_invalid', message: expect.stringContaining('64 kB') },
  ],
  [
    'a redirect',
    send(307, '', { location: '/elsewhere' }),
    { code: 'upstream_invalid', message: expect.stringContaining('redirect') },
  ],
  ['another customer', withToken({ scope: 'customer.other' }), { code: 'upstream_invalid' }],
  ['a wider scope', withToken({ scope: 'customer.one api' }), { code: 'upstream_invalid' }],
  ['no scope', withToken({ scope: undefined }), { code: 'upstream_invalid' }],
  ['no expiry', withToken({ expires_in: undefined }), { code: 'upstream_invalid' }],
  ['a token that is over', withToken({ expires_in: 0 }), { code: 'upstream_invalid' }],
  ['a token with a line break', withToken({ access_token: 'a\r\nb' }), { code: 'upstream_invalid' }],
  ['a MAC token', withToken({ token_type: 'mac' }), { code: 'upstream_invalid' }],
  [
    'another customer with a UUID',
    withToken({ scope: 'customer.A33A50FC-b29c-4c03-9cab-379280d7e500' }),
    { code: 'upstream_invalid' },
  ],
  ['a closed connection', ({ response }) => response.destroy(), { code: 'upstream_unavailable', status: 503 }],
]

it.each(misbehaviours)('rejects when the server answers with %s', async (_name, respond, expected) => {
  upstream.respond = respond
  await expect(createAuth().createCustomerToken('one')).rejects.toMatchObject({ name: 'LeanServerError', ...expected })
  expect(upstream.requests).toHaveLength(1)
})

it('reads a body without content-length only up to the limit', async () => {
  let sent = 0
  upstream.respond = ({ response }) => {
    response.writeHead(200, json)
    const chunk = 'x'.repeat(16_384)
    const more = () => {
      if (response.destroyed || sent > 50_000_000) return
      sent += chunk.length
      response.write(chunk, more)
    }
    more()
  }
  await expect(createAuth().createCustomerToken('one')).rejects.toMatchObject({ code: 'upstream_invalid' })
  expect(sent).toBeLessThan(50_000_000)
})

it('accepts the token type in any case and answers with Bearer', async () => {
  upstream.respond = (request) => grant(request, { token_type: 'bEaReR' })
  await expect(createAuth().createCustomerToken('one')).resolves.toMatchObject({ token_type: 'Bearer' })
})

it('passes on nothing but the four documented fields', async () => {
  upstream.respond = (request) => grant(request, { refresh_token: 'r', internal: 1 })
  const token = await createAuth().createCustomerToken('one')
  expect(Object.keys(token).toSorted()).toEqual(['access_token', 'expires_in', 'scope', 'token_type'])
})

it('rejects upstream_timeout when no answer comes, or when it stops half-way', async () => {
  upstream.respond = hang
  await expect(createAuth({ timeoutMs: 50 }).createCustomerToken('one')).rejects.toMatchObject({
    code: 'upstream_timeout',
    status: 504,
  })
  upstream.respond = ({ response }) => void response.writeHead(200, json).write('{"access_token":')
  await expect(createAuth({ timeoutMs: 50 }).createCustomerToken('one')).rejects.toMatchObject({
    code: 'upstream_timeout',
  })
})

it('rejects upstream_timeout when the given fetch ignores its signal', async () => {
  const auth = createAuth({ timeoutMs: 20, fetch: () => new Promise(() => {}) })
  await expect(auth.createCustomerToken('one')).rejects.toMatchObject({ code: 'upstream_timeout' })
})

it('rejects with the abort reason of the caller and closes the connection', async () => {
  const controller = new AbortController()
  const reason = new Error('the user left')
  const closed = new Promise((resolve) => {
    upstream.respond = ({ response }) => {
      response.on('close', resolve)
      controller.abort(reason)
    }
  })
  await expect(createAuth().createCustomerToken('one', { signal: controller.signal })).rejects.toBe(reason)
  await closed
  await expect(createAuth().createCustomerToken('one', { signal: controller.signal })).rejects.toBe(reason)
  expect(upstream.requests).toHaveLength(1)
})

it('names the system code of a host that refuses connections', async () => {
  const gone = await startUpstream()
  await gone.stop()
  await expect(createAuth({ authBaseUrl: gone.url }).createCustomerToken('one')).rejects.toMatchObject({
    code: 'upstream_unavailable',
    message: expect.stringContaining('ECONNREFUSED'),
  })
})

it.each(['', 'a.b', 'a b', 'x'.repeat(256), '../api', 'one api', 'é', undefined, null, 7, ['one']])(
  'rejects invalid_customer_id for %j without asking Lean',
  async (customerId) => {
    await expect(createAuth().createCustomerToken(customerId as string)).rejects.toMatchObject({
      code: 'invalid_customer_id',
    })
    expect(upstream.requests).toHaveLength(0)
  },
)

it('accepts customer ids of 1 and of 255 characters', async () => {
  const auth = createAuth()
  for (const id of ['a', `${'A0_-'.repeat(63)}xyz`]) {
    await expect(auth.createCustomerToken(id)).resolves.toMatchObject({ scope: `customer.${id}` })
  }
})

it('reads a secret that could not be read again at the next request', async () => {
  let reads = 0
  const clientSecret = async () => {
    reads += 1
    if (reads === 1) throw new Error('vault said the-secret')
    return reads === 2 ? '' : 'good'
  }
  const auth = createAuth({ clientSecret })
  await expect(auth.createCustomerToken('one')).rejects.toMatchObject({ code: 'upstream_unavailable' })
  await expect(auth.createCustomerToken('one')).rejects.toMatchObject({ code: 'invalid_options' })
  await expect(auth.createCustomerToken('one')).resolves.toMatchObject({ scope: 'customer.one' })
  expect(upstream.requests).toHaveLength(1)
})

it('asks a "clientSecret" function that hung again at the next request', async () => {
  let reads = 0
  const auth = createAuth({
    clientSecret: () => ((reads += 1) === 1 ? new Promise<string>(() => {}) : 'good'),
    timeoutMs: 100,
  })
  await expect(auth.createCustomerToken('one')).rejects.toMatchObject({
    code: 'upstream_timeout',
    message: expect.stringContaining('"clientSecret"'),
  })
  await expect(auth.createCustomerToken('one')).resolves.toMatchObject({ scope: 'customer.one' })
})

it('gives the first error when the secret read again is refused too', async () => {
  let reads = 0
  upstream.respond = ({ response }) => sendJson(response, 401, { error: 'invalid_client' })
  const auth = createAuth({ clientSecret: () => `secret ${(reads += 1)}` })
  await expect(auth.createCustomerToken('one')).rejects.toMatchObject({ code: 'upstream_rejected' })
  expect(upstream.requests).toHaveLength(2)
})

it('gives Lean ten seconds unless told otherwise', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const settled = vi.fn()
    const token = createAuth({ fetch: () => new Promise(() => {}) }).createCustomerToken('one')
    token.then(settled, settled)
    await vi.advanceTimersByTimeAsync(9_999)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await expect(token).rejects.toMatchObject({
      code: 'upstream_timeout',
      message: expect.stringContaining('10000 ms'),
    })
  } finally {
    vi.useRealTimers()
  }
})

it('takes a scope that names the same UUID in other letters for the scope that it asked for', async () => {
  const id = 'a33a50fc-b29c-4c03-9cab-379280d7e500'
  upstream.respond = withToken({ scope: `customer.${id}` })
  await expect(createAuth().createCustomerToken(id.toUpperCase())).resolves.toMatchObject({
    scope: `customer.${id.toUpperCase()}`,
  })
})

// Lean's OAuth server is in all likelihood Spring's Authorization Server (inferred): these are the errors that one sends.
const springErrors: [number, string, boolean, object][] = [
  [401, 'invalid_client', false, { code: 'upstream_rejected', message: expect.stringContaining('"clientSecret"') }],
  [401, 'unauthorized_client', true, { code: 'upstream_rejected', message: expect.stringContaining('Ask Lean') }],
  [400, 'unauthorized_client', true, { code: 'upstream_rejected', message: expect.stringContaining('Ask Lean') }],
  [400, 'invalid_scope', true, { code: 'upstream_rejected', message: expect.stringContaining('customer exists') }],
  [
    400,
    'unsupported_grant_type',
    true,
    { code: 'upstream_rejected', message: expect.stringContaining('"authBaseUrl"') },
  ],
  [403, 'access_denied', true, { code: 'upstream_rejected', message: expect.stringContaining('Ask Lean') }],
  [500, 'server_error', true, { code: 'upstream_unavailable', status: 503, message: expect.stringContaining('later') }],
  [503, 'temporarily_unavailable', true, { code: 'upstream_unavailable', message: expect.stringContaining('later') }],
]
it.each(springErrors)('explains HTTP %i with %s, and repeats no description', async (status, error, more, expected) => {
  const details = { error_description: 'planted-secret', error_uri: 'https://x.example/planted-secret' }
  upstream.respond = ({ response }) => sendJson(response, status, { error, ...(more ? details : {}) })
  const failure: unknown = await createAuth()
    .createCustomerToken('one')
    .catch((reason: unknown) => reason)
  expect(failure).toMatchObject(expected)
  expect((failure as Error).message).toContain(`(${error})`)
  expect((failure as Error).message).not.toContain('planted')
})

it('reads the secret again only when the client is refused, not when it lacks a right', async () => {
  const clientSecret = vi.fn(() => 'the-secret')
  const auth = createAuth({ clientSecret })
  upstream.respond = ({ response }) => sendJson(response, 401, { error: 'unauthorized_client' })
  await expect(auth.createCustomerToken('one')).rejects.toMatchObject({ code: 'upstream_rejected' })
  expect(clientSecret).toHaveBeenCalledOnce()
})
