/** Lean's hosts as a test says they are: answers what this page asks of them, inside Chromium, so that no server and no network is needed. */
import { cdp } from 'vitest/browser'

export type HostAnswer =
  'blocked' | 'hang' | { status?: number; body?: string; delayMs?: number; headers?: Record<string, string> }

export interface ScriptHost {
  /** Addresses that were asked for by script tags, in order; the kit's own probe is no script. */
  readonly scripts: readonly string[]
  readonly all: readonly string[]
  /** Lets go of what hangs and of the network. */
  close(): Promise<void>
}

interface Paused {
  requestId: string
  resourceType: string
  request: { url: string; method: string }
}
/** The part of the Chrome DevTools Protocol that is used here; Vitest leaves its types to the provider. */
interface Session {
  send(method: string, params?: object): Promise<unknown>
  on(event: string, listener: (payload: Paused) => void): void
  off(event: string, listener: (payload: Paused) => void): void
}

/** A LinkSDK that counts its evaluations and answers every call with SUCCESS a turn later. */
export const linkSdk = `window.leanEvaluations = (window.leanEvaluations ?? 0) + 1
window.leanCalls ??= []
window.Lean = { connect(config) { window.leanCalls.push(config.customer_id); setTimeout(() => config.callback({ status: 'SUCCESS' }), 5) } }`

const good: HostAnswer = { body: linkSdk }

/** @param answer what comes for the nth request (from 1 on) of that kind; default: LinkSDK */
export async function createScriptHost(
  answer: (nth: number, url: string) => HostAnswer = () => good,
): Promise<ScriptHost> {
  const session = cdp() as unknown as Session
  const scripts: string[] = []
  const all: string[] = []
  const held: string[] = []
  const fail = (requestId: string, errorReason: string) => session.send('Fetch.failRequest', { requestId, errorReason })

  async function handle({ requestId, resourceType, request: { url } }: Paused) {
    all.push(url)
    if (resourceType === 'Script') scripts.push(url)
    const said = answer(resourceType === 'Script' ? scripts.length : all.filter((one) => one === url).length, url)
    if (said === 'hang') return held.push(requestId)
    if (said === 'blocked') return fail(requestId, 'BlockedByClient')
    const { status = 200, body = '', delayMs = 0, headers = {} } = said
    await new Promise((resolve) => setTimeout(resolve, delayMs))
    const type = { 'content-type': 'text/javascript', 'cache-control': 'no-store', ...headers }
    return session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: status,
      responseHeaders: Object.entries(type).map(([name, value]) => ({ name, value })),
      body: btoa(body),
    })
  }
  // A page that has gone on has no use for the answer.
  const listen = (paused: Paused) => void handle(paused).catch(() => {})

  // The first command opens the session; a listener that is added before it is not heard.
  await session.send('Browser.getVersion')
  session.on('Fetch.requestPaused', listen)
  await session.send('Fetch.enable', { patterns: [{ urlPattern: 'https://*.leantech.me/*' }] })
  return {
    scripts,
    all,
    async close() {
      await Promise.all(held.map((requestId) => fail(requestId, 'Aborted').catch(() => {})))
      await session.send('Fetch.disable')
      session.off('Fetch.requestPaused', listen)
    },
  }
}
