/** Plays the served script in the test's own page, the dialog as srcdoc, and the simulator as a stubbed `fetch`; for browser tests. */
import { within } from '@testing-library/dom'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { linkSdkScript } from '../src/linksdk/linkSdkScript.ts'
import type { Scenario } from '../src/scenario.ts'

type Answer = Record<string, unknown> | null
type Vendor = Record<string, (config: object) => unknown>

const banks = [
  {
    identifier: 'EMBEDDED',
    name: 'Embedded Bank',
    arabic_name: 'بنك مدمج',
    main_color: '#123456',
    account_type: 'PERSONAL',
  },
  {
    identifier: 'REDIRECTING',
    name: 'Redirecting Bank',
    arabic_name: null,
    traits: ['auth-redirect'],
    account_type: 'PERSONAL',
  },
  { identifier: 'CORPORATE', name: 'Corporate Bank', arabic_name: null, account_type: 'BUSINESS' },
]
const origin = 'https://simulator.test'

export const toToken = (seconds: number): string =>
  `e30.${btoa(JSON.stringify({ exp: Math.floor(Date.now() / 1000) + seconds }))}.s`

/** Before each test of the file that calls this, a page with an opener in focus and the script loaded; after it, no trace of either. */
export function setUpDialog() {
  /** Of the test that runs; a test changes the first three before it opens. */
  const state = {
    scenario: {} as Scenario,
    outcomeStatus: 200,
    sessionStatus: 200,
    answers: [] as Answer[],
    requests: [] as { path: string; headers: Headers; body: Record<string, unknown> | null }[],
  }
  const fresh = (): typeof state => ({
    scenario: {},
    outcomeStatus: 200,
    sessionStatus: 200,
    answers: [],
    requests: [],
  })

  const vendor = (global = 'Lean') => (window as unknown as Record<string, Vendor>)[global]!
  const load = (global: 'Lean' | 'LeanV2' = 'Lean') =>
    // oxlint-disable-next-line typescript/no-implied-eval -- the served script is text, and a page runs it as text too
    new Function(
      linkSdkScript({ origin, country: 'ae', dialog: 'srcdoc', controlKey: 'key', scenario: state.scenario, global }),
    )()

  function open(method = 'connect', overrides: object = {}, global?: string): unknown {
    const config = { app_token: 'app', customer_id: 'customer', permissions: ['identity', 'accounts'], sandbox: true }
    const callback = (answer: Answer) => void state.answers.push(answer)
    return vendor(global)[method]?.({ ...config, access_token: toToken(3600), callback, ...overrides })
  }

  const frame = () => document.querySelector<HTMLIFrameElement>('iframe[data-lean-link-simulator]')
  const dialog = () => within(frame()?.contentDocument?.body ?? document.createElement('body'))
  const press = (name: string) => vi.waitFor(() => dialog().getByRole('button', { name }).click(), 3_000)

  /** Waits for a screen and finds nothing that axe objects to. */
  async function see(screen: string): Promise<void> {
    const found = () => frame()?.contentDocument?.querySelector(`[data-screen="${screen}"] form`)
    await vi.waitFor(() => expect(found()).toBeTruthy(), 3_000)
    const inner = frame()?.contentDocument
    if (!inner) throw new Error('no frame')
    for (const animation of inner.getAnimations()) {
      if (animation.effect?.getTiming().iterations === 1) animation.finish()
    }
    // By the page's own nonce, for its policy allows no other script and no eval.
    const script = Object.assign(inner.createElement('script'), { nonce: inner.querySelector('style')?.nonce ?? '' })
    script.textContent = axe.source
    inner.head.append(script)
    script.remove()
    const { violations } = await (inner.defaultView as unknown as { axe: typeof axe }).axe.run()
    expect(violations.map(({ id, nodes }) => `${screen}: ${id} ${nodes.map((node) => node.html).join()}`)).toEqual([])
  }

  async function type(label: string, text: string): Promise<void> {
    const input = await vi.waitFor(() => dialog().getByLabelText<HTMLInputElement>(label), 3_000)
    input.value = text
    input.form?.requestSubmit()
  }

  beforeEach(() => {
    Object.assign(state, fresh())
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      const path = url.replace(`${origin}/link/simulator/`, '')
      state.requests.push({
        path,
        headers: new Headers(init.headers),
        body: init.body ? JSON.parse(String(init.body)) : null,
      })
      if (path === 'calls') return new Response(null, { status: 204 })
      if (path.startsWith('session') && state.sessionStatus !== 200)
        return new Response(null, { status: state.sessionStatus })
      if (path.startsWith('session')) return Response.json({ scenario: state.scenario, banks })
      return Response.json({ entity_id: 'entity' }, { status: state.outcomeStatus })
    })
    document.body.innerHTML = '<button id="opener">Open</button>'
    document.getElementById('opener')?.focus()
    document.body.style.overflow = 'clip'
    load()
  })

  afterEach(() => {
    frame()?.remove()
    vi.unstubAllGlobals()
  })

  return { state, origin, load, open, frame, dialog, press, see, type }
}
