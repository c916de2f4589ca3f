/** The fake as a LinkSDK: what it answers, records, plays and refuses. */
import { leanMethods } from '@lean-link/core/methods'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { simulatorAppToken } from './accessTokens.ts'
import { createFakeLean } from './createFakeLean.ts'
import { scenarios } from './scenarios.ts'

const customerId = 'a33a50fc-b29c-4c03-9cab-379280d7e500'
const connect = { app_token: simulatorAppToken, customer_id: customerId, permissions: ['identity'], sandbox: true }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('createFakeLean', () => {
  it('has every method that the kit knows, and a marker that does not show', () => {
    const { vendor } = createFakeLean()
    expect(Object.keys(vendor).toSorted()).toEqual(leanMethods.map(({ method }) => method).toSorted())
    expect(Reflect.get(vendor, '__leanLinkSimulator')).toBe(true)
  })

  it('answers SUCCESS with the bank that was asked for, after the call has returned', async () => {
    const callback = vi.fn<(answer: unknown) => void>()
    createFakeLean().vendor.connect({ ...connect, bank_identifier: 'ENBD_OF_UAE', callback })
    expect(callback).not.toHaveBeenCalled()
    await vi.runAllTimersAsync()
    expect(callback).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ status: 'SUCCESS', bank: { bank_identifier: 'ENBD_OF_UAE', is_supported: true } }),
    )
  })

  it('records a call as it came, but for the callback and the token', async () => {
    const fake = createFakeLean()
    const token = await fake.createAccessToken(customerId)
    fake.vendor.connect({ ...connect, access_token: token, callback: () => {} })
    fake.vendor.connect(connect)
    expect(fake.calls).toEqual([
      { method: 'connect', config: { ...connect, access_token: '[jwt]' } },
      { method: 'connect', config: connect },
    ])
    expect(JSON.stringify(fake.calls)).not.toContain(token)
  })

  it('plays the acts of a scenario in order, each after the one before', async () => {
    const statuses: unknown[] = []
    createFakeLean(scenarios.errorThenSuccess).vendor.connect({
      ...connect,
      callback: ({ status }: { status: string }) => statuses.push(status),
    })
    await vi.advanceTimersByTimeAsync(199)
    expect(statuses).toEqual(['ERROR'])
    await vi.advanceTimersByTimeAsync(1)
    expect(statuses).toEqual(['ERROR', 'SUCCESS'])
  })

  it('counts `after` from the act before, not from the call', async () => {
    const callback = vi.fn<(answer: unknown) => void>()
    const connectActs = [
      { after: 100, callback: { status: 'A' } },
      { after: 50, callback: { status: 'B' } },
    ]
    createFakeLean({ methods: { connect: connectActs } }).vendor.connect({ ...connect, callback })
    await vi.advanceTimersByTimeAsync(149)
    expect(callback.mock.calls).toEqual([[{ status: 'A' }]])
    await vi.advanceTimersByTimeAsync(1)
    expect(callback.mock.calls).toEqual([[{ status: 'A' }], [{ status: 'B' }]])
  })

  it.each([
    ['doubleCallback', ['SUCCESS', 'SUCCESS']],
    ['earlyNonFinal', [undefined, undefined, 'IN_PROGRESS', 'SUCCESS']],
    ['neverCallsBack', []],
    ['silent', []],
    ['cancel', ['CANCELLED']],
    ['unsupportedBank', ['CANCELLED']],
    ['wrapperLate', ['SUCCESS']],
  ] as const)('%s calls back with %j', async (name, expected) => {
    const statuses: unknown[] = []
    createFakeLean(scenarios[name]).vendor.connect({
      ...connect,
      callback: (answer: { status?: string } | null) => statuses.push(answer?.status),
    })
    await vi.runAllTimersAsync()
    expect(statuses).toEqual(expected)
  })

  it.each(['checkout', 'authorizeConsent'] as const)(
    'lets %s go to the bank after an early callback',
    async (method) => {
      const statuses: unknown[] = []
      createFakeLean(scenarios.earlyNonFinal).vendor[method]({
        ...connect,
        payment_intent_id: 'intent-1',
        consent_id: 'consent-1',
        success_redirect_url: 'https://shop.example/ok',
        fail_redirect_url: 'https://shop.example/no',
        callback: (answer: { status: string }) => statuses.push(answer.status),
      })
      await vi.advanceTimersByTimeAsync(199)
      expect(statuses).toEqual(['IN_PROGRESS'])
      await vi.advanceTimersByTimeAsync(1)
      expect(statuses).toEqual(['IN_PROGRESS', 'REDIRECT'])
    },
  )

  it('answers a redirect with REDIRECT and the return address', async () => {
    const callback = vi.fn<(answer: unknown) => void>()
    createFakeLean(scenarios.redirect).vendor.connect({
      ...connect,
      success_redirect_url: 'https://shop.example/return?step=2',
      callback,
    })
    await vi.runAllTimersAsync()
    const [answer] = callback.mock.calls[0] as [{ status: string; open_banking_redirect_url: string }]
    expect(answer.status).toBe('REDIRECT')
    const query = new URL(answer.open_banking_redirect_url).searchParams
    expect([query.get('step'), query.get('customer_id'), query.get('bank_identifier')]).toEqual([
      '2',
      customerId,
      'LEAN_OF_RETAIL_UAE',
    ])
  })

  it('throws from the method, or rejects later where the act has a time', async () => {
    const thrown = createFakeLean({ methods: { connect: [{ throw: 'CONFIG_ERROR__X' }] } })
    expect(() => thrown.vendor.connect(connect)).toThrow(expect.objectContaining({ name: 'CONFIG_ERROR__X' }))
    const rejected = createFakeLean({ methods: { connect: [{ after: 20, throw: 'LATE' }] } })
    const [outcome] = await Promise.all([
      Promise.resolve(rejected.vendor.connect(connect)).catch((error: unknown) => error),
      vi.advanceTimersByTimeAsync(20),
    ])
    expect(outcome).toMatchObject({ name: 'LATE' })
  })

  it('replies to the last flow on demand, and says so when there is none', () => {
    const fake = createFakeLean(scenarios.neverCallsBack)
    expect(() => fake.reply({ status: 'SUCCESS' })).toThrow('no LinkSDK method was called yet')
    const callback = vi.fn<(answer: unknown) => void>()
    fake.vendor.connect({ ...connect, callback })
    fake.reply({ status: 'LINK_CLOSED_PROGRAMMATICALLY' })
    expect(callback).toHaveBeenCalledExactlyOnceWith({ status: 'LINK_CLOSED_PROGRAMMATICALLY' })
  })

  it('reset drops pending acts, calls and the scenario in use', async () => {
    const fake = createFakeLean(scenarios.cancel)
    fake.use(scenarios.happy)
    const callback = vi.fn<(answer: unknown) => void>()
    fake.vendor.connect({ ...connect, callback })
    fake.reset()
    await vi.runAllTimersAsync()
    expect(callback).not.toHaveBeenCalled()
    expect(fake.calls).toEqual([])
    fake.vendor.connect({ ...connect, callback })
    await vi.runAllTimersAsync()
    expect(callback).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ status: 'CANCELLED' }))
  })
})

describe('what LinkSDK refuses', () => {
  it.each([
    ['a permission with a comma', { permissions: ['accounts, payments'] }],
    ['a lower-case account type', { account_type: 'personal' }],
    ['a language nobody offers', { language: 'fr' }],
    ['a colour without a format', { customization: { theme_color: '#12' } }],
    ['an unknown dialog mode', { customization: { dialog_mode: 'floating' } }],
    ['no customer', { customer_id: undefined }],
    ['no app token', { app_token: undefined }],
  ])('%s throws in sandbox and is a silent no-op in production', async (_, wrong) => {
    const { vendor } = createFakeLean()
    const callback = vi.fn<(answer: unknown) => void>()
    expect(() => vendor.connect({ ...connect, ...wrong, callback })).toThrow(
      expect.objectContaining({ name: 'CONFIG_ERROR__INVALID_PARAM_TYPE' }),
    )
    expect(() => vendor.connect({ ...connect, ...wrong, callback, sandbox: false })).not.toThrow()
    await vi.runAllTimersAsync()
    expect(callback).not.toHaveBeenCalled()
  })

  it.each([
    { theme_color: '#0af', theme_color_dark: '#00aaff80', link_color: 'rgba(0, 10, 20, 0.5)', overlay_color: 'teal' },
    { dialog_background_color_light: 'linear-gradient(90deg, #fff, #000)', button_border_radius: 'pill' },
    { button_border_radius: 8, dialog_mode: 'contained', force_appearance: 'dark' },
  ])('takes the documented customization %j', async (customization) => {
    const callback = vi.fn<(answer: unknown) => void>()
    createFakeLean().vendor.connect({ ...connect, customization, callback })
    await vi.runAllTimersAsync()
    expect(callback).toHaveBeenCalledOnce()
  })

  it('a token with less than ten minutes left', async () => {
    const fake = createFakeLean(scenarios.expiringToken)
    const short = await fake.fetchAccessToken({ customerId })
    expect(() => fake.vendor.connect({ ...connect, access_token: short })).toThrow(
      'Token must be valid for at least 10 minutes',
    )
    expect(() => fake.vendor.connect({ ...connect, access_token: 'no JWT' })).toThrow('at least 10 minutes')
    const long = await fake.createAccessToken(customerId)
    expect(() => fake.vendor.connect({ ...connect, access_token: long })).not.toThrow()
  })

  it("a token with LinkSDK's own prefix, as late as Lean's API does", async () => {
    const fake = createFakeLean()
    const callback = vi.fn<(answer: unknown) => void>()
    fake.vendor.connect({ ...connect, access_token: `Bearer ${await fake.createAccessToken(customerId)}`, callback })
    await vi.runAllTimersAsync()
    expect(callback).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ status: 'ERROR', last_api_response: '{"status":"HTTP_401"}' }),
    )
  })
})
