/** A page is as it was, however a flow ends, although LinkSDK left everything changed. */
import { expect, it, onTestFinished, vi } from 'vitest'
import { connectParams, createTestClient, outcomeOf } from '../test/createTestClient.ts'
import { expectNoSecrets } from '../test/expectNoSecrets.ts'
import { installVendor } from '../test/page.ts'
import { customerId } from '../test/toJwt.ts'
import type { LeanClient, LeanClientOptions, OpenOptions } from './index.ts'

const watch = expectNoSecrets()

interface Scene {
  say(answer: unknown): void
  client: LeanClient
  controller: AbortController
  removeFrame(): void
}

interface End {
  /** What the vendor's call does after it changed the page. */
  call?: () => unknown
  act?: (scene: Scene) => void
  open?: OpenOptions
  options?: Partial<LeanClientOptions>
}

const gone = () => Promise.reject(new Error('CONFIG_ERROR__INVALID_PARAM_TYPE'))
const says = (status: string): End => ({ act: ({ say }) => say({ status }) })
/** Of a status that may not be final: it counts once LinkSDK is gone. */
const saysAndGoes = (status: string): End => ({
  act: ({ say, removeFrame }) => {
    say({ status })
    removeFrame()
  },
})

const ends: Record<string, End> = {
  success: says('SUCCESS'),
  cancelled: says('CANCELLED'),
  closed: says('LINK_CLOSED_PROGRAMMATICALLY'),
  link_error: saysAndGoes('ERROR'),
  'link_outcome_unknown, of a status that nobody documented': saysAndGoes('EXIT'),
  'link_threw, by a throw': {
    call: () => {
      throw new Error('CONFIG_ERROR__INVALID_PARAM_TYPE')
    },
  },
  'link_threw, by a promise': { call: gone },
  'aborted, and LinkSDK answers later': {
    act: ({ controller, say }) => {
      controller.abort()
      say({ status: 'CANCELLED' })
    },
  },
  'aborted, and the frame goes later': {
    act: ({ controller, removeFrame }) => {
      controller.abort()
      setTimeout(removeFrame, 700)
    },
  },
  link_no_response: { act: ({ removeFrame }) => removeFrame(), options: { noResponseMs: 500 } },
  link_interrupted: {
    act: () => void dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true })),
  },
  confirm_failed: { ...says('SUCCESS'), open: { confirm: () => false } },
  confirm_timeout: { ...says('SUCCESS'), open: { confirm: () => new Promise(() => {}), confirmTimeoutMs: 50 } },
  'redirecting, and the page has the focus again': {
    act: ({ say }) => {
      say({ status: 'REDIRECT' })
      setTimeout(() => dispatchEvent(new Event('focus')), 700)
    },
  },
  destroyed: { act: ({ client }) => client.destroy() },
}

/** A long page, scrolled, with the focus on a button in it. */
function setUpPage() {
  const page = document.body.appendChild(document.createElement('main'))
  page.style.cssText = 'display:block;height:4000px;padding-top:2000px'
  const button = page.appendChild(document.createElement('button'))
  document.body.style.overflow = 'auto'
  document.documentElement.style.scrollBehavior = 'smooth'
  button.focus()
  scrollTo({ top: 1_500, left: 0, behavior: 'instant' })
  onTestFinished(() => {
    page.remove()
    document.body.removeAttribute('style')
    document.documentElement.removeAttribute('style')
  })
  const look = () => ({
    focused: document.activeElement,
    top: Math.round(scrollY),
    body: document.body.style.cssText,
    html: document.documentElement.style.cssText,
    inert: page.inert,
    hidden: page.ariaHidden,
  })
  return { page, look }
}

it.each(Object.entries(ends))('after %s', async (name, { call, act, open: openOptions, options }) => {
  const { page, look } = setUpPage()
  let frame: HTMLIFrameElement | undefined
  let say: Scene['say'] = () => {}
  let changed: object | undefined
  installVendor({
    connect: ({ callback }) => {
      say = callback as Scene['say']
      frame = document.body.appendChild(document.createElement('iframe'))
      frame.dataset['leanLinkSimulator'] = ''
      frame.style.cssText = 'position:fixed;inset:0;width:100%;height:100%'
      frame.tabIndex = 0
      frame.focus()
      document.body.style.overflow = 'hidden'
      document.body.style.paddingRight = '15px'
      document.documentElement.style.position = 'fixed'
      Object.assign(page, { inert: true, ariaHidden: 'true' })
      scrollTo(0, 0)
      changed = look()
      return call?.()
    },
  })
  const { client } = createTestClient(watch, { settleMs: 50, ...options })
  await client.preload({ customerId })
  const before = look()
  expect(before).toMatchObject({ top: 1_500, focused: page.firstChild, inert: false })
  const controller = new AbortController()
  const open = outcomeOf(watch, client.connect(connectParams, { signal: controller.signal, ...openOptions }))
  const removeFrame = () => frame?.remove()
  act?.({ say: (answer) => say(answer), client, controller, removeFrame })
  const { result, error } = await open
  expect(name).toContain(result?.status ?? error?.code)
  await vi.waitFor(() => expect(client.getState().flow.status).toBe('idle'), 5_000)
  // Its own frame is LinkSDK's to remove; the page must be usable with it or without.
  removeFrame()
  expect(changed).toMatchObject({ top: 0, focused: frame, inert: true })
  expect(look()).toEqual(before)
})
