/** How tokens are asked for, shared, kept and forgotten. */
import { describe, expect, it, vi } from 'vitest'
import {
  connectParams,
  createTestClient,
  createWarmClient,
  fetchToken,
  outcomeOf,
  waits,
} from '../../test/createTestClient.ts'
import { expectNoSecrets } from '../../test/expectNoSecrets.ts'
import { pass, settled, stopClocks } from '../../test/page.ts'
import { customerId, toJwt } from '../../test/toJwt.ts'
import { type AccessTokenFetcher, type AccessTokenRequest, isLeanError, tokenEndpoint } from '../index.ts'

const watch = expectNoSecrets()

/** A fetcher whose answers the test gives, one after the other. */
function createOpenFetcher() {
  const calls: { request: AccessTokenRequest; give: (token: string) => void; refuse: (cause: unknown) => void }[] = []
  const fetchAccessToken = (request: AccessTokenRequest) =>
    new Promise<string>((give, refuse) => calls.push({ request, give, refuse }))
  return { calls, fetchAccessToken }
}
const failing = (...causes: unknown[]) =>
  vi.fn<AccessTokenFetcher>(async (request) => {
    if (causes.length) throw causes.shift()
    return fetchToken(request)
  })
const httpError = (status: number) => Object.assign(new Error(`answered ${status}`), { status })
/** A copy of the token that differs from it, so that the two can be told apart. */
const otherToken = (jti: string) => toJwt({ jti })

async function createStoppedClient(over: Parameters<typeof createTestClient>[1]) {
  const made = createTestClient(watch, over)
  // The engine is fetched before clocks stand still.
  await outcomeOf(watch, made.client.getAccessToken('first', { signal: AbortSignal.abort() }))
  stopClocks()
  return made
}

describe('tries again', () => {
  it.each([
    ['a TypeError, as fetch gives for a network failure', new TypeError('Failed to fetch')],
    ['500', httpError(500)],
    ['503', httpError(503)],
    ['599', httpError(599)],
  ])('after %s, twice', async (_, cause) => {
    const fetchAccessToken = failing(cause, cause)
    const { client } = await createStoppedClient({ fetchAccessToken })
    const got = outcomeOf(
      watch,
      client.getAccessToken(customerId).then(() => ({ got: true })),
    )
    await pass(5_000)
    expect((await got).result).toEqual({ got: true })
    expect(fetchAccessToken.mock.calls.map(([{ attempt }]) => attempt)).toEqual([1, 2, 3])
    expect(new Set(fetchAccessToken.mock.calls.map(([{ reason }]) => reason)).size).toBe(1)
  })

  it('and gives up after the third', async () => {
    const fetchAccessToken = failing(...Array.from({ length: 9 }, () => httpError(503)))
    const { client, story } = await createStoppedClient({ fetchAccessToken })
    const got = outcomeOf(watch, client.getAccessToken(customerId))
    await pass(9_000)
    expect((await got).error).toMatchObject({ code: 'token_request_failed', status: 503, retryable: true })
    expect(fetchAccessToken).toHaveBeenCalledTimes(3)
    expect(story('token').at(-1)).toBe('token failed token_request_failed')
  })

  it.each([400, 401, 403, 404, 409, 415, 429, 499])('but never after %i', async (status) => {
    const fetchAccessToken = failing(httpError(status), httpError(status), httpError(status))
    const { client } = await createStoppedClient({ fetchAccessToken })
    const got = outcomeOf(watch, client.getAccessToken(customerId))
    await pass(9_000)
    expect((await got).error).toMatchObject({ code: 'token_request_failed', status, retryable: false })
    expect(fetchAccessToken).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['an Error of another kind', new Error('x')],
    ['a text', 'no'],
    ['nothing', undefined],
    ['null', null],
  ])('and not after %s', async (_, cause) => {
    const fetchAccessToken = vi.fn<AccessTokenFetcher>().mockRejectedValue(cause)
    const { client } = await createStoppedClient({ fetchAccessToken })
    const got = outcomeOf(watch, client.getAccessToken(customerId))
    await pass(9_000)
    expect((await got).error?.code).toBe('token_request_failed')
    expect(fetchAccessToken).toHaveBeenCalledTimes(1)
  })

  it('on the next call after a failure', async () => {
    const fetchAccessToken = failing(httpError(401))
    const { client } = createTestClient(watch, { fetchAccessToken })
    expect((await outcomeOf(watch, client.getAccessToken(customerId))).error?.code).toBe('token_request_failed')
    expect(await client.getAccessToken(customerId)).toBeTruthy()
    expect(client.getState().tokens[customerId]).toMatchObject({ status: 'ready', error: null })
  })

  it("and keeps a LeanError of the fetcher's own", async () => {
    const { client } = createTestClient(watch, { fetchAccessToken: tokenEndpoint('https://other.example/t') })
    expect((await outcomeOf(watch, client.getAccessToken(customerId))).error?.code).toBe('invalid_options')
  })

  it("and tells the cause's name, but no token in it", async () => {
    const cause = Object.assign(
      new RangeError(`upstream said ${toJwt()} client_secret=planted-secret-of-tests-0123456789`),
      { body: toJwt() },
    )
    const { client } = createTestClient(watch, { fetchAccessToken: failing(cause) })
    const { error } = await outcomeOf(watch, client.getAccessToken(customerId))
    expect(error?.cause).toMatchObject({ name: 'RangeError', message: 'upstream said [jwt] client_secret=[secret]' })
  })
})

describe('waits', () => {
  it('for tokenTimeoutMs, retries included, and then aborts the fetcher', async () => {
    const { calls, fetchAccessToken } = createOpenFetcher()
    const { client, story } = await createStoppedClient({ fetchAccessToken, tokenTimeoutMs: 700 })
    const got = outcomeOf(watch, client.getAccessToken(customerId))
    await settled()
    calls[0]?.refuse(new TypeError('x'))
    await pass(699)
    expect(client.getState().tokens[customerId]?.status).toBe('loading')
    await pass(1)
    expect((await got).error).toMatchObject({ code: 'token_timeout', retryable: true })
    expect(calls.at(-1)?.request.signal.aborted).toBe(true)
    expect(story('token').at(-1)).toBe('token failed token_timeout')
  })

  it('10 s by default', async () => {
    const { client } = await createStoppedClient({ fetchAccessToken: () => new Promise(() => {}) })
    const got = outcomeOf(watch, client.getAccessToken(customerId))
    await pass(9_999)
    expect(client.getState().tokens[customerId]?.status).toBe('loading')
    await pass(1)
    expect((await got).error?.code).toBe('token_timeout')
  })

  it('and drops an answer that comes later', async () => {
    const { calls, fetchAccessToken } = createOpenFetcher()
    const { client, events } = await createStoppedClient({ fetchAccessToken, tokenTimeoutMs: 100 })
    const got = outcomeOf(watch, client.getAccessToken(customerId))
    await pass(100)
    await got
    const count = events.length
    calls[0]?.give(toJwt())
    await settled()
    expect(client.getState().tokens[customerId]?.status).toBe('error')
    expect(events).toHaveLength(count)
  })
})

describe('many callers', () => {
  it('share one request', async () => {
    const { calls, fetchAccessToken } = createOpenFetcher()
    const { client } = createTestClient(watch, { fetchAccessToken })
    const waiting = Array.from({ length: 100 }, () => client.getAccessToken(customerId))
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    const token = toJwt()
    calls[0]?.give(token)
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([token]))
    expect(calls).toHaveLength(1)
  })

  it('share its failure', async () => {
    const { calls, fetchAccessToken } = createOpenFetcher()
    const { client } = createTestClient(watch, { fetchAccessToken })
    const waiting = Array.from({ length: 5 }, () => outcomeOf(watch, client.getAccessToken(customerId)))
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    calls[0]?.refuse(httpError(404))
    expect((await Promise.all(waiting)).map(({ error }) => error?.status)).toEqual([404, 404, 404, 404, 404])
  })

  it('one of two that leaves does not abort it', async () => {
    const { calls, fetchAccessToken } = createOpenFetcher()
    const { client } = createTestClient(watch, { fetchAccessToken })
    const leaver = new AbortController()
    const stayer = new AbortController()
    const left = outcomeOf(watch, client.getAccessToken(customerId, { signal: leaver.signal }))
    const stayed = client.getAccessToken(customerId, { signal: stayer.signal })
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    leaver.abort()
    expect((await left).error?.code).toBe('aborted')
    expect(calls[0]?.request.signal.aborted).toBe(false)
    calls[0]?.give(toJwt())
    expect(await stayed).toBe(toJwt())
  })

  it('the last one that leaves aborts it, and the next asks anew', async () => {
    const { calls, fetchAccessToken } = createOpenFetcher()
    const { client } = createTestClient(watch, { fetchAccessToken })
    const controllers = [new AbortController(), new AbortController()]
    const left = controllers.map(({ signal }) => outcomeOf(watch, client.getAccessToken(customerId, { signal })))
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    controllers[0]?.abort()
    expect(calls[0]?.request.signal.aborted).toBe(false)
    controllers[1]?.abort()
    expect((await Promise.all(left)).map(({ error }) => error?.code)).toEqual(['aborted', 'aborted'])
    expect(calls[0]?.request.signal.aborted).toBe(true)
    const next = client.getAccessToken(customerId)
    await vi.waitFor(() => expect(calls).toHaveLength(2))
    calls[1]?.give(toJwt())
    expect(await next).toBe(toJwt())
  })

  it('one without a signal keeps it going', async () => {
    const { calls, fetchAccessToken } = createOpenFetcher()
    const { client } = createTestClient(watch, { fetchAccessToken })
    const leaver = new AbortController()
    const stayed = client.getAccessToken(customerId)
    const left = outcomeOf(watch, client.getAccessToken(customerId, { signal: leaver.signal }))
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    leaver.abort()
    await left
    expect(calls[0]?.request.signal.aborted).toBe(false)
    calls[0]?.give(toJwt())
    expect(await stayed).toBe(toJwt())
  })

  it('an aborted signal asks for nothing', async () => {
    const { calls, fetchAccessToken } = createOpenFetcher()
    const { client } = createTestClient(watch, { fetchAccessToken })
    const { error } = await outcomeOf(watch, client.getAccessToken(customerId, { signal: AbortSignal.abort() }))
    expect(error?.code).toBe('aborted')
    expect(calls).toEqual([])
  })
})

describe('keeps and forgets', () => {
  it('a good token is used again', async () => {
    const fetchAccessToken = vi.fn(fetchToken)
    const { client } = createTestClient(watch, { fetchAccessToken })
    expect(await client.getAccessToken(customerId)).toBe(await client.getAccessToken(customerId))
    expect(fetchAccessToken).toHaveBeenCalledTimes(1)
  })

  it('refresh asks for another one', async () => {
    const fetchAccessToken = vi.fn<AccessTokenFetcher>(async ({ reason }) => otherToken(reason))
    const { client } = createTestClient(watch, { fetchAccessToken })
    expect(await client.getAccessToken(customerId)).toBe(otherToken('first'))
    expect(await client.getAccessToken(customerId, { refresh: true })).toBe(otherToken('refresh'))
    expect(await client.getAccessToken(customerId)).toBe(otherToken('refresh'))
    expect(fetchAccessToken.mock.calls.map(([{ reason }]) => reason)).toEqual(['first', 'refresh'])
  })

  it('two that refresh at once share one request', async () => {
    const fetchAccessToken = vi.fn(fetchToken)
    const { client } = createTestClient(watch, { fetchAccessToken })
    await client.getAccessToken(customerId)
    await Promise.all([1, 2, 3].map(() => client.getAccessToken(customerId, { refresh: true })))
    expect(fetchAccessToken).toHaveBeenCalledTimes(2)
  })

  it('invalidation forgets, and drops the answer that is on its way', async () => {
    const { calls, fetchAccessToken } = createOpenFetcher()
    const { client, story } = createTestClient(watch, { fetchAccessToken })
    const first = outcomeOf(watch, client.getAccessToken(customerId))
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    client.invalidateAccessToken(customerId)
    expect(calls[0]?.request.signal.aborted).toBe(true)
    expect(client.getState().tokens).toEqual({})
    calls[0]?.give(otherToken('late'))
    expect((await first).error?.code).toBe('aborted')
    expect(client.getState().tokens).toEqual({})
    expect(story('token')).toEqual(['token requested'])
    const next = client.getAccessToken(customerId)
    await vi.waitFor(() => expect(calls).toHaveLength(2))
    expect(calls[1]?.request.reason).toBe('invalidated')
    calls[1]?.give(otherToken('new'))
    expect(await next).toBe(otherToken('new'))
  })

  it('a late answer of before does not take the place of the next one', async () => {
    const { calls, fetchAccessToken } = createOpenFetcher()
    const { client } = createTestClient(watch, { fetchAccessToken })
    void outcomeOf(watch, client.getAccessToken(customerId))
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    client.invalidateAccessToken()
    const next = client.getAccessToken(customerId)
    await vi.waitFor(() => expect(calls).toHaveLength(2))
    calls[1]?.give(otherToken('new'))
    calls[0]?.give(otherToken('late'))
    expect(await next).toBe(otherToken('new'))
    await settled()
    expect(await client.getAccessToken(customerId)).toBe(otherToken('new'))
  })

  it('invalidation of one customer leaves the others', async () => {
    const { client } = createTestClient(watch)
    await Promise.all(['a', 'b'].map((id) => client.getAccessToken(id)))
    client.invalidateAccessToken('a')
    expect(Object.keys(client.getState().tokens)).toEqual(['b'])
    client.invalidateAccessToken()
    expect(client.getState().tokens).toEqual({})
  })

  it('invalidation before the engine is here drops the first request too', async () => {
    const { calls, fetchAccessToken } = createOpenFetcher()
    // Made once: a token tells the second it was made in.
    const fresh = otherToken('new')
    const { client, fake } = await createWarmClient(watch)
    client.destroy()
    const { client: cold } = createTestClient(watch, { fetchAccessToken })
    const preload = outcomeOf(watch, cold.preload({ customerId }))
    cold.invalidateAccessToken()
    expect(calls[0]?.request.signal.aborted).toBe(true)
    calls[0]?.give(otherToken('late'))
    await settled()
    for (const call of calls.slice(1)) call.give(fresh)
    await preload
    const token = cold.getAccessToken(customerId)
    await settled()
    for (const call of calls.slice(1)) call.give(fresh)
    expect(await token).toBe(fresh)
    expect(fake.calls).toEqual([])
  })

  it('destroy forgets and aborts', async () => {
    const { calls, fetchAccessToken } = createOpenFetcher()
    const { client } = createTestClient(watch, { fetchAccessToken })
    const got = outcomeOf(watch, client.getAccessToken(customerId))
    await vi.waitFor(() => expect(calls).toHaveLength(1))
    client.destroy()
    expect(calls[0]?.request.signal.aborted).toBe(true)
    expect(isLeanError((await got).error)).toBe(true)
    expect(client.getState().tokens).toEqual({})
  })

  it('the fetcher of that moment is asked', async () => {
    const { client } = createTestClient(watch)
    await client.getAccessToken(customerId)
    const next = vi.fn(fetchToken)
    client.setOptions({ fetchAccessToken: next })
    await client.getAccessToken(customerId)
    expect(next).not.toHaveBeenCalled()
    client.invalidateAccessToken()
    await client.getAccessToken(customerId)
    expect(next).toHaveBeenCalledTimes(1)
  })
})

describe('judges again on reading', () => {
  const hour = 3_600_000
  const limit = hour - 660_000

  /** Moves one clock by itself, as sleep and a clock that is set do. */
  function move(clock: 'performance' | 'Date', ms: number) {
    const target: { now(): number } = clock === 'Date' ? Date : performance
    const now = target.now.bind(target)
    vi.spyOn(target, 'now').mockImplementation(() => now() + ms)
  }

  it.each(['performance', 'Date'] as const)('by %s.now alone: an old token is not used', async (clock) => {
    const fetchAccessToken = vi.fn(fetchToken)
    const { client } = createTestClient(watch, { fetchAccessToken })
    await client.getAccessToken(customerId)
    move(clock, limit - 2_000)
    await client.getAccessToken(customerId)
    expect(fetchAccessToken).toHaveBeenCalledTimes(1)
    vi.restoreAllMocks()
    move(clock, limit + 1_000)
    await client.getAccessToken(customerId)
    expect(fetchAccessToken.mock.calls.map(([{ reason }]) => reason)).toEqual(['first', 'expiring'])
    vi.restoreAllMocks()
  })

  it('at the moment of opening: LinkSDK gets a fresh one', async () => {
    const fetchAccessToken = vi.fn<AccessTokenFetcher>(async ({ reason }) => otherToken(reason))
    const { client, fake } = await createWarmClient(watch, {}, { fetchAccessToken })
    move('Date', limit + 1_000)
    const open = client.connect(connectParams)
    expect(fake.calls).toHaveLength(0)
    await open
    expect(fake.calls).toHaveLength(1)
    expect(fetchAccessToken.mock.calls.map(([{ reason }]) => reason)).toEqual(['first', 'expiring'])
    vi.restoreAllMocks()
  })

  it('the time that the request took counts', async () => {
    const { calls, fetchAccessToken } = createOpenFetcher()
    const { client } = await createStoppedClient({ fetchAccessToken, tokenTimeoutMs: hour })
    const got = outcomeOf(watch, client.getAccessToken(customerId))
    await settled()
    const token = toJwt()
    await pass(limit + 1_000)
    calls[0]?.give(token)
    expect((await got).error?.code).toBe('token_expiring')
  })

  it('minTokenValidityMs may change meanwhile', async () => {
    const fetchAccessToken = vi.fn(fetchToken)
    const { client } = createTestClient(watch, { fetchAccessToken })
    await client.getAccessToken(customerId)
    client.setOptions({ minTokenValidityMs: hour + 60_000 })
    const { error } = await outcomeOf(watch, client.getAccessToken(customerId))
    expect(error?.code).toBe('token_expiring')
    expect(fetchAccessToken).toHaveBeenCalledTimes(2)
  })
})

describe('guests', () => {
  it.each([
    ['pay', { paymentIntentId: 'p' }],
    [
      'checkout',
      { paymentIntentId: 'p', successRedirectUrl: 'https://shop.example/s', failRedirectUrl: 'https://shop.example/f' },
    ],
  ] as const)('%s without a customer opens without a token and without asking for one', async (method, params) => {
    const fetchAccessToken = vi.fn(fetchToken)
    const { client, fake, events } = await createWarmClient(watch, waits, { fetchAccessToken })
    fetchAccessToken.mockClear()
    for (const guest of [{ customerId: null }, {}]) {
      const open = client.open(method, { ...guest, ...params } as never)
      expect(fake.calls.at(-1)?.config).not.toHaveProperty('access_token')
      expect(fake.calls.at(-1)?.config).not.toHaveProperty('customer_id')
      fake.reply({ status: 'SUCCESS' })
      expect((await open).customerId).toBeNull()
    }
    expect(fetchAccessToken).not.toHaveBeenCalled()
    expect(events.filter(({ type }) => type === 'open')).toEqual([
      expect.objectContaining({ withToken: false, customerId: null }),
      expect.objectContaining({ withToken: false, customerId: null }),
    ])
  })

  it('pay with a customer sends their token, but not their id', async () => {
    const { client, fake } = await createWarmClient(watch)
    const open = client.pay({ customerId, paymentIntentId: 'p' })
    expect(fake.calls[0]?.config).toMatchObject({ access_token: '[jwt]', payment_intent_id: 'p' })
    expect(fake.calls[0]?.config).not.toHaveProperty('customer_id')
    fake.reply({ status: 'SUCCESS' })
    expect((await open).customerId).toBe(customerId)
  })
})
