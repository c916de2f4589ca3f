/** The page that a flow runs in: what older code left on it, what lies over it, and what its policy refuses. */
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  connectParams,
  createTestClient,
  createWarmClient,
  fetchToken,
  outcomeOf,
} from '../../test/createTestClient.ts'
import { expectNoSecrets } from '../../test/expectNoSecrets.ts'
import { cleanPage, installVendor, pass, settled, stopClocks } from '../../test/page.ts'
import { customerId } from '../../test/toJwt.ts'

const watch = expectNoSecrets()
const tags = () => [...document.querySelectorAll<HTMLScriptElement>('script[src*="leantech.me"]')]
const scriptUrl = 'https://cdn.leantech.me/link/loader/prod/ae/latest/lean-link-loader.min.js'

describe('a global that is no LinkSDK gets a tag at once', () => {
  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['an empty object', {}],
    ['an object with other methods', { init: () => {} }],
    ['a text', 'Lean'],
  ])('%s', async (_, left) => {
    Reflect.set(window, 'Lean', left)
    const { client } = createTestClient(watch)
    void outcomeOf(watch, client.preload())
    await settled()
    const count = tags().length
    cleanPage()
    expect(count).toBe(1)
  })

  it('as does a tag that never runs, such as one that waits for consent', async () => {
    const inert = Object.assign(document.createElement('script'), { type: 'text/plain', src: scriptUrl })
    document.head.append(inert)
    const { client } = createTestClient(watch)
    void outcomeOf(watch, client.preload())
    await settled()
    const count = tags().filter((tag) => tag !== inert).length
    cleanPage()
    expect(count).toBe(1)
  })

  it('but LinkSDK itself is adopted, without a tag', async () => {
    installVendor({ connect: () => undefined })
    const { client } = createTestClient(watch)
    await client.preload()
    expect(tags()).toEqual([])
  })
})

describe('a modal dialog around the button', () => {
  /** jsdom has no modal dialogs: this one is found as a browser would find it. */
  function openModal(html = '') {
    const dialog = document.body.appendChild(document.createElement('dialog'))
    dialog.innerHTML = html
    const find = document.querySelector.bind(document)
    const spy = vi
      .spyOn(document, 'querySelector')
      .mockImplementation((selector) => (selector === 'dialog:modal' ? dialog : find(selector)))
    onTestFinished(() => {
      spy.mockRestore()
      dialog.remove()
    })
  }
  it('is warned about when a flow opens, since nobody can reach LinkSDK then', async () => {
    const { client, events } = await createWarmClient(watch)
    openModal()
    void outcomeOf(watch, client.connect(connectParams))
    await settled()
    expect(events.find(({ type }) => type === 'warning')).toMatchObject({
      code: 'modal_dialog',
      message: expect.stringMatching(/showModal\(\).*show\(\)/),
    })
  })

  it('is none where LinkSDK’s own node is in it', async () => {
    const { client, story } = await createWarmClient(watch)
    openModal('<div id="lean-link"></div>')
    void outcomeOf(watch, client.connect(connectParams))
    await settled()
    expect(story('warning')).toEqual([])
  })

  it('is not looked for by browsers that do not know it, without harm', async () => {
    const { client, story } = await createWarmClient(watch)
    void outcomeOf(watch, client.connect(connectParams))
    await settled()
    expect(story('warning')).toEqual([])
    expect(client.getState().flow.status).toBe('open')
  })
})

describe('a frame of LinkSDK’s that the page’s policy refused', () => {
  const refuse = (over: object = {}) =>
    document.dispatchEvent(
      Object.assign(new Event('securitypolicyviolation'), {
        disposition: 'enforce',
        effectiveDirective: 'frame-src',
        blockedURI: 'https://cdn.leantech.me/',
        ...over,
      }),
    )
  const endOf = async (end: 'ERROR' | 'silence', violation?: object) => {
    const { client, fake } = await createWarmClient(watch)
    stopClocks()
    const open = outcomeOf(watch, client.connect(connectParams))
    if (violation) refuse(violation)
    if (end === 'ERROR') fake.reply({ status: 'ERROR' })
    await pass(end === 'ERROR' ? 1_000 : 15_500)
    return (await open).error
  }

  it.each(['ERROR', 'silence'] as const)('is told as such when the flow ends by %s', async (end) => {
    const error = await endOf(end, {})
    expect(error).toMatchObject({ code: 'sdk_load_failed', reason: 'csp', retryable: false })
    expect(`${error?.message} ${error?.hint}`).toMatch(/Content Security Policy.*leanCsp/)
  })

  it('as is a connection to it', async () => {
    expect(await endOf('ERROR', { effectiveDirective: 'connect-src' })).toMatchObject({ reason: 'csp' })
  })

  it.each<[string, object]>([
    ['a report of a policy that is not enforced', { disposition: 'report' }],
    ['somebody else’s frame', { blockedURI: 'https://ads.example/' }],
    ['a host that only looks like Lean’s', { blockedURI: 'https://leantech.me.example/' }],
    ['an image', { effectiveDirective: 'img-src' }],
    ['what is no address', { blockedURI: 'inline' }],
  ])('is not concluded from %s', async (_, violation) => {
    expect((await endOf('ERROR', violation))?.code).toBe('link_error')
  })
})

describe('a page that is prerendered', () => {
  it('asks for a token and loads LinkSDK when it is shown', async () => {
    const fetchAccessToken = vi.fn(fetchToken)
    installVendor({ connect: () => undefined })
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true })
    onTestFinished(() => void Reflect.deleteProperty(document, 'prerendering'))
    const { client } = createTestClient(watch, { fetchAccessToken })
    const ready = client.preload({ customerId })
    await settled()
    expect(fetchAccessToken).not.toHaveBeenCalled()
    expect(client.getState().script.status).toBe('idle')
    Object.defineProperty(document, 'prerendering', { value: false, configurable: true })
    document.dispatchEvent(new Event('prerenderingchange'))
    await ready
    expect(fetchAccessToken).toHaveBeenCalledTimes(1)
    expect(client.getState().tokens[customerId]?.status).toBe('ready')
  })

  it('asks for nothing when the client is destroyed before it is shown', async () => {
    const fetchAccessToken = vi.fn(fetchToken)
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true })
    onTestFinished(() => void Reflect.deleteProperty(document, 'prerendering'))
    const { client } = createTestClient(watch, { fetchAccessToken })
    void outcomeOf(watch, client.preload({ customerId }))
    client.destroy()
    document.dispatchEvent(new Event('prerenderingchange'))
    await settled()
    expect(fetchAccessToken).not.toHaveBeenCalled()
  })
})
