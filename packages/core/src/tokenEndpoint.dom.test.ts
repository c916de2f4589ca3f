/** The fetcher for the app's own token endpoint: what it sends, what it makes of answers, and where it refuses to go. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createTestClient, outcomeOf } from '../test/createTestClient.ts'
import { expectNoSecrets, plantedSecret } from '../test/expectNoSecrets.ts'
import { customerId, toJwt } from '../test/toJwt.ts'
import { type AccessTokenRequest, LeanError, tokenEndpoint, type TokenEndpointInit } from './index.ts'

const watch = expectNoSecrets()
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const request = (): AccessTokenRequest => ({
  customerId,
  signal: new AbortController().signal,
  reason: 'first',
  attempt: 1,
})
const createFetch = (answer: () => Response | Promise<Response> = () => json({ access_token: toJwt() })) =>
  vi.fn<typeof fetch>(async () => answer())
const refusalOf = (promise: Promise<unknown>) => outcomeOf(watch, promise).then(({ error }) => error)

afterEach(() => vi.unstubAllGlobals())

describe('what it sends', () => {
  it('is a POST of JSON with the customer id, which follows no redirect and is not cached', async () => {
    const ask = createFetch()
    const given = request()
    const answer = await tokenEndpoint('/api/lean/token', { fetch: ask })(given)
    expect(Object.keys(answer)).toEqual(['access_token'])
    const [url, init] = ask.mock.calls[0] ?? []
    expect(String(url)).toBe(`${location.origin}/api/lean/token`)
    expect(init).toMatchObject({
      method: 'POST',
      body: '{"customer_id":"cust_1"}',
      credentials: 'same-origin',
      redirect: 'manual',
      cache: 'no-store',
      signal: given.signal,
    })
    const headers = new Headers(init?.headers)
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('accept')).toBe('application/json')
    expect(new URL(String(url)).search).toBe('')
  })

  it('takes a URL object, and other credentials', async () => {
    const ask = createFetch()
    await tokenEndpoint(new URL('/t', location.href), { fetch: ask, credentials: 'include' })(request())
    expect(String(ask.mock.calls[0]?.[0])).toBe(`${location.origin}/t`)
    expect(ask.mock.calls[0]?.[1]?.credentials).toBe('include')
  })

  it.each<[string, TokenEndpointInit['headers']]>([
    ['an object', { 'x-csrf': 'c' }],
    ['a function', () => ({ 'x-csrf': 'c' })],
    ['an asynchronous function', async () => ({ 'x-csrf': 'c' })],
  ])('adds headers of %s', async (_, headers) => {
    const ask = createFetch()
    await tokenEndpoint('/t', { fetch: ask, ...(headers && { headers }) })(request())
    const sent = new Headers(ask.mock.calls[0]?.[1]?.headers)
    expect([sent.get('x-csrf'), sent.get('content-type')]).toEqual(['c', 'application/json'])
  })

  it('calls a function for headers each time', async () => {
    const headers = vi.fn(() => ({ 'x-csrf': String(headers.mock.calls.length) }))
    const ask = createFetch()
    const fetcher = tokenEndpoint('/t', { fetch: ask, headers })
    await fetcher(request())
    await fetcher(request())
    expect(ask.mock.calls.map(([, init]) => new Headers(init?.headers).get('x-csrf'))).toEqual(['1', '2'])
  })

  it('goes by the global fetch of that moment', async () => {
    const fetcher = tokenEndpoint('/t')
    const ask = createFetch()
    vi.stubGlobal('fetch', ask)
    await fetcher(request())
    expect(ask).toHaveBeenCalledTimes(1)
  })
})

describe('what it makes of answers', () => {
  it.each([400, 401, 403, 404, 415, 429, 500, 503])(
    '%i rejects with the status and without the body',
    async (status) => {
      const ask = createFetch(() => json({ error: plantedSecret, client_secret: plantedSecret }, status))
      const error = await refusalOf(tokenEndpoint('/t', { fetch: ask })(request()))
      expect(error).toMatchObject({ status, message: expect.stringContaining(String(status)) })
    },
  )

  it.each([
    ['HTML', '<!doctype html><p>planted-secret-of-tests-0123456789'],
    ['nothing', ''],
    ['half of it', '{"access_token": "planted-secret-of-tests-0123456789'],
  ])('%s rejects without the body', async (_, body) => {
    const ask = createFetch(() => new Response(body))
    const error = await refusalOf(tokenEndpoint('/t', { fetch: ask })(request()))
    expect(error).toBeInstanceOf(Error)
    expect(error?.message).toContain('not JSON')
  })

  it('a network failure stays a TypeError, which the client tries again', async () => {
    const ask = vi.fn<typeof fetch>().mockRejectedValue(new TypeError('Failed to fetch'))
    expect(await refusalOf(tokenEndpoint('/t', { fetch: ask })(request()))).toBeInstanceOf(TypeError)
  })

  it('a connection that breaks within the answer is a network failure as well', async () => {
    const broken = () =>
      new Response(new ReadableStream({ pull: (body) => body.error(new TypeError('network error')) }))
    let calls = 0
    const ask = createFetch(() => (++calls > 1 ? json({ access_token: toJwt() }) : broken()))
    const { client } = createTestClient(watch, { fetchAccessToken: tokenEndpoint('/t', { fetch: ask }) })
    expect(await client.getAccessToken(customerId)).toBe(toJwt())
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it.each([0, 302, 307])('a redirect is refused with what to do, and not tried again: status %i', async (status) => {
    // A browser hides what a redirect says; other runtimes show it.
    const redirect = () => (status ? new Response(null, { status, headers: { location: '/login' } }) : Response.error())
    const ask = createFetch(redirect)
    const { client } = createTestClient(watch, { fetchAccessToken: tokenEndpoint('/t', { fetch: ask }) })
    const error = await refusalOf(client.getAccessToken(customerId))
    expect(error).toMatchObject({
      code: 'token_request_failed',
      hint: expect.stringContaining('401'),
      retryable: false,
    })
    expect(error?.message).toContain('redirect')
    expect(ask).toHaveBeenCalledTimes(1)
  })

  it('works as the fetcher of a client', async () => {
    const { client } = createTestClient(watch, { fetchAccessToken: tokenEndpoint('/t', { fetch: createFetch() }) })
    expect(await client.getAccessToken(customerId)).toBe(toJwt())
  })
})

describe('where it refuses to go', () => {
  it.each([
    'https://auth.leantech.me/oauth2/token',
    'https://auth.sandbox.sa.leantech.me/oauth2/token',
    'https://AUTH.LEANTECH.ME/oauth2/token',
    'https://leantech.me',
    'http://auth.leantech.me/',
    'https://user:pass@auth.leantech.me/',
  ])("Lean's own host throws at once: %s", (url) => {
    expect(() => tokenEndpoint(url, { allowCrossOrigin: true })).toThrow(
      expect.objectContaining({ code: 'invalid_options', problems: [expect.objectContaining({ path: 'url' })] }),
    )
  })

  it.each([
    '//auth.leantech.me/oauth2/token',
    'https://auth.leantech.me./oauth2/token',
    '\\\\auth.leantech.me\\oauth2',
  ])("Lean's own host is not reached by another spelling: %s", async (url) => {
    const ask = createFetch()
    const go = async () => tokenEndpoint(url, { fetch: ask, allowCrossOrigin: true })(request())
    expect(await go().catch((error: unknown) => error)).toBeInstanceOf(LeanError)
    expect(ask).not.toHaveBeenCalled()
  })

  it.each(['https://api.example/t', '//api.example/t', 'http://api.example/t'])(
    'another origin is refused unless it is allowed: %s',
    async (url) => {
      const ask = createFetch()
      expect(await refusalOf(tokenEndpoint(url, { fetch: ask })(request()))).toMatchObject({ code: 'invalid_options' })
      expect(ask).not.toHaveBeenCalled()
    },
  )

  it.each(['https://api.example/t', 'http://localhost:9999/t', 'http://127.0.0.1:9999/t', 'http://[::1]:9999/t'])(
    'another origin that is allowed: %s',
    async (url) => {
      const ask = createFetch()
      await tokenEndpoint(url, { fetch: ask, allowCrossOrigin: true })(request())
      expect(String(ask.mock.calls[0]?.[0])).toBe(url)
    },
  )

  it.each(['http://api.example/t', 'http://localhost.example/t', 'ftp://api.example/t', 'data:application/json,{}'])(
    'nothing but https, or http on loopback: %s',
    async (url) => {
      const ask = createFetch()
      const error = await refusalOf(tokenEndpoint(url, { fetch: ask, allowCrossOrigin: true })(request()))
      expect(error).toMatchObject({ code: 'invalid_options' })
      expect(ask).not.toHaveBeenCalled()
    },
  )

  it('a page over http does not get tokens over http, but on loopback', async () => {
    vi.stubGlobal('location', { href: 'http://shop.example/pay', origin: 'http://shop.example' })
    const ask = createFetch()
    const refused = tokenEndpoint('/t', { fetch: ask })(request()).catch((error: unknown) => error)
    expect(await refused).toMatchObject({ code: 'invalid_options' })
    expect(ask).not.toHaveBeenCalled()
  })
})
