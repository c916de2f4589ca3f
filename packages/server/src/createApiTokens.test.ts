/** The API token: kept, shared, renewed, and stored where the app says. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { grant, startUpstream, type Upstream, type UpstreamRequest } from '../test/startUpstream.ts'
import { createLeanAuth, type LeanAuthOptions, type TokenStore } from './index.ts'

let upstream: Upstream
beforeAll(async () => {
  upstream = await startUpstream()
})
afterAll(() => upstream.stop())
beforeEach(() => {
  upstream.requests.length = 0
  upstream.respond = grant
})
afterEach(() => void vi.useRealTimers())

const createAuth = (over: Partial<LeanAuthOptions> = {}) =>
  createLeanAuth({ clientId: 'app:1', clientSecret: 'the-secret', country: 'ae', authBaseUrl: upstream.url, ...over })

it('keeps the token until 60 s before its end', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const auth = createAuth()
  const first = await auth.getApiToken()
  vi.advanceTimersByTime((3599 - 61) * 1000)
  expect(await auth.getApiToken()).toBe(first)
  vi.advanceTimersByTime(2_000)
  expect(await auth.getApiToken()).not.toBe(first)
  expect(upstream.requests).toHaveLength(2)
})

it('asks Lean once for callers at the same time', async () => {
  const auth = createAuth()
  const tokens = await Promise.all(Array.from({ length: 20 }, () => auth.getApiToken()))
  expect(new Set(tokens).size).toBe(1)
  expect(upstream.requests).toHaveLength(1)
})

it('asks again after a failure, which all callers of that time see', async () => {
  const auth = createAuth()
  upstream.respond = ({ response }) => response.writeHead(500).end()
  const results = await Promise.allSettled([auth.getApiToken(), auth.getApiToken()])
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected'])
  upstream.respond = grant
  await expect(auth.getApiToken()).resolves.toMatch(/^token-/)
  expect(upstream.requests).toHaveLength(2)
})

it('refresh asks Lean although a token is kept', async () => {
  const auth = createAuth()
  const first = await auth.getApiToken()
  const second = await auth.getApiToken({ refresh: true })
  expect(second).not.toBe(first)
  expect(await auth.getApiToken()).toBe(second)
})

it('abort of one caller leaves the request to the others', async () => {
  const auth = createAuth()
  const controller = new AbortController()
  let held: UpstreamRequest | undefined
  const arrived = new Promise<void>((resolve) => {
    upstream.respond = (request) => {
      held = request
      resolve()
    }
  })
  const left = auth.getApiToken({ signal: controller.signal })
  const stays = auth.getApiToken()
  await arrived
  controller.abort()
  await expect(left).rejects.toMatchObject({ name: 'AbortError' })
  if (held) grant(held)
  await expect(stays).resolves.toMatch(/^token-/)
  await expect(auth.getApiToken({ signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' })
  expect(upstream.requests).toHaveLength(1)
})

describe('with a store', () => {
  const createStore = () => {
    const entries = new Map<string, unknown>()
    const ttls: (number | undefined)[] = []
    return {
      entries,
      ttls,
      get: async (key: string) => entries.get(key),
      async set(key: string, value: unknown, options?: { ttl?: number }) {
        entries.set(key, value)
        ttls.push(options?.ttl)
      },
    }
  }

  it('shares one token between instances', async () => {
    const store = createStore()
    const first = await createAuth({ store }).getApiToken()
    expect(await createAuth({ store }).getApiToken()).toBe(first)
    expect(upstream.requests).toHaveLength(1)
    expect(store.ttls[0]).toBeGreaterThan(3500)
    expect(store.ttls[0]).toBeLessThan(3600)
  })

  it('names client id, country and environment in the key, and no secret', async () => {
    const store = createStore()
    const request: typeof fetch = async () =>
      Response.json({ access_token: 'a', token_type: 'Bearer', expires_in: 3599, scope: 'api' })
    const options = { clientId: 'app:1', clientSecret: 'the-secret', fetch: request, store }
    await createLeanAuth({ ...options, country: 'ae' }).getApiToken()
    await createLeanAuth({ ...options, country: 'ae', sandbox: true }).getApiToken()
    await createLeanAuth({ ...options, country: 'sa' }).getApiToken()
    await createLeanAuth({ ...options, country: 'sa', authBaseUrl: upstream.url }).getApiToken()
    expect([...store.entries.keys()]).toEqual([
      'lean-link:api-token:app%3A1:ae:production',
      'lean-link:api-token:app%3A1:ae:sandbox',
      'lean-link:api-token:app%3A1:sa:production',
      `lean-link:api-token:app%3A1:sa:production:${encodeURIComponent(upstream.url)}`,
    ])
    expect(JSON.stringify([...store.entries])).not.toContain('the-secret')
  })

  it('refresh does not settle for what a read of the store, begun before, brings', async () => {
    const store = createStore()
    const stored = await createAuth({ store }).getApiToken()
    const auth = createAuth({ store })
    const [plain, refreshed] = await Promise.all([auth.getApiToken(), auth.getApiToken({ refresh: true })])
    expect(plain).toBe(stored)
    expect(refreshed).not.toBe(stored)
  })

  it('speaks unstorage: getItem and setItem, parsed values', async () => {
    const entries = new Map<string, string>()
    const store = {
      getItem: (key: string): unknown => JSON.parse(entries.get(key) ?? 'null'),
      setItem: (key: string, value: string) => void entries.set(key, value),
    } as unknown as TokenStore
    const first = await createAuth({ store }).getApiToken()
    expect(await createAuth({ store }).getApiToken()).toBe(first)
    expect(upstream.requests).toHaveLength(1)
  })

  it('takes the token another instance renewed instead of renewing it again', async () => {
    const store = createStore()
    const one = createAuth({ store, apiBaseUrl: upstream.url })
    const two = createAuth({ store, apiBaseUrl: upstream.url })
    const old = await one.getApiToken()
    await two.getApiToken({ refresh: true })
    upstream.respond = ({ headers, response }) =>
      response.writeHead(headers.authorization === `Bearer ${old}` ? 401 : 200).end()
    upstream.requests.length = 0
    expect((await one.fetch('/banks/v1/')).status).toBe(200)
    expect(upstream.requests.map(({ path }) => path)).toEqual(['/banks/v1/', '/banks/v1/'])
  })

  const failures: [string, TokenStore][] = [
    [
      'throws',
      {
        get: () => {
          throw new Error('down')
        },
        set: () => {
          throw new Error('down')
        },
      },
    ],
    ['rejects', { get: () => Promise.reject(new Error('down')), set: () => Promise.reject(new Error('down')) }],
    ['holds rubbish', { get: () => '{"token":', set: () => {} }],
    ['holds another shape', { get: () => ({ token: 7, expiresAt: 'x' }), set: () => {} }],
    ['holds a header injection', { get: () => ({ token: 'a\r\nb', expiresAt: 9e15 }), set: () => {} }],
    ['holds a token that is over', { get: () => ({ token: 'old', expiresAt: Date.now() + 1000 }), set: () => {} }],
  ]
  it.each(failures)('mints all the same when the store %s', async (_name, store) => {
    await expect(createAuth({ store }).getApiToken()).resolves.toMatch(/^token-/)
  })

  it('does not wait for a store that hangs', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const hang = () => new Promise(() => {})
    const token = createAuth({ store: { get: hang, set: hang } }).getApiToken()
    const settled = vi.fn()
    token.then(settled, settled)
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(500)
      expect(settled).toHaveBeenCalled()
    })
    await expect(token).resolves.toMatch(/^token-/)
  })

  it('never puts a customer token into the store', async () => {
    const store = createStore()
    await createAuth({ store }).createCustomerToken('one')
    expect(store.entries.size).toBe(0)
  })
})
