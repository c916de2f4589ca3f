/** LinkSDK's script in a real browser: once per page, tried again, told why not, and nothing dead left behind. */
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { connectParams, createTestClient, outcomeOf } from '../../test/createTestClient.ts'
import { expectNoSecrets } from '../../test/expectNoSecrets.ts'
import { cleanPage } from '../../test/page.ts'
import { createScriptHost, type HostAnswer, linkSdk, type ScriptHost } from '../../test/scriptHost.ts'
import { customerId, toJwt } from '../../test/toJwt.ts'
import type { LeanClientOptions } from '../index.ts'

const watch = expectNoSecrets()
// One for each test: a browser joins requests of one address that are on their way.
let scriptUrl = ''
let tests = 0
const tags = () => [...document.querySelectorAll<HTMLScriptElement>('script[src*="leantech.me"]')]
const counted = window as unknown as { leanEvaluations?: number; leanCalls?: string[] }
const down: HostAnswer = { status: 503, body: '/* down */' }

async function host(answer?: Parameters<typeof createScriptHost>[0]): Promise<ScriptHost> {
  const made = await createScriptHost(answer)
  onTestFinished(() => made.close())
  return made
}
const make = (over: Partial<LeanClientOptions> = {}) => createTestClient(watch, { scriptUrl, ...over })
const reasonOf = async (promise: Promise<unknown>) => {
  const { error } = await outcomeOf(watch, promise)
  expect(error).toMatchObject({ code: 'sdk_load_failed', retryable: true })
  expect(error?.hint).not.toBe('')
  return error?.reason
}

beforeEach(() => {
  cleanPage()
  scriptUrl = `https://cdn.leantech.me/link/test-${++tests}.js`
})
afterEach(() => {
  vi.restoreAllMocks()
  Reflect.deleteProperty(counted, 'leanEvaluations')
  Reflect.deleteProperty(counted, 'leanCalls')
})

describe('once per page', () => {
  it('for many calls of several clients: one tag, one request, one evaluation', async () => {
    const { scripts } = await host()
    const clients = [1, 2, 3].map(() => make().client)
    await Promise.all(clients.flatMap((client) => Array.from({ length: 20 }, () => client.preload())))
    await clients[0]?.preload()
    expect(scripts).toEqual([scriptUrl])
    expect(tags()).toHaveLength(1)
    expect(counted.leanEvaluations).toBe(1)
    // Fetched ahead of its tag, which comes with the engine.
    expect(performance.getEntriesByName(scriptUrl)).toMatchObject([{ initiatorType: 'link' }])
    expect(clients.map((client) => client.getState().script.status)).toEqual(['ready', 'ready', 'ready'])
  })

  it('stays when a client is destroyed, for the next one', async () => {
    const { scripts } = await host()
    const { client } = make()
    await client.preload()
    client.destroy()
    expect(tags()).toHaveLength(1)
    await make().client.preload()
    expect(scripts).toHaveLength(1)
  })

  it('stays on its way when the client that asked for it is destroyed', async () => {
    const { scripts } = await host(() => ({ body: linkSdk, delayMs: 100 }))
    const { client } = make()
    void outcomeOf(watch, client.preload())
    client.destroy()
    const { client: next } = make()
    await next.preload()
    expect(scripts).toHaveLength(1)
    expect((await next.connect(connectParams)).status).toBe('success')
  })

  it('is asynchronous, and carries the nonce as a property only', async () => {
    await host()
    await make({ nonce: 'n0nce' }).client.preload()
    const [tag] = tags()
    expect([tag?.nonce, tag?.async]).toEqual(['n0nce', true])
    expect(tag?.outerHTML).not.toContain('n0nce')
  })

  it('comes through a Trusted Types policy of the page', async () => {
    await host()
    const createScriptURL = vi.fn((url: string) => url)
    await make({ trustedTypes: { createScriptURL } }).client.preload()
    expect(createScriptURL).toHaveBeenCalledExactlyOnceWith(scriptUrl)
  })

  it('makes its own policy once', async () => {
    await host((nth) => (nth === 1 ? down : { body: linkSdk }))
    const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy(name: string): unknown } }
    const createPolicy = vi.spyOn(trustedTypes, 'createPolicy')
    await Promise.all([1, 2].map(() => make({ trustedTypes: 'app-lean' }).client.preload()))
    expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['app-lean'])
  })
})

describe('what the page has already', () => {
  it('a tag of somebody else’s is adopted', async () => {
    const { scripts } = await host(() => ({ body: linkSdk, delayMs: 100 }))
    const foreign = document.head.appendChild(Object.assign(document.createElement('script'), { src: scriptUrl }))
    await make().client.preload()
    expect(scripts).toHaveLength(1)
    expect(tags()).toEqual([foreign])
  })

  it('a tag of somebody else’s that failed is not waited for', async () => {
    const { scripts } = await host((nth) => (nth === 1 ? down : { body: linkSdk }))
    const foreign = Object.assign(document.createElement('script'), { src: scriptUrl })
    const failed = new Promise((resolve) => foreign.addEventListener('error', resolve))
    document.head.append(foreign)
    await failed
    await make().client.preload()
    expect(scripts).toHaveLength(2)
    expect(counted.leanEvaluations).toBe(1)
  })

  it('a global that is there is adopted, without a tag', async () => {
    const { scripts } = await host()
    new Function(linkSdk)()
    const { client } = make()
    expect((await client.connect(connectParams)).status).toBe('success')
    expect(scripts).toEqual([])
    expect(tags()).toEqual([])
  })

  it('a global without methods yet is waited for: readiness is the method, not the tag', async () => {
    await host(() => ({ body: `window.Lean = {}; setTimeout(() => { ${linkSdk} }, 300)` }))
    const { client, story } = make()
    await client.preload()
    expect((await client.connect(connectParams)).status).toBe('success')
    expect(story('script')).toEqual(['script loading', 'script ready'])
  })

  it('an element with the global’s name as its id is not LinkSDK', async () => {
    const { scripts } = await host()
    const named = document.body.appendChild(Object.assign(document.createElement('div'), { id: 'Lean' }))
    onTestFinished(() => named.remove())
    expect('Lean' in window).toBe(true)
    await make().client.preload()
    expect(scripts).toHaveLength(1)
  })

  it('another country’s tag on its way is a conflict', async () => {
    const { scripts } = await host(() => ({ body: linkSdk, delayMs: 100 }))
    const emirati = make().client.preload()
    const { error } = await outcomeOf(watch, make({ country: 'sa' }).client.preload())
    expect(error?.code).toBe('country_conflict')
    await emirati
    expect(scripts).toEqual([scriptUrl])
  })
})

describe('tries again', () => {
  it('after 503 twice, and leaves one live tag', async () => {
    const { scripts } = await host((nth) => (nth < 3 ? down : { body: linkSdk }))
    const { client, story } = make()
    await client.preload()
    expect(scripts).toHaveLength(3)
    expect(tags()).toHaveLength(1)
    expect(counted.leanEvaluations).toBe(1)
    expect(story('script')).toEqual(['script loading', 'script retry', 'script retry', 'script ready'])
  })

  it('with a click kept meanwhile, which opens once', async () => {
    await host((nth) => (nth === 1 ? down : { body: linkSdk }))
    const { client } = make()
    expect((await client.connect(connectParams)).status).toBe('success')
    expect(counted.leanCalls).toEqual([customerId])
  })

  it('at least eight times; then an answer without the script is http, and no dead tag is left', async () => {
    const { scripts, all } = await host(() => down)
    const { client, story } = make()
    expect(await reasonOf(client.preload())).toBe('http')
    expect(scripts.length).toBeGreaterThanOrEqual(8)
    expect(all).toHaveLength(scripts.length + 1)
    expect(tags()).toEqual([])
    expect(client.getState().script).toMatchObject({ status: 'error', error: { reason: 'http' } })
    expect(story('script').at(-1)).toBe('script error')
  })

  it('and on the next call after it gave up', async () => {
    let isDown = true
    const { scripts } = await host(() => (isDown ? 'blocked' : { body: linkSdk }))
    const { client } = make()
    expect(await reasonOf(client.connect(connectParams))).toBe('blocked')
    expect(client.getState().flow.status).toBe('idle')
    expect(tags()).toEqual([])
    isDown = false
    const tried = scripts.length
    expect((await client.connect(connectParams)).status).toBe('success')
    expect(scripts).toHaveLength(tried + 1)
    expect(client.getState().script).toEqual({ status: 'ready', error: null })
  })

  it('at once when the network is back', async () => {
    let isDown = true
    const { scripts } = await host(() => (isDown ? 'blocked' : { body: linkSdk }))
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const { client } = make()
    expect(await reasonOf(client.preload())).toBe('offline')
    isDown = false
    const tried = scripts.length
    vi.restoreAllMocks()
    window.dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(client.getState().script.status).toBe('ready'))
    expect(scripts).toHaveLength(tried + 1)
  })

  it('but no more when the client is destroyed', async () => {
    const { scripts } = await host(() => 'blocked')
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    const { client } = make()
    await reasonOf(client.preload())
    client.destroy()
    const tried = scripts.length
    window.dispatchEvent(new Event('online'))
    await new Promise((resolve) => requestAnimationFrame(resolve))
    expect(scripts).toHaveLength(tried)
    expect(tags()).toEqual([])
  })
})

describe('tells why not', () => {
  it('timeout: a script that hangs; the next call tries a new one', async () => {
    const { scripts } = await host((nth) => (nth === 1 ? 'hang' : { body: linkSdk }))
    const { client } = make({ loadTimeoutMs: 1_000 })
    expect(await reasonOf(client.preload())).toBe('timeout')
    expect(tags()).toEqual([])
    const again = await outcomeOf(watch, client.connect(connectParams))
    expect(scripts).toHaveLength(2)
    expect(again.result?.status).toBe('success')
  })

  it.each([
    ['something else', 'window.other = 1'],
    ['nothing', ''],
    ['an error', 'throw new Error("simulated")'],
    ['HTML of a captive portal', '<!doctype html>'],
    ['a global of another kind', 'window.Lean = "not it"'],
  ])('no_global: %s was delivered', async (_, body) => {
    // What the delivered script throws is its own affair.
    const onError = (event: ErrorEvent) => event.preventDefault()
    window.addEventListener('error', onError)
    onTestFinished(() => window.removeEventListener('error', onError))
    const { scripts } = await host(() => ({ body }))
    const { client } = make()
    expect(await reasonOf(client.preload())).toBe('no_global')
    expect(scripts).toHaveLength(1)
    expect(tags()).toEqual([])
  })

  it('a simulator is refused without sandbox', async () => {
    await host(() => ({
      body: `${linkSdk}; Object.defineProperty(window.Lean, '__leanLinkSimulator', { value: true })`,
    }))
    const fetchAccessToken = async () => toJwt({ iss: 'https://auth.leantech.me' })
    const { client } = make({ sandbox: false, fetchAccessToken })
    expect((await outcomeOf(watch, client.connect(connectParams))).error?.code).toBe('simulator_in_production')
    expect(counted.leanCalls).toEqual([])
  })
})

describe('a click', () => {
  it('reaches LinkSDK within its own event', async () => {
    await host()
    const { client } = make()
    await client.preload({ customerId })
    const button = document.body.appendChild(document.createElement('button'))
    onTestFinished(() => button.remove())
    let open: Promise<unknown> = Promise.resolve()
    let calledWithin = false
    button.addEventListener('click', () => {
      open = client.connect(connectParams)
      calledWithin = counted.leanCalls?.length === 1
    })
    button.click()
    expect(calledWithin).toBe(true)
    await open
  })
})
