/** The token endpoint: who may ask, what a hostile page could try, and what the browser gets to see. */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createTokenHandler, LeanServerError, type LeanAuth, type TokenHandlerOptions } from '../index.ts'

const url = 'https://app.example/api/lean/token'
const token = { access_token: 'the-token', token_type: 'Bearer', expires_in: 3599, scope: 'customer.one' }

function createHandler(over: Partial<TokenHandlerOptions> & { auth?: Partial<LeanAuth> } = {}) {
  const createCustomerToken = vi.fn<LeanAuth['createCustomerToken']>(async () => ({ ...token, internal: 'x' }))
  const onError = vi.fn<(error: LeanServerError) => void>()
  const auth = { createCustomerToken, ...over.auth } as LeanAuth
  const handle = createTokenHandler({ identify: () => 'one', onError, ...over, auth })
  return { handle, createCustomerToken: auth.createCustomerToken, onError }
}

function createRequest(
  over: { headers?: Record<string, string | null>; body?: BodyInit | null; method?: string } = {},
) {
  const headers: Record<string, string | null> = {
    'content-type': 'application/json',
    origin: 'https://app.example',
    'sec-fetch-site': 'same-origin',
    ...over.headers,
  }
  const { body = '{"customer_id":"one"}', method = 'POST' } = over
  return new Request(url, {
    method,
    headers: Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null),
    body: method === 'GET' || method === 'HEAD' ? null : body,
    duplex: 'half',
  } as RequestInit)
}

const codeOf = async (response: Response) => ((await response.json()) as { error: string }).error

describe('a good request', () => {
  it('a good request gets the four fields of the token, uncached', async () => {
    const { handle, createCustomerToken } = createHandler()
    const response = await handle(createRequest())
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(token)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('vary')).toBe('Origin')
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.has('access-control-allow-origin')).toBe(false)
    expect(createCustomerToken).toHaveBeenCalledWith('one', expect.anything())
  })

  it.each(['', '{}', '{"customer_id":"one"}', ' {"other":1} '])('a good request may have the body %j', async (body) => {
    expect((await createHandler().handle(createRequest({ body }))).status).toBe(200)
  })

  it.each(['application/json;charset=UTF-8', 'Application/JSON ; a=b'])(
    'a good request may be of type %s',
    async (type) => {
      const { handle } = createHandler()
      expect((await handle(createRequest({ headers: { 'content-type': type } }))).status).toBe(200)
    },
  )
})

describe('methods', () => {
  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('the method %s is 405 with Allow', async (method) => {
    const { handle, createCustomerToken } = createHandler()
    const response = await handle(createRequest({ method }))
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(createCustomerToken).not.toHaveBeenCalled()
  })
})

describe('origins', () => {
  const allowedOrigins = ['https://shop.example', 'capacitor://localhost']
  const cases: [string, string | null, string | null, number][] = [
    ['the own page', 'https://app.example', 'same-origin', 200],
    ['the own page in a browser without fetch metadata', 'https://app.example', null, 200],
    ['the own page, Origin removed', null, 'same-origin', 200],
    ['a listed page', 'https://shop.example', 'cross-site', 200],
    ['a listed page on the same site', 'https://shop.example', 'same-site', 200],
    ['a listed page without fetch metadata', 'https://shop.example', null, 200],
    ['a listed WebView app', 'capacitor://localhost', 'cross-site', 200],
    ['the own page behind a proxy that changes Host', 'https://public.example', 'same-origin', 200],
    ['the own page that hides its origin', 'null', 'same-origin', 200],
    ['a native app or curl', null, null, 200],
    ['a page that hides its origin, in a browser without fetch metadata', 'null', null, 403],
    ['a stranger', 'https://evil.example', 'cross-site', 403],
    ['a stranger without fetch metadata', 'https://evil.example', null, 403],
    ['a sibling host', 'https://x.app.example', 'same-site', 403],
    ['another port', 'https://app.example:8443', 'same-site', 403],
    ['plain http', 'http://app.example', 'cross-site', 403],
    ['a sandboxed frame', 'null', 'cross-site', 403],
    ['the own origin after a detour', 'https://app.example', 'cross-site', 403],
    ['an address typed in', null, 'none', 403],
    ['a stranger with no Origin', null, 'cross-site', 403],
    ['a site that the browser cannot name', 'https://app.example', 'x', 403],
    ['a prefix of a listed page', 'https://shop.example.evil.example', 'cross-site', 403],
    ['a listed page in capitals', 'https://SHOP.example', 'cross-site', 403],
  ]
  it.each(cases)('a request from %s (Origin %s, Sec-Fetch-Site %s) is %i', async (_name, origin, site, status) => {
    const { handle, createCustomerToken } = createHandler({ allowedOrigins })
    const response = await handle(createRequest({ headers: { origin, 'sec-fetch-site': site } }))
    expect(response.status).toBe(status)
    expect(createCustomerToken).toHaveBeenCalledTimes(status === 200 ? 1 : 0)
    const isListed = origin !== null && allowedOrigins.includes(origin)
    expect(response.headers.get('access-control-allow-origin')).toBe(isListed ? origin : null)
    expect(response.headers.get('access-control-allow-credentials')).toBe(isListed ? 'true' : null)
    expect(response.headers.get('vary')).toContain('Origin')
    const body = (await response.json()) as { error?: string }
    expect(body.error).toBe(status === 403 ? 'forbidden_origin' : undefined)
  })

  it('the own origin is the public one behind a proxy that ends TLS, as the browser confirms', async () => {
    const { handle } = createHandler()
    const send = (headers: Record<string, string>) =>
      handle(
        new Request('http://app.example/token', {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
        }),
      )
    const origin = 'https://app.example'
    expect((await send({ origin, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await send({ origin, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await send({ origin })).status).toBe(403)
    expect((await send({ origin: 'https://app.example:8443', 'sec-fetch-site': 'same-site' })).status).toBe(403)
  })

  it.each([
    ['app://bundle/token', 'app://bundle', 200],
    ['app://bundle/token', 'null', 403],
    ['app://bundle/token', 'app://other', 403],
    ['app://bundle/token', 'https://bundle', 403],
    ['capacitor://localhost/token', 'capacitor://localhost', 200],
  ])('at %s, a scheme of its own, Origin %s is %i', async (endpoint, origin, status) => {
    const headers = { 'content-type': 'application/json', origin }
    const response = await createHandler().handle(new Request(endpoint, { method: 'POST', headers }))
    expect(response.status).toBe(status)
  })

  it('the list is the one that createTokenHandler checked, whatever the app does to it later', async () => {
    const allowed = ['https://shop.example']
    const { handle } = createHandler({ allowedOrigins: allowed })
    allowed[0] = '*'
    allowed.push('https://evil.example')
    const from = (origin: string) => handle(createRequest({ headers: { origin, 'sec-fetch-site': 'cross-site' } }))
    expect((await from('https://evil.example')).status).toBe(403)
    expect((await from('https://shop.example')).status).toBe(200)
  })

  it('a refused origin is reported once, with both origins and the option', async () => {
    const { handle, onError } = createHandler({ allowedOrigins })
    const from = (origin: string | null, method = 'POST') =>
      handle(createRequest({ method, headers: { origin, 'sec-fetch-site': 'cross-site' } }))
    await from('https://my-frontend.example', 'OPTIONS')
    await from('https://my-frontend.example')
    await from('https://other.example')
    expect(onError).toHaveBeenCalledTimes(2)
    const [error] = onError.mock.calls[0] ?? []
    expect(error).toMatchObject({ code: 'invalid_options', reason: 'origin', status: 403 })
    for (const text of ['https://my-frontend.example', 'https://app.example', '"allowedOrigins"']) {
      expect(error?.message).toContain(text)
    }
    await from(null)
    expect(onError.mock.lastCall?.[0].message).toContain('without an Origin')
  })

  it('a stranger neither writes into the log nor fills the memory', async () => {
    const { handle, onError } = createHandler()
    const from = (origin: string) => handle(createRequest({ headers: { origin, 'sec-fetch-site': 'cross-site' } }))
    await from(`https://x.example/${'planted'.repeat(50)}`)
    await from('planted text')
    for (let index = 0; index < 500; index += 1) await from(`https://${index}.example`)
    expect(onError.mock.calls.map(([error]) => error.message).join()).not.toContain('planted')
    expect(onError.mock.calls.length).toBeLessThanOrEqual(100)
  })

  it('a listed page may read refusals and failures too', async () => {
    const headers = { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' }
    const identify = () => {
      throw new Error('no session store')
    }
    for (const [over, status] of [
      [{ identify: () => null }, 401],
      [{ identify }, 500],
    ] as const) {
      const response = await createHandler({ allowedOrigins, ...over }).handle(createRequest({ headers }))
      expect(response.status).toBe(status)
      expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example')
    }
  })

  it('the preflight of a listed page is answered, with the headers it asked for', async () => {
    const { handle } = createHandler({ allowedOrigins })
    const preflight = (origin: string, asked: string) =>
      handle(
        createRequest({
          method: 'OPTIONS',
          body: null,
          headers: {
            origin,
            'sec-fetch-site': 'cross-site',
            'access-control-request-method': 'POST',
            'access-control-request-headers': asked,
          },
        }),
      )
    const response = await preflight('https://shop.example', 'content-type,x-csrf-token')
    expect(response.status).toBe(204)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': 'https://shop.example',
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type,x-csrf-token',
      vary: 'Origin, Access-Control-Request-Headers',
    })
    const odd = await preflight('https://shop.example', '*, <x>')
    expect(odd.headers.get('access-control-allow-headers')).toBe('content-type')
    const refused = await preflight('https://evil.example', 'content-type')
    expect(refused.status).toBe(403)
    expect(refused.headers.has('access-control-allow-origin')).toBe(false)
  })

  it('OPTIONS without an Origin is 405 and names both methods', async () => {
    const { handle } = createHandler({ allowedOrigins })
    const response = await handle(createRequest({ method: 'OPTIONS', body: null, headers: { origin: null } }))
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST, OPTIONS')
  })
})

describe('bodies', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
    'application/jsonp',
    'application/json, text/plain',
    null,
  ])('a body of type %s is 415', async (type) => {
    const { handle, createCustomerToken } = createHandler()
    const body = type === null ? new TextEncoder().encode('{}') : '{}'
    const response = await handle(createRequest({ headers: { 'content-type': type }, body }))
    expect([response.status, await codeOf(response)]).toEqual([415, 'unsupported_media_type'])
    expect(createCustomerToken).not.toHaveBeenCalled()
  })

  it('a body of 4 kB passes and one of a byte more is 413', async () => {
    const { handle } = createHandler()
    const body = (bytes: number) => `{"customer_id":"one"}${' '.repeat(bytes - 21)}`
    expect((await handle(createRequest({ body: body(4096) }))).status).toBe(200)
    const response = await handle(createRequest({ body: body(4097) }))
    expect([response.status, await codeOf(response)]).toEqual([413, 'body_too_large'])
  })

  it('a body without content-length is read up to the limit only', async () => {
    let pulled = 0
    const cancelled = vi.fn()
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(1024).fill(32))
      },
      cancel: cancelled,
    })
    const response = await createHandler().handle(createRequest({ body }))
    expect(response.status).toBe(413)
    expect(pulled).toBeLessThan(10)
    expect(cancelled).toHaveBeenCalled()
  })

  it('a body that claims a huge content-length is not read at all', async () => {
    const pull = vi.fn((controller: ReadableStreamDefaultController) => controller.enqueue(new Uint8Array(1)))
    const body = new ReadableStream({ pull }, { highWaterMark: 0 })
    const request = createRequest({ body, headers: { 'content-length': '999999' } })
    expect((await createHandler().handle(request)).status).toBe(413)
    expect(pull).not.toHaveBeenCalled()
  })

  it('a body that never ends is 408 after 10 s, and read no further', async () => {
    vi.useFakeTimers()
    try {
      const cancel = vi.fn<() => void>()
      const answer = createHandler().handle(createRequest({ body: new ReadableStream({ cancel }) }))
      await vi.advanceTimersByTimeAsync(9_999)
      expect(cancel).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(1)
      const response = await answer
      expect([response.status, await codeOf(response)]).toEqual([408, 'body_timeout'])
      expect(cancel).toHaveBeenCalledOnce()
    } finally {
      vi.useRealTimers()
    }
  })

  it.each(['{', 'null', '[]', '"one"', '1', 'customer_id=one', new Uint8Array([0x7b, 0xff, 0x7d])])(
    'the body %j is 400, since it is no JSON object',
    async (body) => {
      const response = await createHandler().handle(createRequest({ body }))
      expect([response.status, await codeOf(response)]).toEqual([400, 'invalid_body'])
    },
  )

  it('a body that breaks off is 400', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) })
    expect((await createHandler().handle(createRequest({ body }))).status).toBe(400)
  })

  it.each([
    '{"customer_id":"two"}',
    '{"customer_id":null}',
    '{"customer_id":["one"]}',
    '{"customer_id":"one","customer_id":"two"}',
    '{"customer_id":""}',
  ])('a body that names another customer (%s) is 403', async (body) => {
    const { handle, createCustomerToken } = createHandler()
    const response = await handle(createRequest({ body }))
    expect([response.status, await codeOf(response)]).toEqual([403, 'wrong_customer'])
    expect(createCustomerToken).not.toHaveBeenCalled()
  })
})

describe('a body that was read before', () => {
  it.each([
    ['a body read by a middleware of the same framework', async (request: Request) => (await request.text(), request)],
    [
      'a body that a parser of another framework read, leaving an empty one,',
      async ({ url, headers }: Request) =>
        new Request(url, { method: 'POST', headers: { ...Object.fromEntries(headers), 'content-length': '21' } }),
    ],
    [
      'a chunked body that a parser of another framework read',
      async ({ url, headers }: Request) =>
        new Request(url, {
          method: 'POST',
          headers: { ...Object.fromEntries(headers), 'transfer-encoding': 'chunked' },
        }),
    ],
  ])('%s is 500 and told, never a skipped check', async (_name, read) => {
    const { handle, onError, createCustomerToken } = createHandler()
    const response = await handle(await read(createRequest({ body: '{"customer_id":"two"}' })))
    expect([response.status, await codeOf(response)]).toEqual([500, 'internal_error'])
    expect(createCustomerToken).not.toHaveBeenCalled()
    expect(onError).toHaveBeenCalledOnce()
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      code: 'invalid_options',
      reason: 'body_read',
      message: expect.stringContaining('toNodeListener'),
    })
  })
})

describe('a customer id that is a UUID', () => {
  const lower = 'a33a50fc-b29c-4c03-9cab-379280d7e500'
  it('a UUID is the same customer in capitals and in small letters', async () => {
    const { handle, createCustomerToken } = createHandler({ identify: () => lower })
    const ask = (id: string) => handle(createRequest({ body: JSON.stringify({ customer_id: id }) }))
    expect((await ask(lower.toUpperCase())).status).toBe(200)
    expect(createCustomerToken).toHaveBeenCalledWith(lower, expect.anything())
    expect((await ask(lower.replace('a', 'b'))).status).toBe(403)
  })

  it('a customer id other than a UUID is compared letter by letter', async () => {
    const { handle } = createHandler({ identify: () => 'one' })
    expect((await handle(createRequest({ body: '{"customer_id":"ONE"}' }))).status).toBe(403)
  })
})

describe('a request of another framework', () => {
  const incoming = { headers: { 'content-type': 'application/json' }, url: '/token', method: 'POST' }

  it('a request of Express is answered at once, through the response object that came with it', async () => {
    const { handle, onError } = createHandler()
    const response = { headersSent: false, statusCode: 0, setHeader: vi.fn(), end: vi.fn() }
    await (handle as (...args: unknown[]) => Promise<unknown>)(incoming, response, () => {})
    expect(response.statusCode).toBe(500)
    expect(response.end).toHaveBeenCalledExactlyOnceWith('{"error":"internal_error"}')
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      code: 'invalid_options',
      message: expect.stringContaining('toNodeListener'),
    })
  })

  it.each([[undefined], [null], [incoming], ['x']])(
    'the request %j, with no response object, gets a Response of 500',
    async (request) => {
      const { handle, onError } = createHandler()
      expect((await handle(request as unknown as Request)).status).toBe(500)
      expect(onError).toHaveBeenCalledOnce()
    },
  )
})

describe('hooks that never answer', () => {
  it.each(['identify', 'rateLimit'])('%s that never answers gets 10 s, then the browser gets 500', async (name) => {
    vi.useFakeTimers()
    try {
      const { handle, onError, createCustomerToken } = createHandler({ [name]: () => new Promise(() => {}) })
      const settled = vi.fn()
      const answer = handle(createRequest())
      void answer.then(settled)
      await vi.advanceTimersByTimeAsync(9_999)
      expect(settled).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(1)
      expect((await answer).status).toBe(500)
      expect(createCustomerToken).not.toHaveBeenCalled()
      expect(onError.mock.calls[0]?.[0].message).toMatch(new RegExp(`"${name}".*10000 ms`))
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('identify', () => {
  it('identify is asked before the body is looked at, and null is 401', async () => {
    const { handle } = createHandler({ identify: async () => null })
    const response = await handle(createRequest({ body: '{broken' }))
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ error: 'unauthenticated' })
  })

  it('identify alone decides whose token it is', async () => {
    const { handle, createCustomerToken } = createHandler({ identify: () => 'from-session' })
    await handle(createRequest({ body: '{}' }))
    expect(createCustomerToken).toHaveBeenCalledWith('from-session', expect.anything())
  })

  it('identify that throws is 500 without its message anywhere', async () => {
    const identify = () => Promise.reject(new Error('cookie planted-secret'))
    const { handle, onError } = createHandler({ identify })
    const response = await handle(createRequest())
    expect([response.status, await codeOf(response)]).toEqual([500, 'internal_error'])
    expect(onError).toHaveBeenCalledOnce()
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      code: 'invalid_options',
      message: expect.stringContaining('"identify"'),
    })
    expect(onError.mock.calls[0]?.[0].message).not.toContain('planted-secret')
  })

  it.each([
    [new TypeError('planted-secret'), 'a TypeError'],
    [new RangeError('planted-secret'), 'an Error'],
    ['planted-secret', 'something'],
  ])('identify that throws %s is reported by its kind alone', async (thrown, kind) => {
    const { handle, onError } = createHandler({ identify: () => Promise.reject(thrown) })
    await handle(createRequest())
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      reason: 'hook_threw',
      message: expect.stringContaining(`"identify" threw ${kind},`),
    })
  })

  it('identify that reads the body is 500 and told so', async () => {
    const identify = async (request: Request) => ((await request.json()) as { customer_id: string }).customer_id
    const { handle, onError } = createHandler({ identify })
    expect((await handle(createRequest())).status).toBe(500)
    expect(onError.mock.calls[0]?.[0].message).toContain('must not read the body')
    expect(onError.mock.calls[0]?.[0].reason).toBe('body_read')
  })
})

describe('identify that returns no id', () => {
  it.each([7, '', '../api', 'one api', 'one\n', 'x'.repeat(256), ['one'], { id: 'one' }, false])(
    'identify that returns %j is 500 invalid_customer_id, before anybody else is asked',
    async (customerId) => {
      const rateLimit = vi.fn(() => false)
      const identify = () => customerId as string
      const { handle, onError, createCustomerToken } = createHandler({ identify, rateLimit })
      const response = await handle(createRequest({ body: JSON.stringify({ customer_id: customerId }) }))
      expect([response.status, await codeOf(response)]).toEqual([500, 'invalid_customer_id'])
      expect(rateLimit).not.toHaveBeenCalled()
      expect(createCustomerToken).not.toHaveBeenCalled()
      expect(onError.mock.calls[0]?.[0]).toMatchObject({
        code: 'invalid_customer_id',
        message: expect.stringContaining('"identify"'),
      })
    },
  )
})

describe('rateLimit', () => {
  const cases: [boolean | { retryAfterSeconds: number }, number, string | null][] = [
    [false, 200, null],
    [true, 429, '60'],
    [{ retryAfterSeconds: 3 }, 429, '3'],
    [{ retryAfterSeconds: 2.1 }, 429, '3'],
    [{ retryAfterSeconds: Number.NaN }, 429, '60'],
    [{ retryAfterSeconds: -1 }, 429, '60'],
  ]
  it.each(cases)('rateLimit that returns %j makes the answer %i', async (limit, status, retryAfter) => {
    const rateLimit = vi.fn(() => limit)
    const response = await createHandler({ rateLimit }).handle(createRequest())
    expect(response.status).toBe(status)
    expect(response.headers.get('retry-after')).toBe(retryAfter)
    expect(rateLimit).toHaveBeenCalledWith({ request: expect.any(Request), customerId: 'one' })
  })

  it('rateLimit that throws mints nothing', async () => {
    const { handle, createCustomerToken } = createHandler({ rateLimit: () => Promise.reject(new Error('redis')) })
    expect((await handle(createRequest())).status).toBe(500)
    expect(createCustomerToken).not.toHaveBeenCalled()
  })
})

describe('failures', () => {
  it.each([
    [new LeanServerError('upstream_rejected', 'details'), 502],
    [new LeanServerError('upstream_invalid', 'details'), 502],
    [new LeanServerError('upstream_unavailable', 'details'), 503],
    [new LeanServerError('upstream_timeout', 'details'), 504],
    [new LeanServerError('invalid_customer_id', 'details'), 500],
    [new LeanServerError('rate_limited', 'details', { retryAfterSeconds: 5 }), 429],
  ])('%s reaches the browser as a code only', async (error, status) => {
    const { handle, onError } = createHandler({ auth: { createCustomerToken: () => Promise.reject(error) } })
    const response = await handle(createRequest())
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error: error.code })
    expect(response.headers.get('retry-after')).toBe(error.retryAfterSeconds === undefined ? null : '5')
    expect(onError).toHaveBeenCalledExactlyOnceWith(error)
  })

  it('a failure without onError is one line on the console, with code and what to do', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    try {
      const failure = new LeanServerError('upstream_rejected', 'Check "clientSecret".', { reason: 'oauth' })
      const createCustomerToken = () => Promise.reject(failure)
      const handle = createTokenHandler({ identify: () => 'one', auth: { createCustomerToken } as unknown as LeanAuth })
      expect((await handle(createRequest())).status).toBe(502)
      expect(log).toHaveBeenCalledExactlyOnceWith('LeanServerError upstream_rejected (oauth): Check "clientSecret".')
    } finally {
      log.mockRestore()
    }
  })

  it('a logger that throws, rejects or never ends costs no answer', async () => {
    const auth = { createCustomerToken: () => Promise.reject(new LeanServerError('upstream_timeout', 'x')) }
    for (const onError of [
      () => {
        throw new Error('log')
      },
      async () => Promise.reject(new Error('log')),
      () => new Promise<void>(() => {}),
    ]) {
      expect((await createHandler({ auth, onError }).handle(createRequest())).status).toBe(504)
    }
  })

  it("a browser that went away is nobody's failure", async () => {
    const controller = new AbortController()
    const createCustomerToken = () => {
      controller.abort()
      return Promise.reject(new DOMException('gone', 'AbortError'))
    }
    const { handle, onError } = createHandler({ auth: { createCustomerToken } })
    const response = await handle(new Request(createRequest(), { signal: controller.signal }))
    expect(response.status).toBe(503)
    expect(onError).not.toHaveBeenCalled()
  })
})

describe('options', () => {
  const problemsOf = (options: unknown): string => {
    try {
      createTokenHandler(options as Parameters<typeof createTokenHandler>[0])
    } catch (error) {
      expect(error).toMatchObject({ name: 'LeanServerError', code: 'invalid_options' })
      return (error as Error).message
    }
    return ''
  }

  it('createTokenHandler throws at once with every problem, those of the LeanAuth included', () => {
    const message = problemsOf({
      allowedOrigins: ['*'],
      rateLimit: 5,
      onError: 'log',
      clientId: '',
      clientSecret: '',
      country: 'ae',
    })
    for (const name of ['identify', 'allowedOrigins', 'rateLimit', 'onError', 'clientId', 'clientSecret']) {
      expect(message).toContain(`"${name}"`)
    }
    expect(problemsOf({ auth: {}, identify() {} })).toContain('"auth"')
  })

  it.each([
    '*',
    'null',
    'https://app.example/',
    'https://app.example/path',
    'app.example',
    'https://*.example',
    'HTTPS://app.example',
    'https://app.example:443',
    'https://u@app.example',
  ])('createTokenHandler refuses %s as an allowed origin', (origin) =>
    expect(problemsOf({ auth: { createCustomerToken() {} }, identify() {}, allowedOrigins: [origin] })).toContain(
      '"allowedOrigins"',
    ),
  )

  it('createTokenHandler takes the options of a LeanAuth instead of one', async () => {
    const handle = createTokenHandler({
      clientId: 'app',
      clientSecret: 's',
      country: 'ae',
      identify: () => 'one',
      fetch: async () => Response.json(token),
    })
    expect(await (await handle(createRequest())).json()).toEqual(token)
  })
})

describe('whatever arrives', () => {
  const headerValue = fc.string({ unit: fc.constantFrom(...'abcXYZ019 ,;:/=*"\'<>{}.-_'), maxLength: 40 })
  const names = [
    'content-type',
    'origin',
    'sec-fetch-site',
    'content-length',
    'access-control-request-headers',
    'cookie',
  ]
  const anyHeaders = fc.dictionary(fc.constantFrom(...names), headerValue)

  it('whatever arrives is answered, never thrown', async () => {
    const { handle } = createHandler({ allowedOrigins: ['https://shop.example'] })
    await fc.assert(
      fc.asyncProperty(
        anyHeaders,
        fc.uint8Array({ maxLength: 6000 }),
        fc.constantFrom('POST', 'OPTIONS', 'PUT', 'GET', 'HEAD', 'X-ODD'),
        async (headers, body, method) => {
          const response = await handle(createRequest({ headers, body: new Uint8Array(body), method }))
          expect(response).toBeInstanceOf(Response)
          expect(response.headers.get('cache-control')).toBe('no-store')
        },
      ),
    )
  })

  it("any body of the own page gives a token for the session's customer or none", async () => {
    const minted = vi.fn<LeanAuth['createCustomerToken']>(async () => token)
    const { handle } = createHandler({ auth: { createCustomerToken: minted } })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.stringify(value)),
        ),
        async (body) => {
          const response = await handle(createRequest({ body }))
          expect([200, 400, 403, 413]).toContain(response.status)
        },
      ),
    )
    expect(new Set(minted.mock.calls.map(([customerId]) => customerId))).toEqual(new Set(['one']))
  })

  // fast-check's web addresses are slow to make on a busy machine.
  it('no foreign origin gets a token, whatever else it sends', { timeout: 30_000 }, async () => {
    const { handle, createCustomerToken } = createHandler()
    await fc.assert(
      fc.asyncProperty(
        anyHeaders,
        fc.webUrl({ withQueryParameters: false }),
        // Not same-origin: no page can write that header, and no browser writes it for a stranger.
        fc.constantFrom('same-site', 'cross-site', 'none', 'Same-Origin', '', null),
        async (headers, page, site) => {
          const { origin } = new URL(page)
          fc.pre(origin !== 'https://app.example')
          const response = await handle(createRequest({ headers: { ...headers, origin, 'sec-fetch-site': site } }))
          expect(response.status).toBe(403)
        },
      ),
    )
    expect(createCustomerToken).not.toHaveBeenCalled()
  })
})
