/** What a page does to a flow or a token while it is under way: modals that close, listeners that act, sign-outs, other clients, odd values. */
import { describe, expect, it, onTestFinished, vi } from 'vitest'
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
import { appToken, customerId, toJwt } from '../../test/toJwt.ts'
import { createCore } from '../initial/createCore.ts'
import { toClient } from '../createLeanClient.ts'
import type { AccessTokenFetcher } from '../index.ts'
import { findCredentials } from '../initial/findCredentials.ts'

const watch = expectNoSecrets()
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('the page around a flow', () => {
  it('is not locked again by what a modal of the app’s had locked when its button was clicked', async () => {
    const { client, fake } = await createWarmClient(watch)
    const main = document.body.appendChild(document.createElement('main'))
    onTestFinished(() => main.remove())
    main.inert = true
    main.ariaHidden = 'true'
    document.body.style.cssText = 'pointer-events: none; overflow: hidden'
    const open = client.connect(connectParams)
    main.inert = false
    main.ariaHidden = null
    document.body.style.cssText = ''
    fake.reply({ status: 'SUCCESS' })
    await open
    expect([main.inert, main.ariaHidden, document.body.style.cssText]).toEqual([false, null, ''])
  })

  it('has its styles back where LinkSDK wrote over them', async () => {
    const { client, fake } = await createWarmClient(watch)
    document.body.style.cssText = 'overflow: auto; color: red;'
    onTestFinished(() => void (document.body.style.cssText = ''))
    const open = client.connect(connectParams)
    document.body.style.cssText = 'overflow: hidden; color: red; padding-right: 15px;'
    fake.reply({ status: 'CANCELLED' })
    await open
    expect(document.body.style.cssText).toBe('overflow: auto; color: red;')
  })
})

describe('what follows a SUCCESS that is being confirmed', () => {
  it.each(['CANCELLED', 'ERROR'])('%s is late', async (later) => {
    const { client, fake } = await createWarmClient(watch)
    const open = outcomeOf(watch, client.connect(connectParams, { confirm: () => true }))
    fake.reply({ status: 'SUCCESS' })
    fake.reply({ status: later })
    expect((await open).result).toMatchObject({ status: 'success', confirmed: true })
  })

  it('a promise of LinkSDK’s that rejects takes nothing back', async () => {
    let close!: (error: Error) => void
    let answer!: (response: object) => void
    installVendor({
      connect(config) {
        answer = config['callback'] as typeof answer
        return new Promise((_, reject) => (close = reject))
      },
    })
    const { client } = createTestClient(watch)
    await client.preload({ customerId })
    const confirm = () => wait(50).then(() => true)
    const open = outcomeOf(watch, client.connect(connectParams, { confirm }))
    answer({ status: 'SUCCESS' })
    await settled()
    close(new Error('closed'))
    expect((await open).result).toMatchObject({ status: 'success', confirmed: true })
  })

  it('the page’s return from the back/forward cache takes nothing back', async () => {
    const { client, fake } = await createWarmClient(watch)
    const confirm = () => wait(50).then(() => true)
    const open = outcomeOf(watch, client.connect(connectParams, { confirm }))
    fake.reply({ status: 'SUCCESS' })
    await vi.waitFor(() => expect(client.getState().flow.status).toBe('confirming'))
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    expect((await open).result).toMatchObject({ status: 'success', confirmed: true })
  })

  it('an answer of the backend’s that is merely not false is no yes', async () => {
    const { client, fake } = await createWarmClient(watch)
    const confirm = (async () => new Response('', { status: 404 })) as never
    const open = outcomeOf(watch, client.connect(connectParams, { confirm }))
    fake.reply({ status: 'SUCCESS' })
    expect((await open).error?.code).toBe('confirm_failed')
  })

  it('may take for ever, where the app says so', async () => {
    const { client, fake } = await createWarmClient(watch)
    const confirm = () => wait(50).then(() => true)
    const open = outcomeOf(watch, client.connect(connectParams, { confirm, confirmTimeoutMs: Infinity }))
    fake.reply({ status: 'SUCCESS' })
    expect((await open).result?.confirmed).toBe(true)
  })
})

describe('a token request', () => {
  it('of somebody else outlives a flow that fails', async () => {
    let give!: (token: string) => void
    const { client, fake } = await createWarmClient(watch)
    const flow = outcomeOf(watch, client.connect(connectParams))
    client.setOptions({ settleMs: 1, fetchAccessToken: () => new Promise((resolve) => (give = resolve)) })
    const refresh = client.getAccessToken(customerId, { refresh: true })
    fake.reply({ status: 'ERROR' })
    expect((await flow).error?.code).toBe('link_error')
    give(toJwt())
    await expect(refresh).resolves.toMatch(/^eyJ/)
  })

  it('outlives the abort of who waited for an earlier one', async () => {
    const gives: ((token: string) => void)[] = []
    const { client } = await createWarmClient(watch)
    client.setOptions({ fetchAccessToken: () => new Promise((resolve) => gives.push(resolve)) })
    client.invalidateAccessToken()
    const controller = new AbortController()
    const early = outcomeOf(watch, client.getAccessToken(customerId, { signal: controller.signal }))
    await settled()
    client.invalidateAccessToken()
    const late = client.getAccessToken(customerId)
    controller.abort()
    await settled()
    for (const give of gives) give(toJwt())
    expect((await early).error?.code).toBe('aborted')
    await expect(late).resolves.toMatch(/^eyJ/)
  })

  it('may take for ever, where the app says so', async () => {
    installVendor({ connect: () => undefined })
    const fetchAccessToken: AccessTokenFetcher = (request) => wait(50).then(() => fetchToken(request))
    const { client } = createTestClient(watch, { tokenTimeoutMs: Infinity, fetchAccessToken })
    await expect(client.getAccessToken(customerId)).resolves.toMatch(/^eyJ/)
  })

  it('is joined by a listener that hears of it', async () => {
    installVendor({ connect: () => undefined })
    const fetchAccessToken = vi.fn(fetchToken)
    const { client } = createTestClient(watch, { fetchAccessToken })
    await client.preload()
    const joined: Promise<string>[] = []
    const end = client.subscribe(({ tokens }) => {
      if (tokens[customerId]?.status === 'loading') joined.push(client.getAccessToken(customerId))
    })
    const token = await client.getAccessToken(customerId)
    end()
    expect(await Promise.all(joined)).toEqual([token])
    expect(fetchAccessToken).toHaveBeenCalledOnce()
  })

  it('needs a customer: nobody is invalid_params, and the fetcher is not asked', async () => {
    const fetchAccessToken = vi.fn(fetchToken)
    const { client } = createTestClient(watch, { fetchAccessToken })
    const { error } = await outcomeOf(watch, client.getAccessToken(''))
    expect(error?.code).toBe('invalid_params')
    expect(error?.message).toContain('"customerId" is required')
    expect(fetchAccessToken).not.toHaveBeenCalled()
  })
})

describe('logout', () => {
  it('while the script still loads: LinkSDK does not open with the token of before', async () => {
    const { client } = createTestClient(watch)
    await client.getAccessToken(customerId)
    const connect = vi.fn()
    const flow = outcomeOf(watch, client.connect(connectParams))
    await settled()
    client.invalidateAccessToken()
    installVendor({ connect })
    expect((await flow).error?.code).toBe('aborted')
    expect(connect).not.toHaveBeenCalled()
  })

  it('while the engine is on its way: no token afterwards', async () => {
    installVendor({ connect: () => undefined })
    const { client } = createTestClient(watch)
    const preload = outcomeOf(watch, client.preload({ customerId }))
    client.invalidateAccessToken()
    expect((await preload).error?.code).toBe('aborted')
    await settled()
    expect(client.getState().tokens).toEqual({})
  })

  it('on a page that only signs out removes the notes of earlier pages', async () => {
    const { client } = await createWarmClient(watch)
    const away = { successRedirectUrl: 'https://shop.example/yes', failRedirectUrl: 'https://shop.example/no' }
    void outcomeOf(watch, client.connect({ ...connectParams, ...away }))
    await settled()
    const note = Object.entries(localStorage)
    expect(note).toHaveLength(1)
    client.destroy()
    await settled()
    for (const [key, value] of note) localStorage.setItem(key, value as string)
    createTestClient(watch).client.invalidateAccessToken()
    await vi.waitFor(() => expect(Object.keys(localStorage)).toEqual([]))
  })
})

it('a token that gets too old while the script loads is not opened with', async () => {
  const now = Math.floor(Date.now() / 1000)
  const fetchAccessToken = async () => toJwt({ iat: now, exp: now + 661 })
  const { client } = createTestClient(watch, { fetchAccessToken })
  const connect = vi.fn()
  const flow = outcomeOf(watch, client.connect(connectParams))
  await wait(1_300)
  installVendor({ connect })
  expect((await flow).error).toBeDefined()
  expect(connect).not.toHaveBeenCalled()
})

describe('a listener of the moment', () => {
  it('that connects when it hears of idle is not refused', async () => {
    const { client, fake } = await createWarmClient(watch)
    let second: ReturnType<typeof outcomeOf> | undefined
    const end = client.subscribe(({ flow }, previous) => {
      if (previous.flow.status === 'open' && flow.status === 'idle')
        second ??= outcomeOf(watch, client.connect(connectParams))
    })
    const first = client.connect(connectParams)
    fake.reply({ status: 'CANCELLED' })
    await first
    end()
    fake.reply({ status: 'SUCCESS' })
    expect((await second)?.result?.status).toBe('success')
  })

  it('that connects while another flow is opening does not open a second dialog', async () => {
    const { client, fake } = await createWarmClient(watch)
    const codes: unknown[] = []
    const end = client.subscribe(({ flow }) => {
      if (flow.status === 'opening')
        void outcomeOf(watch, client.connect(connectParams)).then((it) => codes.push(it.error?.code))
    })
    const open = client.connect(connectParams)
    end()
    await settled()
    expect([fake.calls.length, codes]).toEqual([1, ['flow_in_progress']])
    fake.reply({ status: 'CANCELLED' })
    await open
  })

  it('that destroys the client when it hears of open ends the flow', async () => {
    const { client, fake } = await createWarmClient(watch)
    const onEvent = ({ type }: { type: string }) => void (type === 'open' && client.destroy())
    const open = outcomeOf(watch, client.connect(connectParams, { onEvent }))
    expect((await open).error?.code).toBe('destroyed')
    expect(fake.calls).toEqual([])
  })
})

describe('several clients of a page', () => {
  it('have one dialog between them: the second is flow_in_progress until the first has ended', async () => {
    const { client, fake } = await createWarmClient(watch)
    const { client: other } = createTestClient(watch)
    await other.preload({ customerId })
    const open = client.connect(connectParams)
    expect((await outcomeOf(watch, other.connect(connectParams))).error).toMatchObject({
      code: 'flow_in_progress',
      retryable: true,
    })
    expect(fake.calls).toHaveLength(1)
    fake.reply({ status: 'CANCELLED' })
    await open
    const again = other.connect(connectParams)
    fake.reply({ status: 'SUCCESS' })
    expect((await again).status).toBe('success')
  })
})

describe('the lock after an abort', () => {
  it('opens when the frame goes, also where it went before anybody looked and nobody waits for silence', async () => {
    const { client } = await createWarmClient(watch, waits, { noResponseMs: 0 })
    stopClocks()
    const controller = new AbortController()
    const open = outcomeOf(watch, client.connect(connectParams, { signal: controller.signal }))
    const frame = showFrame()
    await pass(2_000)
    controller.abort()
    await pass(100)
    frame.remove()
    await pass(1_000)
    expect((await open).error?.code).toBe('aborted')
    expect(client.getState().flow.status).toBe('idle')
  })
})

describe('the script', () => {
  it('that broke halfway is tried again by the next call', async () => {
    const scriptUrl = 'https://cdn.leantech.me/lean.js'
    const { client } = createTestClient(watch, { scriptUrl })
    const tags = () => document.querySelectorAll<HTMLScriptElement>('script[src*="/lean.js"]')
    const first = outcomeOf(watch, client.preload())
    await vi.waitFor(() => expect(tags()).toHaveLength(1))
    Reflect.set(window, 'Lean', {})
    tags()[0]!.dispatchEvent(new Event('load'))
    expect((await first).error).toMatchObject({ code: 'sdk_load_failed', reason: 'no_global' })
    void outcomeOf(watch, client.preload())
    await vi.waitFor(() => expect(tags()).toHaveLength(1))
  })

  it('leaves no listener for the network behind, however often it failed', async () => {
    const add = vi.spyOn(window, 'addEventListener')
    const remove = vi.spyOn(window, 'removeEventListener')
    onTestFinished(() => void vi.restoreAllMocks())
    const ofNetwork = (spy: { mock: { calls: readonly unknown[][] } }) =>
      new Set(spy.mock.calls.filter(([type]) => type === 'online').map(([, listener]) => listener))
    Reflect.set(document, Symbol.for('lean-link'), { protocol: 1, country: 'sa', globalName: 'Lean', url: 'x' })
    const { client } = createTestClient(watch)
    for (let tries = 0; tries < 3; tries++) await outcomeOf(watch, client.preload())
    client.destroy()
    expect(ofNetwork(add).size).toBe(1)
    expect(ofNetwork(remove)).toEqual(ofNetwork(add))
  })
})

describe('odd values', () => {
  it('a number that JSON does not know loses no flow', async () => {
    const { client, fake } = await createWarmClient(watch)
    const supplementaryData = { amount: 10n }
    const riskDetails = { transactionIndicators: { supplementaryData } } as never
    const open = outcomeOf(watch, client.pay({ customerId, paymentIntentId: 'p', riskDetails }))
    await vi.waitFor(() => expect(fake.calls).toHaveLength(1))
    fake.reply({ status: 'SUCCESS' })
    expect((await open).result?.status).toBe('success')
  })

  it('a fetcher that remembers its answers, as a spy does, is no secret', async () => {
    const fetchAccessToken = vi.fn(async () => ({ access_token: toJwt() }))
    const { client } = await createWarmClient(watch, waits, { fetchAccessToken })
    await settled()
    client.setOptions({ language: 'ar' })
    await expect(client.getAccessToken(customerId, { refresh: true })).resolves.toMatch(/^eyJ/)
  })

  it('a graph in which everything leads to everything is searched once', () => {
    const nodes = Array.from({ length: 60 }, () => ({}) as Record<string, unknown>)
    for (const node of nodes) for (const [index, other] of nodes.entries()) node[`to${index}`] = other
    expect(findCredentials(Object.assign(nodes[0]!, { clientSecret: 'x' }))).toEqual(['clientSecret'])
  })

  it('an event in place of params, as onClick hands one over, is invalid_params', async () => {
    const { client, fake } = await createWarmClient(watch)
    const button = document.body.appendChild(document.createElement('button'))
    onTestFinished(() => button.remove())
    let open!: ReturnType<typeof outcomeOf>
    button.addEventListener(
      'click',
      (event) => (open = outcomeOf(watch, client.connect({ event, view: window } as never))),
    )
    button.click()
    expect((await open).error?.code).toBe('invalid_params')
    expect(fake.calls).toEqual([])
  })

  it('setOptions leaves fixed options as they were, also those that were not given', () => {
    const core = createCore({ appToken, country: 'ae', fetchAccessToken: fetchToken })
    onTestFinished(() => core.destroy())
    toClient(core).setOptions({
      sandbox: true,
      scriptUrl: 'https://elsewhere.example/lean.js',
      language: 'ar',
    } as never)
    expect(core.getOptions()).toMatchObject({ sandbox: undefined, scriptUrl: undefined, language: 'ar' })
  })
})

it('what was refused once is asked for again by a click, not by intent', async () => {
  installVendor({ connect: (config) => (config['callback'] as (answer: object) => void)({ status: 'SUCCESS' }) })
  const fetchAccessToken = vi.fn(fetchToken)
  fetchAccessToken.mockResolvedValueOnce('no token')
  const core = createCore({ appToken, country: 'ae', sandbox: true, fetchAccessToken })
  onTestFinished(() => core.destroy())
  await expect(core.preload(customerId)).rejects.toMatchObject({ code: 'token_malformed' })
  await core.preload(customerId)
  expect(fetchAccessToken).toHaveBeenCalledTimes(1)
  const result = await core.withEngine((engine) => engine.open('connect', connectParams))
  expect(result.status).toBe('success')
  expect(fetchAccessToken).toHaveBeenCalledTimes(2)
})

it('a client that outlives its page, as in a test runner, is destroyed without an error', async () => {
  const { client } = await createWarmClient(watch)
  vi.stubGlobal('document', undefined)
  vi.stubGlobal('removeEventListener', undefined)
  try {
    expect(() => client.destroy()).not.toThrow()
  } finally {
    vi.unstubAllGlobals()
  }
  expect(client.getState().destroyed).toBe(true)
})
