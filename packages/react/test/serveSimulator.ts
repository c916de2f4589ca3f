/** Answers the page's requests to a simulator, script tags too, at the level of the browser: nothing in the page is replaced. */
import { createLeanSimulator, type LeanSimulator, type Scenario } from '@lean-link/testing'
import { onTestFinished } from 'vitest'
import { cdp } from 'vitest/browser'
import { cleanPage } from '../../core/test/page.ts'

interface Paused {
  requestId: string
  request: { url: string; method: string; headers: Record<string, string>; postData?: string }
}
interface Session {
  send(method: string, params?: object): Promise<unknown>
  on(event: string, listener: (paused: Paused) => void): void
  off(event: string, listener: (paused: Paused) => void): void
}

export interface ServedSimulator extends Omit<LeanSimulator, 'port' | 'stop'> {
  /** Requests for the script so far. */
  readonly scripts: () => number
}

const toBase64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

/** A simulator at a host of its own, with the dialog in the script, until the test ends. */
export async function serveSimulator(scenario: Scenario = {}): Promise<ServedSimulator> {
  const origin = `https://test-${crypto.randomUUID()}.simulator.test`
  const simulator = createLeanSimulator({ origin, scenario, dialog: 'srcdoc' })
  // Chromium's own protocol, of which Vitest types no command.
  const session = cdp() as unknown as Session
  let scripts = 0

  async function answer({ requestId, request: { url, method, headers, postData } }: Paused): Promise<void> {
    if (!url.startsWith(origin)) return
    if (url === simulator.scriptUrl) scripts++
    const given = await simulator.fetch(new Request(url, { method, headers, ...(postData && { body: postData }) }))
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: given.status,
      responseHeaders: [...given.headers].map(([name, value]) => ({ name, value })),
      body: toBase64(new Uint8Array(await given.arrayBuffer())),
    })
  }
  // A request whose tag is gone meanwhile cannot be answered any more.
  const listen = (paused: Paused) => void answer(paused).catch(() => {})
  // The first command opens the session; a listener that came before would listen to another one.
  await session.send('Fetch.disable')
  session.on('Fetch.requestPaused', listen)
  await session.send('Fetch.enable', { patterns: [{ urlPattern: `${origin}/*` }] })
  onTestFinished(async () => {
    session.off('Fetch.requestPaused', listen)
    await session.send('Fetch.disable')
    cleanPage()
  })
  return Object.assign(simulator, { scripts: () => scripts })
}
