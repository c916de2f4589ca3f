/** One API token for all instances of a backend: in a store in process always, on Redis where the machine has one. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { findRedis } from '../../../../scripts/redis.mjs'
import { type SharedStore, startMemoryStore, startRedisStore } from '../../test/sharedStores.ts'
import { grant, startUpstream, type Upstream } from '../../test/startUpstream.ts'
import { createLeanAuth, type LeanAuthOptions } from '../index.ts'

const redis = findRedis()
const stores: [name: string, start: () => Promise<SharedStore>][] = [['a store in process', startMemoryStore]]
if (redis) stores.push([`Redis ${redis}`, startRedisStore])

let upstream: Upstream
let shared: SharedStore
beforeAll(async () => {
  upstream = await startUpstream()
})
afterAll(() => upstream.stop())
beforeEach(() => {
  upstream.requests.length = 0
  upstream.respond = grant
})

/** One more instance of the backend. */
const createInstance = (over: Partial<LeanAuthOptions> = {}) =>
  createLeanAuth({
    clientId: 'app:1',
    clientSecret: 'the-secret',
    country: 'ae',
    authBaseUrl: upstream.url,
    store: shared.store,
    ...over,
  })

describe.each(stores)('on %s', (_, start) => {
  beforeEach(async () => {
    shared = await start()
  })
  afterEach(() => shared.close())

  it('instances share one token, which leaves the store before it ends', async () => {
    const first = await createInstance().getApiToken()
    const others = await Promise.all(Array.from({ length: 5 }, () => createInstance().getApiToken()))
    expect(others).toEqual(others.map(() => first))
    expect(upstream.requests).toHaveLength(1)
    const [key] = await shared.keys()
    const { value, ttl } = await shared.look(key!)
    expect(JSON.parse(value)).toEqual({ token: first, expiresAt: expect.any(Number) })
    expect(ttl).toBeGreaterThan(3_500)
    expect(ttl).toBeLessThan(3_600)
  })

  it('the key names client id, country and environment; no secret is in it or beside it', async () => {
    const request: typeof fetch = async () =>
      Response.json({ access_token: 'a', token_type: 'Bearer', expires_in: 3599, scope: 'api' })
    const options = { clientId: 'app:1', clientSecret: 'the-secret', fetch: request, store: shared.store }
    await createLeanAuth({ ...options, country: 'ae' }).getApiToken()
    await createLeanAuth({ ...options, country: 'ae', sandbox: true }).getApiToken()
    await createLeanAuth({ ...options, country: 'sa' }).getApiToken()
    await createLeanAuth({ ...options, country: 'sa', authBaseUrl: upstream.url }).getApiToken()
    const keys = (await shared.keys()).toSorted()
    expect(keys).toEqual([
      'lean-link:api-token:app%3A1:ae:production',
      'lean-link:api-token:app%3A1:ae:sandbox',
      'lean-link:api-token:app%3A1:sa:production',
      `lean-link:api-token:app%3A1:sa:production:${encodeURIComponent(upstream.url)}`,
    ])
    const stored = await Promise.all(keys.map((key) => shared.look(key)))
    expect(JSON.stringify(stored)).not.toContain('the-secret')
  })

  it('refresh does not settle for what a read of the store, begun before, brings', async () => {
    const stored = await createInstance().getApiToken()
    const auth = createInstance()
    const [plain, refreshed] = await Promise.all([auth.getApiToken(), auth.getApiToken({ refresh: true })])
    // A store that is slower than Lean gives way to the newer token.
    expect([stored, refreshed]).toContain(plain)
    expect(refreshed).not.toBe(stored)
  })

  it('an instance takes the token that another one renewed instead of renewing it again', async () => {
    const one = createInstance({ apiBaseUrl: upstream.url })
    const two = createInstance({ apiBaseUrl: upstream.url })
    const old = await one.getApiToken()
    await two.getApiToken({ refresh: true })
    upstream.respond = ({ headers, response }) =>
      response.writeHead(headers.authorization === `Bearer ${old}` ? 401 : 200).end()
    upstream.requests.length = 0
    expect((await one.fetch('/banks/v1/')).status).toBe(200)
    expect(upstream.requests.map(({ path }) => path)).toEqual(['/banks/v1/', '/banks/v1/'])
  })

  it('a job that renews the token in time spares every other instance the wait for Lean', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const instances = [createInstance(), createInstance()]
      const first = await instances[0]?.getApiToken()
      expect(await instances[1]?.getApiToken()).toBe(first)
      vi.advanceTimersByTime(50 * 60_000)
      const renewed = await createInstance().getApiToken({ refresh: true })
      upstream.requests.length = 0
      vi.advanceTimersByTime(9 * 60_000)
      expect(await Promise.all(instances.map((instance) => instance.getApiToken()))).toEqual([renewed, renewed])
      expect(upstream.requests).toHaveLength(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('a thousand callers of one instance make one request', async () => {
    const auth = createInstance()
    const tokens = await Promise.all(Array.from({ length: 1_000 }, () => auth.getApiToken()))
    expect(new Set(tokens).size).toBe(1)
    expect(upstream.requests).toHaveLength(1)
  })

  it('the store never holds a customer token', async () => {
    await createInstance().createCustomerToken('one')
    expect(await shared.keys()).toEqual([])
  })

  it('a store that went down costs a moment, not the token', async () => {
    await createInstance().getApiToken()
    await shared.crash()
    await expect(createInstance().getApiToken()).resolves.toMatch(/^token-/)
    expect(upstream.requests).toHaveLength(2)
  })
})
