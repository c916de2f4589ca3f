/** Whatever is thrown, by LinkSDK, by the app or by the page's own environment: a flow ends once, with a LeanError, and lets the next one start. */
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { connectParams, createTestClient, createWarmClient, outcomeOf, waits } from '../../test/createTestClient.ts'
import { expectNoSecrets, plantedSecret } from '../../test/expectNoSecrets.ts'
import { installVendor, settled } from '../../test/page.ts'
import { customerId, toJwt } from '../../test/toJwt.ts'
import { isLeanError, LeanError, type LeanClient, type LeanClientOptions } from '../index.ts'

const watch = expectNoSecrets()
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const trap = () => {
  throw new Error('trap')
}
const odd: [what: string, make: () => unknown][] = [
  [
    'an error whose stack is a list, as Error.prepareStackTrace can make it',
    () => Object.assign(new Error('x'), { stack: [{}] }),
  ],
  ['an error whose message is an object', () => Object.assign(new Error('x'), { message: { a: 1 } })],
  ['an error whose message is undefined', () => Object.assign(new Error('x'), { message: undefined })],
  ['an error whose name is a symbol', () => Object.assign(new Error('x'), { name: Symbol('x') })],
  [
    'an error that throws when it is read',
    () =>
      Object.defineProperties(new Error('x'), { message: { get: trap }, stack: { get: trap }, name: { get: trap } }),
  ],
  [
    'an object that throws when it is looked at',
    () => new Proxy({}, { get: trap, has: trap, getPrototypeOf: trap, ownKeys: trap }),
  ],
  [
    'a proxy that was revoked',
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {})
      revoke()
      return proxy
    },
  ],
  ['an object without a prototype', () => Object.create(null) as object],
  ['a symbol', () => Symbol('x')],
  ['a bigint', () => 1n],
  ['null', () => null],
  ['nothing', () => undefined],
  [
    'something that looks like a failure of the kit',
    () => ({ code: 'link_error', hint: toJwt(), result: { token: toJwt() } }),
  ],
]

/** The next flow opens and ends. */
async function expectNextFlow(client: LeanClient, reply: (answer: { status: string }) => void) {
  expect(client.getState().flow.status).toBe('idle')
  const open = client.connect(connectParams)
  await vi.waitFor(() => expect(client.getState().flow.status).toBe('open'))
  reply({ status: 'CANCELLED' })
  expect((await open).status).toBe('cancelled')
}

describe.each(odd)('%s', (_, make) => {
  it.each(['throws', 'rejects with'])('that LinkSDK %s is link_threw', async (how) => {
    let isFirst = true
    let callback!: (answer: { status: string }) => void
    installVendor({
      connect: (config) => {
        callback = config['callback'] as never
        if (!isFirst) return undefined
        isFirst = false
        if (how === 'throws') throw make()
        return Promise.reject(make())
      },
    })
    const { client, story } = createTestClient(watch)
    await client.preload({ customerId })
    const { error } = await outcomeOf(watch, client.connect(connectParams))
    expect(error?.code).toBe('link_threw')
    expect(story('outcome')).toEqual(['outcome error link_threw'])
    await expectNextFlow(client, (answer) => callback(answer))
  })

  it('that confirm throws is confirm_failed', async () => {
    const { client, fake } = await createWarmClient(watch)
    const confirm = () => {
      throw make()
    }
    const open = outcomeOf(watch, client.connect(connectParams, { confirm }))
    fake.reply({ status: 'SUCCESS' })
    expect((await open).error?.code).toBe('confirm_failed')
    await expectNextFlow(client, fake.reply)
  })

  it('that the fetcher throws is token_request_failed', async () => {
    let isFirst = true
    const { client, fake } = await createWarmClient(watch)
    const fetchAccessToken: LeanClientOptions['fetchAccessToken'] = async () => {
      if (!isFirst) return toJwt()
      isFirst = false
      throw make()
    }
    client.setOptions({ fetchAccessToken })
    client.invalidateAccessToken()
    const { error } = await outcomeOf(watch, client.connect(connectParams))
    expect(error?.code).toBe('token_request_failed')
    expect(client.getState().tokens[customerId]?.status).toBe('error')
    await expectNextFlow(client, fake.reply)
  })

  it('that a listener throws ends no flow', async () => {
    vi.stubGlobal('reportError', vi.fn())
    const onEvent = () => {
      throw make()
    }
    const { client, fake } = await createWarmClient(watch, waits, { onEvent })
    await expectNextFlow(client, fake.reply)
  })
})

describe('an answer of LinkSDK that throws when it is read', () => {
  it('without a status that can be read says nothing', async () => {
    let callback!: (answer: unknown) => void
    installVendor({ connect: (config) => void (callback = config['callback'] as never) })
    const { client, story } = createTestClient(watch)
    await client.preload({ customerId })
    const open = client.connect(connectParams)
    expect(() => callback(new Proxy({}, { get: trap }))).not.toThrow()
    await settled()
    expect(story('warning', 'outcome')).toEqual(['warning empty_callback'])
    callback({ status: 'SUCCESS' })
    expect((await open).status).toBe('success')
  })

  it('in another field ends the flow by its status', async () => {
    const { client, fake } = await createWarmClient(watch)
    for (const status of ['SUCCESS', 'CANCELLED']) {
      const open = client.connect(connectParams)
      fake.reply(Object.defineProperty({ status }, 'bank', { get: trap, enumerable: true }))
      expect(['success', 'cancelled']).toContain((await open).status)
    }
    await expectNextFlow(client, fake.reply)
  })
})

describe('an unexpected exception is a LeanError "unexpected" with its cause', () => {
  const missing = (name: string) => expect.objectContaining({ message: expect.stringContaining(name) })

  it('when a part of the browser is missing', async () => {
    installVendor({ connect: () => undefined })
    const { client } = createTestClient(watch)
    Object.defineProperty(performance, 'getEntriesByName', { value: undefined, configurable: true })
    onTestFinished(() => void Reflect.deleteProperty(performance, 'getEntriesByName'))
    const { error } = await outcomeOf(watch, client.connect(connectParams))
    expect(error).toMatchObject({ code: 'unexpected', cause: missing('getEntriesByName'), retryable: false })
    expect(error?.message).toMatch(/\w+ \w+/)
    expect(error?.hint).toMatch(/\w+ \w+/)
    expect(client.getState().flow.status).toBe('idle')
    expect(client.getState().script).toMatchObject({ status: 'error', error: { code: 'unexpected' } })
  })

  it('when the page cannot be looked at as LinkSDK opens, on a warm click and on a cold one', async () => {
    const { client, fake } = await createWarmClient(watch)
    for (const isCold of [false, true]) {
      if (isCold) client.invalidateAccessToken()
      vi.spyOn(document, 'querySelectorAll').mockImplementation(trap)
      const { error } = await outcomeOf(watch, client.connect(connectParams))
      expect(error).toMatchObject({ code: 'unexpected', cause: { message: 'trap' } })
      vi.restoreAllMocks()
      expect(fake.calls).toHaveLength(0)
      expect(client.getState().flow.status).toBe('idle')
    }
    await expectNextFlow(client, fake.reply)
  })

  it('when params throw as they are read', async () => {
    const { client, fake } = await createWarmClient(watch)
    const params = Object.defineProperty({ ...connectParams }, 'endUserId', { get: trap, enumerable: true })
    const { error } = await outcomeOf(watch, client.connect(params))
    expect(error).toMatchObject({ code: 'unexpected', cause: { message: 'trap' } })
    await expectNextFlow(client, fake.reply)
  })

  it('when the signal is none', async () => {
    const { client, fake } = await createWarmClient(watch)
    const { error } = await outcomeOf(watch, client.connect(connectParams, { signal: {} as AbortSignal }))
    expect(error?.code).toBe('unexpected')
    await expectNextFlow(client, fake.reply)
  })

  it('when a fetcher’s answer throws as it is read', async () => {
    const answer = Object.defineProperty({}, 'access_token', { get: trap, enumerable: true })
    const { client } = createTestClient(watch, { fetchAccessToken: (async () => answer) as never })
    const { error } = await outcomeOf(watch, client.getAccessToken(customerId))
    expect(error).toMatchObject({ code: 'unexpected', cause: { message: 'trap' } })
  })

  it('and the page is put right and the lock opened, whatever the page throws meanwhile', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const { client, fake } = await createWarmClient(watch)
    const open = client.connect(connectParams)
    const button = document.body.appendChild(document.createElement('button'))
    vi.spyOn(window, 'scrollTo').mockImplementation(trap)
    vi.spyOn(window, 'scrollX', 'get').mockReturnValue(7)
    fake.reply({ status: 'SUCCESS' })
    expect((await open).status).toBe('success')
    expect(reported).toHaveBeenCalledWith(expect.objectContaining({ message: 'trap' }))
    vi.restoreAllMocks()
    button.remove()
    await expectNextFlow(client, fake.reply)
  })
})

describe('what is shown of an error that the app throws', () => {
  it.each<[string, unknown]>([
    ['a text', toJwt()],
    ['an object', { token: toJwt() }],
    ['NaN', NaN],
    ['a fraction', 404.5],
    ['beyond HTTP', 4_040],
  ])('has no status that is %s', async (_, status) => {
    const cause = Object.assign(new Error('no'), { status })
    const { client } = createTestClient(watch, { fetchAccessToken: () => Promise.reject(cause) })
    const { error } = await outcomeOf(watch, client.getAccessToken(customerId))
    expect(error?.code).toBe('token_request_failed')
    expect(error?.status).toBeUndefined()
  })

  it('is redacted in a LeanError of its own', async () => {
    const own = new LeanError({
      code: 'token_request_failed',
      message: `upstream said ${toJwt()}`,
      hint: `client_secret=${plantedSecret}`,
      status: 503,
      problems: [{ path: 'token', message: toJwt() }],
      result: { raw: toJwt() },
      cause: new Error(toJwt()),
    })
    const { client } = createTestClient(watch, { fetchAccessToken: () => Promise.reject(own) })
    const { error } = await outcomeOf(watch, client.getAccessToken(customerId))
    expect(isLeanError(error)).toBe(true)
    expect(error).toMatchObject({
      code: 'token_request_failed',
      status: 503,
      message: expect.stringMatching(/^upstream said \[jwt\]/),
      hint: 'client_secret=[secret]',
      problems: [{ path: 'token', message: '[jwt]' }],
    })
  })

  it('has no code that is none of the kit’s', async () => {
    const own = Object.assign(new LeanError({ code: 'aborted' }), { code: toJwt() })
    const { client } = createTestClient(watch, { fetchAccessToken: () => Promise.reject(own) })
    const { error } = await outcomeOf(watch, client.getAccessToken(customerId))
    expect(error?.code).toBe('token_request_failed')
  })

  it('has no token in the name of its cause', async () => {
    const cause = Object.assign(new Error('no'), { name: toJwt() })
    const { client } = createTestClient(watch, { fetchAccessToken: () => Promise.reject(cause) })
    const { error } = await outcomeOf(watch, client.getAccessToken(customerId))
    expect(error?.cause).toMatchObject({ name: '[jwt]' })
  })
})

describe('what LinkSDK says of the bank', () => {
  it.each<[string, unknown, object]>([
    ['is redacted', { bank_identifier: toJwt(), is_supported: true }, { bankIdentifier: '[jwt]', isSupported: true }],
    [
      'is left out where it is no text',
      { bank_identifier: { token: toJwt() }, is_supported: false },
      { isSupported: false },
    ],
    ['is left out where it is no yes or no', { bank_identifier: 'B', is_supported: toJwt() }, { bankIdentifier: 'B' }],
    ['may be null', { bank_identifier: null, is_supported: false }, { bankIdentifier: null, isSupported: false }],
  ])('%s', async (_, bank, shown) => {
    const { client, fake } = await createWarmClient(watch)
    const open = client.connect(connectParams)
    fake.reply({ status: 'SUCCESS', bank })
    const { bank: found } = await open
    expect(found).toEqual(shown)
  })
})
