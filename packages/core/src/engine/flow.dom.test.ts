/** "A flow ends once", row by row, on a LinkSDK that does what the row says. */
import { scenarios } from '@lean-link/testing'
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
import { installVendor, pass, settled, showFrame, stopClocks } from '../../test/page.ts'
import { customerId, toJwt } from '../../test/toJwt.ts'
import { isLeanError, type LeanClient } from '../index.ts'

const watch = expectNoSecrets()
const statusOf = (client: LeanClient) => client.getState().flow.status
const idle = { status: 'idle', flowId: null, method: null, customerId: null }

describe('before LinkSDK is called', () => {
  it('bad params load nothing, ask for no token and leave the flow idle', async () => {
    const fetchAccessToken = vi.fn(fetchToken)
    const { client, story } = createTestClient(watch, { fetchAccessToken })
    const { error } = await outcomeOf(watch, client.connect({ customerId: '', permissions: [] }))
    expect(error).toMatchObject({ code: 'invalid_params', problems: [{ path: 'customerId' }, { path: 'permissions' }] })
    expect(fetchAccessToken).not.toHaveBeenCalled()
    expect(document.querySelector('script[src*="leantech"]')).toBeNull()
    expect(client.getState().flow).toEqual(idle)
    expect(story('outcome', 'open')).toEqual([])
  })

  it('another open flow is left alone: flow_in_progress', async () => {
    const { client, fake } = await createWarmClient(watch)
    const first = outcomeOf(watch, client.connect(connectParams))
    const before = client.getState().flow
    const { error } = await outcomeOf(watch, client.connect(connectParams))
    expect(error?.code).toBe('flow_in_progress')
    expect(client.getState().flow).toBe(before)
    expect(fake.calls).toHaveLength(1)
    fake.reply({ status: 'SUCCESS' })
    expect((await first).result?.status).toBe('success')
  })

  it('a destroyed client refuses every method', async () => {
    const { client, fake } = await createWarmClient(watch)
    client.destroy()
    expect((await outcomeOf(watch, client.connect(connectParams))).error?.code).toBe('destroyed')
    expect((await outcomeOf(watch, client.getAccessToken(customerId))).error?.code).toBe('destroyed')
    expect(fake.calls).toEqual([])
    expect(client.getState().destroyed).toBe(true)
  })

  it('a client that was destroyed before it loaded anything refuses too', async () => {
    const fetchAccessToken = vi.fn(fetchToken)
    const { client } = createTestClient(watch, { fetchAccessToken })
    client.destroy()
    expect((await outcomeOf(watch, client.connect(connectParams))).error?.code).toBe('destroyed')
    await outcomeOf(watch, client.preload({ customerId }))
    await settled()
    expect(fetchAccessToken).not.toHaveBeenCalled()
    expect(document.querySelector('script[src*="leantech"]')).toBeNull()
  })

  it('a token that cannot be had rejects with its code, and the flow is idle', async () => {
    const fetchAccessToken = async () => Promise.reject(Object.assign(new Error('no'), { status: 401 }))
    const connect = vi.fn()
    installVendor({ connect })
    const { client, story } = createTestClient(watch, { fetchAccessToken })
    const { error } = await outcomeOf(watch, client.connect(connectParams))
    expect(error).toMatchObject({ code: 'token_request_failed', status: 401 })
    expect(client.getState().flow).toEqual(idle)
    expect(story('outcome')).toEqual(['outcome error token_request_failed'])
    expect(connect).not.toHaveBeenCalled()
  })

  it('a method that this LinkSDK lacks is method_unavailable', async () => {
    installVendor({ connect: () => undefined })
    const { client } = createTestClient(watch)
    await client.preload({ customerId })
    const { error } = await outcomeOf(watch, client.manageConsents({ customerId }))
    expect(error?.code).toBe('method_unavailable')
    expect(client.getState().flow).toEqual(idle)
  })

  it('a simulator is refused where the client is not in sandbox mode', async () => {
    const { fake, client } = await createWarmClient(watch, waits, {
      sandbox: false,
      fetchAccessToken: async () => toJwt({ iss: 'https://auth.leantech.me' }),
    })
    const { error } = await outcomeOf(watch, client.connect(connectParams))
    expect(error?.code).toBe('simulator_in_production')
    expect(fake.calls).toEqual([])
    expect(client.getState().flow).toEqual(idle)
  })
})

describe('abort', () => {
  it('before the call opens nothing, now or later', async () => {
    let give!: (token: string) => void
    const { client, fake, story } = await createWarmClient(watch)
    client.setOptions({ fetchAccessToken: () => new Promise((resolve) => (give = resolve)) })
    client.invalidateAccessToken()
    const controller = new AbortController()
    const open = outcomeOf(watch, client.connect(connectParams, { signal: controller.signal }))
    await settled()
    expect(statusOf(client)).toBe('opening')
    controller.abort()
    expect((await open).error?.code).toBe('aborted')
    expect(client.getState().flow).toEqual(idle)
    give(await fake.createAccessToken(customerId))
    await settled()
    expect(fake.calls).toEqual([])
    expect(story('outcome')).toEqual(['outcome error aborted'])
  })

  it('a signal that is aborted already opens nothing', async () => {
    const { client, fake } = await createWarmClient(watch)
    const open = client.connect(connectParams, { signal: AbortSignal.abort() })
    expect((await outcomeOf(watch, open)).error?.code).toBe('aborted')
    expect(fake.calls).toEqual([])
    expect(client.getState().flow).toEqual(idle)
  })

  it('after the call ends the promise, and keeps other flows out until LinkSDK answers', async () => {
    const { client, fake, story } = await createWarmClient(watch)
    const controller = new AbortController()
    const open = outcomeOf(watch, client.connect(connectParams, { signal: controller.signal }))
    controller.abort()
    expect((await open).error?.code).toBe('aborted')
    expect(statusOf(client)).toBe('open')
    expect((await outcomeOf(watch, client.connect(connectParams))).error?.code).toBe('flow_in_progress')
    fake.reply({ status: 'SUCCESS' })
    expect(client.getState().flow).toEqual(idle)
    expect(story('outcome', 'callback')).toEqual(['outcome error aborted', 'callback SUCCESS late'])
    const again = outcomeOf(watch, client.connect(connectParams))
    fake.reply({ status: 'CANCELLED' })
    expect((await again).result?.status).toBe('cancelled')
  })

  it("after the call keeps the lock until LinkSDK's frame is gone", async () => {
    const { client } = await createWarmClient(watch)
    stopClocks()
    const controller = new AbortController()
    const open = outcomeOf(watch, client.connect(connectParams, { signal: controller.signal }))
    const frame = showFrame()
    controller.abort()
    await open
    await pass(60_000)
    expect(statusOf(client)).toBe('open')
    frame.remove()
    await pass(1_000)
    expect(client.getState().flow).toEqual(idle)
  })

  it('after the call keeps the lock until noResponseMs when LinkSDK shows nothing', async () => {
    const { client } = await createWarmClient(watch, waits, { noResponseMs: 5_000 })
    stopClocks()
    const controller = new AbortController()
    const open = outcomeOf(watch, client.connect(connectParams, { signal: controller.signal }))
    controller.abort()
    await open
    await pass(4_400)
    expect(statusOf(client)).toBe('open')
    await pass(700)
    expect(client.getState().flow).toEqual(idle)
  })

  it('after the end changes nothing', async () => {
    const { client, fake, story } = await createWarmClient(watch)
    const controller = new AbortController()
    const open = client.connect(connectParams, { signal: controller.signal })
    fake.reply({ status: 'SUCCESS' })
    await open
    controller.abort()
    await settled()
    expect(story('outcome')).toEqual(['outcome success'])
    expect(client.getState().flow).toEqual(idle)
  })
})

describe('LinkSDK throws', () => {
  it.each([
    ['throws', [{ throw: 'CONFIG_ERROR__INVALID_PARAM_TYPE' }]],
    ['returns a promise that rejects', [{ throw: 'CONFIG_ERROR__INVALID_PARAM_TYPE', after: 5 }]],
  ])('%s: link_threw with its name in the cause, and the flow is idle', async (_, acts) => {
    const { client, story } = await createWarmClient(watch, { methods: { connect: acts } })
    const { error } = await outcomeOf(watch, client.connect(connectParams))
    expect(error?.code).toBe('link_threw')
    expect(error?.cause).toMatchObject({ name: 'CONFIG_ERROR__INVALID_PARAM_TYPE' })
    expect(client.getState().flow).toEqual(idle)
    expect(story('outcome')).toEqual(['outcome error link_threw'])
  })

  it('an answer that came before the throw wins', async () => {
    installVendor({
      connect: ({ callback }) => {
        ;(callback as (answer: object) => void)({ status: 'SUCCESS' })
        throw new Error('after all')
      },
    })
    const { client, story } = createTestClient(watch)
    await client.preload({ customerId })
    expect((await client.connect(connectParams)).status).toBe('success')
    await settled()
    expect(story('outcome')).toEqual(['outcome success'])
    expect(client.getState().flow).toEqual(idle)
  })

  it('a token in what it throws does not come through', async () => {
    installVendor({
      connect: ({ access_token }) => {
        throw new TypeError(`bad config {"access_token":"${access_token}"} or ${toJwt()}`)
      },
    })
    const { client } = createTestClient(watch)
    await client.preload({ customerId })
    const { error } = await outcomeOf(watch, client.connect(connectParams))
    expect(error?.code).toBe('link_threw')
    expect(error?.cause).toMatchObject({ message: expect.stringContaining('[jwt]') })
  })
})

describe('final statuses', () => {
  it.each([
    ['SUCCESS', 'success'],
    ['CANCELLED', 'cancelled'],
    ['LINK_CLOSED_PROGRAMMATICALLY', 'closed'],
  ])('%s resolves %s, and the flow is idle', async (said, status) => {
    const { client, fake, story } = await createWarmClient(watch)
    const open = client.connect(connectParams)
    expect(client.getState().flow).toMatchObject({ status: 'open', method: 'connect', customerId })
    fake.reply({
      status: said,
      message: 'm',
      lean_correlation_id: 'c-1',
      bank: { bank_identifier: 'B', is_supported: true },
    })
    const result = await open
    watch.see(result)
    expect(result).toMatchObject({
      status,
      method: 'connect',
      customerId,
      confirmed: false,
      message: 'm',
      leanCorrelationId: 'c-1',
    })
    expect(result.bank).toEqual({ bankIdentifier: 'B', isSupported: true })
    expect(client.getState().flow).toEqual(idle)
    expect(story('open', 'callback', 'outcome')).toEqual(['open', `callback ${said}`, `outcome ${status}`])
  })

  it('later callbacks are late events and change nothing', async () => {
    const { client, fake, story } = await createWarmClient(watch)
    const open = client.connect(connectParams)
    fake.reply({ status: 'SUCCESS' })
    fake.reply({ status: 'SUCCESS' })
    fake.reply({ status: 'ERROR' })
    expect((await open).status).toBe('success')
    await settled()
    fake.reply({ status: 'CANCELLED' })
    await settled()
    expect(story('callback', 'outcome')).toEqual([
      'callback SUCCESS',
      'outcome success',
      'callback SUCCESS late',
      'callback ERROR late',
      'callback CANCELLED late',
    ])
    expect(client.getState().flow).toEqual(idle)
  })

  it('a late callback of an old flow does not end the next one', async () => {
    const callbacks: ((answer: object) => void)[] = []
    installVendor({ connect: ({ callback }) => void callbacks.push(callback as never) })
    const { client } = createTestClient(watch)
    await client.preload({ customerId })
    const first = client.connect(connectParams)
    callbacks[0]?.({ status: 'CANCELLED' })
    await first
    const second = client.connect(connectParams)
    callbacks[0]?.({ status: 'SUCCESS' })
    await settled()
    expect(statusOf(client)).toBe('open')
    callbacks[1]?.({ status: 'CANCELLED' })
    expect((await second).status).toBe('cancelled')
  })

  it('a callback within the call itself counts', async () => {
    installVendor({ connect: ({ callback }) => (callback as (answer: object) => void)({ status: 'CANCELLED' }) })
    const { client } = createTestClient(watch)
    await client.preload({ customerId })
    const open = client.connect(connectParams)
    expect(client.getState().flow).toEqual(idle)
    expect((await open).status).toBe('cancelled')
    expect((await client.connect(connectParams)).status).toBe('cancelled')
  })

  it('the next flow may start in the handler of the one before', async () => {
    const { client, fake } = await createWarmClient(watch)
    const second = client.connect(connectParams).then(() => client.connect(connectParams))
    fake.reply({ status: 'CANCELLED' })
    await settled()
    fake.reply({ status: 'SUCCESS' })
    expect((await second).status).toBe('success')
  })

  it('hides raw parts from whoever logs a result', async () => {
    const { client, fake } = await createWarmClient(watch)
    const open = client.connect(connectParams)
    const raw = {
      status: 'SUCCESS',
      last_api_response: '{"a":1}',
      open_banking_redirect_url: 'https://bank.example/?code=1',
    }
    fake.reply(raw)
    const result = await open
    expect(result).toMatchObject({ lastApiResponse: '{"a":1}', openBankingRedirectUrl: raw.open_banking_redirect_url })
    expect(result.raw).toBe(raw)
    expect(Object.keys(result)).not.toEqual(expect.arrayContaining(['raw']))
    expect(JSON.stringify(result)).not.toMatch(/bank\.example|"a"|raw/)
  })
})

describe('statuses that may not be final', () => {
  it.each([
    ['ERROR', 'link_error'],
    ['EXIT', 'link_outcome_unknown'],
    ['SOMETHING_NEW', 'link_outcome_unknown'],
  ])('%s rejects %s after settleMs', async (status, code) => {
    const { client, fake, story } = await createWarmClient(watch)
    stopClocks()
    const settledAs = vi.fn()
    const open = outcomeOf(watch, client.connect(connectParams)).then((outcome) => (settledAs(), outcome))
    fake.reply({ status, lean_correlation_id: 'c-2', message: 'why' })
    await pass(999)
    expect(settledAs).not.toHaveBeenCalled()
    expect(statusOf(client)).toBe('open')
    await pass(1)
    const { error } = await open
    expect(error).toMatchObject({ code, result: { leanCorrelationId: 'c-2', message: 'why' } })
    expect(client.getState().flow).toEqual(idle)
    expect(story('callback', 'outcome')).toEqual([`callback ${status}`, `outcome error ${code}`])
  })

  it.each([
    ['SUCCESS', 'success'],
    ['CANCELLED', 'cancelled'],
  ])('a final %s within settleMs wins over ERROR', async (final, status) => {
    const { client, fake, story } = await createWarmClient(watch)
    stopClocks()
    const open = outcomeOf(watch, client.connect(connectParams))
    fake.reply({ status: 'ERROR' })
    await pass(900)
    fake.reply({ status: final })
    await pass(5_000)
    expect((await open).result?.status).toBe(status)
    expect(story('outcome')).toEqual([`outcome ${status}`])
    expect(client.getState().flow).toEqual(idle)
  })

  it('a final status in the same turn as ERROR wins', async () => {
    const { client, fake } = await createWarmClient(watch)
    const open = client.connect(connectParams)
    fake.reply({ status: 'ERROR' })
    fake.reply({ status: 'SUCCESS' })
    expect((await open).status).toBe('success')
  })

  it('settleMs is an option', async () => {
    const { client, fake } = await createWarmClient(watch, waits, { settleMs: 50 })
    stopClocks()
    const open = outcomeOf(watch, client.connect(connectParams))
    fake.reply({ status: 'ERROR' })
    await pass(50)
    expect((await open).error?.code).toBe('link_error')
  })

  it('REDIRECT on a page that stays resolves redirecting, until the page has the focus again', async () => {
    const { client, fake, story } = await createWarmClient(watch)
    stopClocks()
    const open = outcomeOf(watch, client.connect(connectParams))
    fake.reply({ status: 'REDIRECT' })
    await pass(999)
    expect(statusOf(client)).not.toBe('idle')
    await pass(1)
    expect((await open).result?.status).toBe('redirecting')
    expect(statusOf(client)).toBe('redirecting')
    expect((await outcomeOf(watch, client.connect(connectParams))).error?.code).toBe('flow_in_progress')
    window.dispatchEvent(new Event('focus'))
    await settled()
    expect(client.getState().flow).toEqual(idle)
    expect(story('redirect', 'outcome')).toEqual(['redirect leaving', 'outcome redirecting'])
  })

  it('a callback after redirecting is late, and ends it', async () => {
    const { client, fake, story } = await createWarmClient(watch)
    stopClocks()
    const open = outcomeOf(watch, client.connect(connectParams))
    fake.reply({ status: 'REDIRECT' })
    await pass(1_000)
    await open
    fake.reply({ status: 'SUCCESS' })
    await settled()
    expect(client.getState().flow).toEqual(idle)
    expect(story('callback', 'outcome')).toEqual(['callback REDIRECT', 'outcome redirecting', 'callback SUCCESS late'])
  })

  it('the last of several counts: REDIRECT after ERROR', async () => {
    const { client, fake } = await createWarmClient(watch)
    stopClocks()
    const open = outcomeOf(watch, client.connect(connectParams))
    fake.reply({ status: 'ERROR' })
    await pass(300)
    fake.reply({ status: 'REDIRECT' })
    await pass(2_000)
    expect((await open).result?.status).toBe('redirecting')
  })
})

describe('callbacks that say nothing', () => {
  const junk: [string, unknown][] = [
    ['{}', {}],
    ['null', null],
    ['undefined', undefined],
    ['a text', 'SUCCESS'],
    ['a number for a status', { status: 1 }],
    ['a list', []],
  ]
  it.each(junk)('%s is ignored, with a warning', async (_, answer) => {
    let callback!: (answer: unknown) => void
    installVendor({ connect: (config) => void (callback = config['callback'] as never) })
    const { client, story } = createTestClient(watch)
    await client.preload({ customerId })
    const open = client.connect(connectParams)
    callback(answer)
    await settled()
    expect(statusOf(client)).toBe('open')
    expect(story('warning', 'callback', 'outcome')).toHaveLength(1)
    callback({ status: 'SUCCESS' })
    expect((await open).status).toBe('success')
  })
})

describe('silence', () => {
  it('nothing seen and nothing heard for noResponseMs is link_no_response', async () => {
    const { client, story } = await createWarmClient(watch, scenarios.silent)
    stopClocks()
    const open = outcomeOf(watch, client.connect(connectParams))
    await pass(14_400)
    expect(statusOf(client)).toBe('open')
    await pass(700)
    expect((await open).error?.code).toBe('link_no_response')
    expect(client.getState().flow).toEqual(idle)
    expect(story('outcome')).toEqual(['outcome error link_no_response'])
  })

  it('noResponseMs: 0 turns it off', async () => {
    const { client } = await createWarmClient(watch, scenarios.silent, { noResponseMs: 0 })
    stopClocks()
    void outcomeOf(watch, client.connect(connectParams))
    await pass(600_000)
    expect(statusOf(client)).toBe('open')
  })

  it('a dialog on the page may take its time', async () => {
    const { client, fake } = await createWarmClient(watch)
    stopClocks()
    const open = outcomeOf(watch, client.connect(connectParams))
    showFrame()
    await pass(600_000)
    expect(statusOf(client)).toBe('open')
    fake.reply({ status: 'SUCCESS' })
    expect((await open).result?.status).toBe('success')
  })

  it('time on a hidden page does not count', async () => {
    const { client } = await createWarmClient(watch, scenarios.silent)
    stopClocks()
    const open = outcomeOf(watch, client.connect(connectParams))
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
    await pass(60_000)
    expect(statusOf(client)).toBe('open')
    hidden.mockRestore()
    await pass(15_500)
    expect((await open).error?.code).toBe('link_no_response')
  })
})

describe('confirm', () => {
  it('yes: resolves with confirmed', async () => {
    const { client, fake, story } = await createWarmClient(watch)
    const confirm = vi.fn(async () => {
      expect(statusOf(client)).toBe('confirming')
      return true
    })
    const open = client.connect(connectParams, { confirm })
    fake.reply({ status: 'SUCCESS', message: 'm' })
    expect(await open).toMatchObject({ status: 'success', confirmed: true, message: 'm' })
    expect(confirm).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ status: 'success', confirmed: false, customerId }),
      { signal: expect.any(AbortSignal) },
    )
    expect(client.getState().flow).toEqual(idle)
    expect(story('outcome')).toEqual(['outcome success'])
  })

  it.each([
    ['says no', () => false],
    ['resolves with no', async () => false],
    [
      'throws',
      () => {
        throw new Error('backend down')
      },
    ],
    ['rejects', () => Promise.reject(new Error('backend down'))],
  ])('%s: confirm_failed with the result', async (_, confirm) => {
    const { client, fake } = await createWarmClient(watch)
    const open = outcomeOf(watch, client.connect(connectParams, { confirm }))
    fake.reply({ status: 'SUCCESS', lean_correlation_id: 'c-3' })
    const { error } = await open
    expect(error).toMatchObject({ code: 'confirm_failed', result: { leanCorrelationId: 'c-3' } })
    expect(client.getState().flow).toEqual(idle)
  })

  it('slow: confirm_timeout after confirmTimeoutMs, with its signal aborted', async () => {
    const { client, fake } = await createWarmClient(watch)
    stopClocks()
    let signal!: AbortSignal
    const confirm = (_: unknown, context: { signal: AbortSignal }) => {
      signal = context.signal
      return new Promise<boolean>(() => {})
    }
    const open = outcomeOf(watch, client.connect(connectParams, { confirm, confirmTimeoutMs: 200 }))
    fake.reply({ status: 'SUCCESS' })
    await pass(199)
    expect(statusOf(client)).toBe('confirming')
    expect(signal.aborted).toBe(false)
    await pass(1)
    expect((await open).error?.code).toBe('confirm_timeout')
    expect(signal.aborted).toBe(true)
    expect(client.getState().flow).toEqual(idle)
  })

  it('waits 30 s by default', async () => {
    const { client, fake } = await createWarmClient(watch)
    stopClocks()
    const open = outcomeOf(watch, client.connect(connectParams, { confirm: () => new Promise(() => {}) }))
    fake.reply({ status: 'SUCCESS' })
    await pass(29_999)
    expect(statusOf(client)).toBe('confirming')
    await pass(1)
    expect((await open).error?.code).toBe('confirm_timeout')
  })

  it('is asked for success only', async () => {
    const { client, fake } = await createWarmClient(watch)
    const confirm = vi.fn(() => true)
    const open = client.connect(connectParams, { confirm })
    fake.reply({ status: 'CANCELLED' })
    expect(await open).toMatchObject({ status: 'cancelled', confirmed: false })
    expect(confirm).not.toHaveBeenCalled()
  })

  it.each(['ERROR', 'REDIRECT', 'EXIT'])('outlasts an %s before it, however long it takes', async (status) => {
    const { client, fake } = await createWarmClient(watch, waits, { settleMs: 100 })
    let agree = (_yes: boolean) => {}
    const open = client.connect(connectParams, { confirm: () => new Promise((resolve) => (agree = resolve)) })
    stopClocks()
    fake.reply({ status })
    await pass(50)
    fake.reply({ status: 'SUCCESS' })
    await pass(5_000)
    expect(client.getState().flow.status).toBe('confirming')
    agree(true)
    expect(await open).toMatchObject({ status: 'success', confirmed: true })
    expect(client.getState().flow.status).toBe('idle')
  })

  it('abort while it runs ends with aborted', async () => {
    const { client, fake, story } = await createWarmClient(watch)
    const controller = new AbortController()
    const confirm = () => new Promise<boolean>(() => {})
    const open = outcomeOf(watch, client.connect(connectParams, { confirm, signal: controller.signal }))
    fake.reply({ status: 'SUCCESS' })
    controller.abort()
    expect((await open).error?.code).toBe('aborted')
    await settled()
    expect(story('outcome')).toEqual(['outcome error aborted'])
    expect(client.getState().flow).toEqual(idle)
  })
})

describe('destroy', () => {
  it('while opening rejects destroyed, and nothing opens later', async () => {
    let give!: (token: string) => void
    const { client, fake } = await createWarmClient(watch)
    client.setOptions({ fetchAccessToken: () => new Promise((resolve) => (give = resolve)) })
    client.invalidateAccessToken()
    const open = outcomeOf(watch, client.connect(connectParams))
    await settled()
    client.destroy()
    expect((await open).error?.code).toBe('destroyed')
    give(await fake.createAccessToken(customerId))
    await settled()
    expect(fake.calls).toEqual([])
    expect(client.getState()).toMatchObject({ destroyed: true, flow: idle })
  })

  it('while the parts of the kit are on their way rejects destroyed', async () => {
    installVendor({ connect: () => undefined })
    const { client } = createTestClient(watch)
    const open = outcomeOf(watch, client.connect(connectParams))
    client.destroy()
    expect((await open).error?.code).toBe('destroyed')
    expect(client.getState().flow).toEqual(idle)
  })

  it.each([['open'], ['provisional'], ['confirming'], ['redirecting']])('while %s ends the flow', async (phase) => {
    const { client, fake, story } = await createWarmClient(watch)
    stopClocks()
    const confirm = () => new Promise<boolean>(() => {})
    const open = outcomeOf(watch, client.connect(connectParams, phase === 'confirming' ? { confirm } : {}))
    if (phase === 'provisional') fake.reply({ status: 'ERROR' })
    if (phase === 'confirming') fake.reply({ status: 'SUCCESS' })
    if (phase === 'redirecting') fake.reply({ status: 'REDIRECT' })
    await pass(phase === 'redirecting' ? 1_000 : 0)
    client.destroy()
    await pass(60_000)
    const outcome = await open
    expect(outcome.error?.code ?? outcome.result?.status).toBe(phase === 'redirecting' ? 'redirecting' : 'destroyed')
    expect(client.getState()).toMatchObject({ destroyed: true, flow: idle })
    expect(story('outcome')).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('removes what the client put on the page, and stays silent ever after', async () => {
    const { client, fake, events } = await createWarmClient(watch)
    const open = outcomeOf(watch, client.connect(connectParams))
    await settled()
    client.destroy()
    await open
    await settled()
    const count = events.length
    expect(document.querySelector('[data-lean-live]')).toBeNull()
    expect(client.getState().tokens).toEqual({})
    fake.reply({ status: 'SUCCESS' })
    await settled()
    expect(document.querySelector('[data-lean-live]')).toBeNull()
    expect(events.slice(count).every((event) => event.type === 'callback' && event.late)).toBe(true)
    expect(() => client.destroy()).not.toThrow()
  })
})

describe('back/forward cache', () => {
  it('a page that comes back while LinkSDK was open ends with link_interrupted, and its frame is gone', async () => {
    const { client, story } = await createWarmClient(watch)
    const open = outcomeOf(watch, client.connect(connectParams))
    showFrame()
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    expect((await open).error?.code).toBe('link_interrupted')
    expect(document.querySelector('iframe')).toBeNull()
    expect(client.getState().flow).toEqual(idle)
    expect(story('outcome')).toEqual(['outcome error link_interrupted'])
  })

  it('an ordinary pageshow changes nothing', async () => {
    const { client } = await createWarmClient(watch)
    void outcomeOf(watch, client.connect(connectParams))
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }))
    await settled()
    expect(statusOf(client)).toBe('open')
  })
})

describe('one click', () => {
  it('reaches LinkSDK before open returns, when all is ready', async () => {
    const { client, fake } = await createWarmClient(watch)
    const open = client.connect(connectParams)
    expect(fake.calls).toHaveLength(1)
    fake.reply({ status: 'SUCCESS' })
    await open
  })

  it('reaches LinkSDK before open returns also by name', async () => {
    const { client, fake } = await createWarmClient(watch)
    void outcomeOf(watch, client.open('reconnect', { customerId, reconnectId: 'r' }))
    expect(fake.calls.map(({ method }) => method)).toEqual(['reconnect'])
  })

  it('before anything is ready is kept, and opens when it is', async () => {
    const { client } = createTestClient(watch)
    const calls: unknown[] = []
    const open = outcomeOf(watch, client.connect(connectParams))
    await vi.waitFor(() => expect(statusOf(client)).toBe('opening'))
    expect(document.querySelectorAll('script[src*="leantech.me"]')).toHaveLength(1)
    installVendor({
      connect: (config) => {
        calls.push(config)
        ;(config['callback'] as (answer: object) => void)({ status: 'SUCCESS' })
      },
    })
    expect((await open).result?.status).toBe('success')
    expect(calls).toHaveLength(1)
  })

  it('ends with a promise and never with a throw, whatever is passed', async () => {
    const { client } = await createWarmClient(watch)
    const loose = client as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>
    for (const given of [[], [null], [undefined], ['x'], [1], [[]], [{ customerId: Symbol('s') }]]) {
      const open = loose['connect']?.(...given)
      expect(open).toBeInstanceOf(Promise)
      const { error } = await outcomeOf(watch, open ?? Promise.resolve())
      expect(isLeanError(error), `connect(${String(given)})`).toBe(true)
    }
    for (const name of ['nope', '__proto__', 'constructor', 'toString', undefined]) {
      const { error } = await outcomeOf(watch, loose['open']?.(name, connectParams) ?? Promise.resolve())
      expect(isLeanError(error), `open(${name})`).toBe(true)
    }
  })

  it('an exploding listener does not end a flow', async () => {
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    const onEvent = () => {
      throw new Error('listener')
    }
    const { client, fake } = await createWarmClient(watch, waits, { onEvent })
    const open = client.connect(connectParams, { onEvent })
    fake.reply({ status: 'SUCCESS' })
    expect((await open).status).toBe('success')
    expect(reported).toHaveBeenCalled()
    vi.unstubAllGlobals()
  })

  it("hears its own flow's events only", async () => {
    const { client, fake, events } = await createWarmClient(watch)
    const own: unknown[] = []
    const open = client.connect(connectParams, { onEvent: (event) => own.push(event) })
    fake.reply({ status: 'CANCELLED' })
    const { flowId } = await open
    expect(own).toEqual(events.filter((event) => event.flowId === flowId))
    expect(own.length).toBeGreaterThan(1)
    expect(events.length).toBeGreaterThan(own.length)
  })
})

describe('the page around it', () => {
  it('is told once what happens, in one live region', async () => {
    const { client, fake } = await createWarmClient(watch)
    const open = client.connect(connectParams)
    await vi.waitFor(() => expect(document.querySelector('[role=status]')?.textContent).toBe('Continue in the window'))
    fake.reply({ status: 'SUCCESS' })
    await open
    await vi.waitFor(() => expect(document.querySelector('[role=status]')?.textContent).toBe('Done'))
    expect(document.querySelectorAll('[data-lean-live]')).toHaveLength(1)
  })
})
