/** The API token: kept and renewed; what a store may do to it. Shared by instances: sharedStore.test.ts. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { grant, startUpstream, type Upstream, type UpstreamRequest } from '../../test/startUpstream.ts'
import { createLeanAuth, type LeanAuthOptions, type TokenStore } from '../index.ts'

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

it('getApiToken keeps the token until 60 s before its end', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const auth = createAuth()
  const first = await auth.getApiToken()
  vi.advanceTimersByTime((3599 - 61) * 1000)
  expect(await auth.getApiToken()).toBe(first)
  vi.advanceTimersByTime(2_000)
  expect(await auth.getApiToken()).not.toBe(first)
  expect(upstream.requests).toHaveLength(2)
})

it('getApiToken asks Lean once for callers at the same time', async () => {
  const auth = createAuth()
  const tokens = await Promise.all(Array.from({ length: 20 }, () => auth.getApiToken()))
  expect(new Set(tokens).size).toBe(1)
  expect(upstream.requests).toHaveLength(1)
})

it('getApiToken asks again after a failure, which all callers of that time see', async () => {
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
  it('a store may speak unstorage: getItem and setItem, parsed values', async () => {
    const entries = new Map<string, string>()
    const store: TokenStore = {
      getItem: (key: string): unknown => JSON.parse(entries.get(key) ?? 'null'),
      setItem: (key: string, value: string) => void entries.set(key, value),
    }
    const first = await createAuth({ store }).getApiToken()
    expect(await createAuth({ store }).getApiToken()).toBe(first)
    expect(upstream.requests).toHaveLength(1)
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
  it.each(failures)('getApiToken mints all the same when the store %s', async (_name, store) => {
    await expect(createAuth({ store }).getApiToken()).resolves.toMatch(/^token-/)
  })

  it('a read that ends after a refresh, which began later, does not bring the older token back', async () => {
    let answer: (value: unknown) => void = () => {}
    const read = new Promise((resolve) => (answer = resolve))
    const auth = createAuth({ store: { get: () => read, set: () => {} } })
    const slow = auth.getApiToken()
    const fresh = await auth.getApiToken({ refresh: true })
    answer({ token: 'older', expiresAt: Date.now() + 3_000_000 })
    expect(await slow).toBe(fresh)
    expect(await auth.getApiToken()).toBe(fresh)
    expect(upstream.requests).toHaveLength(1)
  })

  it('an exchange that such a slow read led to does not bring an older token back either', async () => {
    const held: UpstreamRequest[] = []
    upstream.respond = (request) => void held.push(request)
    const written: unknown[] = []
    const auth = createAuth({ store: { get: () => null, set: (_key, value) => void written.push(value) } })
    const slow = auth.getApiToken()
    await vi.waitFor(() => expect(held).toHaveLength(1))
    const refreshed = auth.getApiToken({ refresh: true })
    await vi.waitFor(() => expect(held).toHaveLength(2))
    grant(held[1]!)
    const fresh = await refreshed
    grant(held[0]!)
    expect(await slow).toBe(fresh)
    expect(await auth.getApiToken()).toBe(fresh)
    expect(written).toEqual([expect.stringContaining(fresh)])
  })

  it('a refresh wins over a read that ended while it was on its way', async () => {
    let answer: (value: unknown) => void = () => {}
    const read = new Promise((resolve) => (answer = resolve))
    const held: UpstreamRequest[] = []
    upstream.respond = (request) => void held.push(request)
    const auth = createAuth({ store: { get: () => read, set: () => {} } })
    const slow = auth.getApiToken()
    const refreshed = auth.getApiToken({ refresh: true })
    await vi.waitFor(() => expect(held).toHaveLength(1))
    answer({ token: 'older', expiresAt: Date.now() + 3_000_000 })
    expect(await slow).toBe('older')
    grant(held[0]!)
    const fresh = await refreshed
    expect(fresh).not.toBe('older')
    expect(await auth.getApiToken()).toBe(fresh)
  })

  it('getApiToken does not wait for a store that hangs', async () => {
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
})
