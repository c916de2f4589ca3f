/** Making and changing a client on a page. */
import { installFakeLean } from '@lean-link/testing'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  connectParams,
  createTestClient,
  createWarmClient,
  fetchToken,
  outcomeOf,
  waits,
} from '../test/createTestClient.ts'
import { expectNoSecrets } from '../test/expectNoSecrets.ts'
import { installVendor, settled } from '../test/page.ts'
import { appToken, customerId } from '../test/toJwt.ts'

const watch = expectNoSecrets()

describe('making a client', () => {
  it('touches neither the page nor the network', async () => {
    const before = document.documentElement.outerHTML
    const fetchAccessToken = vi.fn(fetchToken)
    const { client, events } = createTestClient(watch, { fetchAccessToken })
    await settled()
    expect(document.documentElement.outerHTML).toBe(before)
    expect(Reflect.has(document, Symbol.for('lean-link'))).toBe(false)
    expect(fetchAccessToken).not.toHaveBeenCalled()
    expect(events).toEqual([])
    expect(client.getState()).toBe(client.getInitialState())
  })

  it('does not follow later changes of the object it was given', async () => {
    installFakeLean(window)
    const given = { sandbox: true, language: 'en' as 'en' | 'ar' }
    const { client } = createTestClient(watch, given)
    given.sandbox = false
    expect(client.sandbox).toBe(true)
    expect((await client.connect(connectParams)).status).toBe('success')
  })
})

describe('preload', () => {
  it('makes script and token ready, and says so in the state', async () => {
    installFakeLean(window)
    const { client, story } = createTestClient(watch)
    await client.preload({ customerId })
    expect(client.getState().script).toEqual({ status: 'ready', error: null })
    expect(client.getState().tokens[customerId]).toMatchObject({ status: 'ready', error: null })
    expect(client.getState().tokens[customerId]?.expiresAt).toBeGreaterThan(Date.now() + 3_500_000)
    expect(story('token')).toEqual(['token requested', 'token ready'])
    expect(story('script')).toEqual(['script loading', 'script ready'])
  })

  it('without a token asks for the script only', async () => {
    installFakeLean(window)
    const fetchAccessToken = vi.fn(fetchToken)
    const { client } = createTestClient(watch, { fetchAccessToken })
    await client.preload({ customerId, token: false })
    await client.preload()
    expect(fetchAccessToken).not.toHaveBeenCalled()
    expect(client.getState().script.status).toBe('ready')
  })

  it('has the script fetched and asks for the token within the call', () => {
    const fetchAccessToken = vi.fn(fetchToken)
    const { client } = createTestClient(watch, { fetchAccessToken, nonce: 'n0nce' })
    void outcomeOf(watch, client.preload({ customerId }))
    const hints = [...document.querySelectorAll<HTMLLinkElement>('link[rel=preload]')]
    expect(hints.map(({ href, as, nonce }) => [href, as, nonce])).toEqual([
      ['https://cdn.leantech.me/link/loader/prod/ae/latest/lean-link-loader.min.js', 'script', 'n0nce'],
    ])
    expect(fetchAccessToken).toHaveBeenCalledExactlyOnceWith({
      customerId,
      signal: expect.any(AbortSignal),
      reason: 'first',
      attempt: 1,
    })
  })

  it.each([
    [{ country: 'sa' as const }, 'https://cdn.leantech.me/link/loader/prod/sa/latest/lean-link-loader.min.js'],
    [{ bundle: 'v2' as const }, 'https://cdn.leantech.me/link/sdk/web/v2/prod/ae/latest/Lean.min.js'],
    [
      { bundle: 'v2' as const, version: '2.1.0', country: 'sa' as const },
      'https://cdn.leantech.me/link/sdk/web/v2/prod/sa/2.1.0/Lean.min.js',
    ],
    [{ scriptUrl: 'http://localhost:1234/lean.js' }, 'http://localhost:1234/lean.js'],
  ])('%o loads %s', async (over, src) => {
    const { client } = createTestClient(watch, over)
    void outcomeOf(watch, client.preload())
    // The start of the v2 bundle is a part of its own.
    await vi.waitFor(() => expect([...document.querySelectorAll('script')].map((tag) => tag.src)).toEqual([src]))
  })

  it('many calls make one tag, one token request', async () => {
    const fetchAccessToken = vi.fn(fetchToken)
    const { client } = createTestClient(watch, { fetchAccessToken })
    const { client: other } = createTestClient(watch)
    const waitsFor = Array.from({ length: 20 }, () => client.preload({ customerId }))
    void outcomeOf(watch, other.preload())
    await vi.waitFor(() => expect(document.querySelectorAll('script')).toHaveLength(1))
    expect(document.querySelectorAll('link[rel=preload]')).toHaveLength(1)
    installVendor({ connect: () => undefined })
    await Promise.all(waitsFor)
    expect(fetchAccessToken).toHaveBeenCalledTimes(1)
    expect(document.querySelectorAll('script')).toHaveLength(1)
  })

  it('fetches nothing ahead that is on the page already', () => {
    const src = 'https://cdn.leantech.me/link/loader/prod/ae/latest/lean-link-loader.min.js'
    const tag = document.head.appendChild(Object.assign(document.createElement('script'), { src }))
    void outcomeOf(watch, createTestClient(watch).client.preload())
    tag.remove()
    installVendor({ connect: () => undefined })
    void outcomeOf(watch, createTestClient(watch).client.preload())
    expect(document.querySelector('link[rel=preload]')).toBeNull()
  })

  it('v2 speaks to LeanV2', async () => {
    const connect = vi.fn()
    installVendor({ connect }, 'LeanV2')
    const { client } = createTestClient(watch, { bundle: 'v2' })
    await client.preload({ customerId })
    void outcomeOf(watch, client.connect(connectParams))
    expect(connect).toHaveBeenCalledTimes(1)
    expect(document.querySelector('script')).toBeNull()
  })

  it('v2 has the node that it draws into before its script runs, one for all clients', async () => {
    const append = vi.spyOn(document.head, 'appendChild')
    let nodesThen: number | undefined
    append.mockImplementation((tag) => {
      nodesThen = document.querySelectorAll('#lean-link').length
      return tag
    })
    for (let clients = 0; clients < 2; clients++)
      void outcomeOf(watch, createTestClient(watch, { bundle: 'v2' }).client.preload())
    await vi.waitFor(() => expect(append).toHaveBeenCalledOnce())
    append.mockRestore()
    expect(nodesThen).toBe(1)
    expect(document.querySelectorAll('#lean-link')).toHaveLength(1)
  })

  it('the loader bundle needs no such node', () => {
    void outcomeOf(watch, createTestClient(watch).client.preload())
    expect(document.querySelector('#lean-link')).toBeNull()
  })
})

describe('setOptions', () => {
  it('counts from the next call on', async () => {
    const { client, fake } = await createWarmClient(watch, {})
    client.setOptions({ language: 'ar', customization: { themeColor: '#123456' } })
    await client.connect(connectParams)
    expect(fake.calls[0]?.config).toMatchObject({ language: 'ar', customization: { theme_color: '#123456' } })
  })

  it('keeps what is not named', async () => {
    const { client, fake } = await createWarmClient(watch, {}, { language: 'ar' })
    client.setOptions({ settleMs: 5 })
    await client.connect(connectParams)
    expect(fake.calls[0]?.config).toMatchObject({ language: 'ar' })
  })

  it('cannot change what is fixed', async () => {
    const { client, fake } = await createWarmClient(watch, {})
    try {
      client.setOptions({ appToken: 'another', sandbox: false, country: 'sa' } as never)
    } catch {
      // Refusing is as good as not doing it.
    }
    await outcomeOf(watch, client.connect(connectParams))
    expect(fake.calls[0]?.config).toMatchObject({ app_token: appToken, sandbox: true })
  })

  it('a bad look is invalid_options before LinkSDK is called', async () => {
    const { client, fake } = await createWarmClient(watch)
    client.setOptions({
      customization: { themeColor: 'url(https://x.example)', dialogMode: 'big' as never, nope: 1 } as never,
    })
    const { error } = await outcomeOf(watch, client.connect(connectParams))
    expect(error?.code).toBe('invalid_options')
    expect(error?.problems?.map(({ path }) => path)).toEqual([
      'customization.themeColor',
      'customization.dialogMode',
      'customization.nope',
    ])
    expect(fake.calls).toEqual([])
  })
})

describe('several clients', () => {
  it('of one country share the script and keep their own flows and tokens', async () => {
    const { client, fake } = await createWarmClient(watch)
    const { client: other } = createTestClient(watch)
    await other.preload()
    const open = client.connect(connectParams)
    expect(other.getState().flow.status).toBe('idle')
    expect(other.getState().tokens).toEqual({})
    fake.reply({ status: 'SUCCESS' })
    await open
  })

  it('of two countries cannot share a page: country_conflict', async () => {
    const { client } = await createWarmClient(watch, waits)
    const { client: other } = createTestClient(watch, { country: 'sa' })
    const { error } = await outcomeOf(watch, other.preload())
    expect(error?.code).toBe('country_conflict')
    expect((await outcomeOf(watch, other.connect(connectParams))).error?.code).toBe('country_conflict')
    expect(client.getState().script.status).toBe('ready')
  })

  it('a listener that throws ends no flow, and keeps nothing from the others', async () => {
    const { client, fake } = await createWarmClient(watch, waits)
    const reported = vi.fn()
    vi.stubGlobal('reportError', reported)
    onTestFinished(() => void vi.unstubAllGlobals())
    const seen: string[] = []
    const unsubscribe = client.subscribe(() => {
      throw new Error('of the app')
    })
    client.subscribe(({ flow }) => seen.push(flow.status))
    const open = client.connect(connectParams)
    fake.reply({ status: 'SUCCESS' })
    expect((await open).status).toBe('success')
    expect(seen).toEqual(expect.arrayContaining(['open', 'idle']))
    expect(reported.mock.calls.length).toBeGreaterThan(1)
    expect(reported).toHaveBeenCalledWith(new Error('of the app'))
    unsubscribe()
  })

  it('subscribe tells of changes until it is ended', async () => {
    installFakeLean(window)
    const { client } = createTestClient(watch)
    const seen: string[] = []
    const end = client.subscribe((state, previous) => seen.push(`${previous.script.status}>${state.script.status}`))
    await client.preload()
    expect(seen).toContain('loading>ready')
    const count = seen.length
    end()
    client.destroy()
    expect(seen).toHaveLength(count)
  })
})
