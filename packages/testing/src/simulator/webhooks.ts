/** Sends signed webhooks to the app's backend; a delivery that fails is tried again and never disturbs who caused it. */
import { toHex } from './toHex.ts'
import type { SimulatorState } from './simulatorState.ts'

// Lean's retry times are not documented; these are invented, and short because somebody waits for a test.
const retryAfterMs = [250, 1_000]

async function sign(secret: string, body: Uint8Array<ArrayBuffer>): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-512' }
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['sign'])
  return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', key, body)))
}

export interface Webhooks {
  /** Returns at once; the scenario in use says when, and whether, it goes out. */
  send(event: { type: string; message: string; payload: object }): void
  close(): void
}

/** `lean-signature` is the HMAC-SHA512 of the raw body; that it is written in hex is assumed. */
export function createWebhooks(state: SimulatorState): Webhooks {
  const closed = new AbortController()

  async function deliver(url: string, body: Uint8Array<ArrayBuffer>, retries: readonly number[]): Promise<void> {
    try {
      const headers = { 'content-type': 'application/json', 'lean-signature': await sign(state.webhookSecret, body) }
      const signal = AbortSignal.any([closed.signal, AbortSignal.timeout(10_000)])
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
      await response.body?.cancel()
      if (response.ok) return
    } catch {
      // Unreachable is the same as refused: the next try, or none, is the answer to both.
    }
    const [next, ...rest] = retries
    if (next !== undefined && !closed.signal.aborted) state.timers.after(next, () => void deliver(url, body, rest))
  }

  return {
    send(event) {
      const { webhookUrl: url, scenario, timers } = state
      const when = scenario.webhooks ?? 'now'
      if (!url || when === 'never') return
      const envelope = { ...event, event_id: crypto.randomUUID(), timestamp: new Date().toISOString() }
      const body = new TextEncoder().encode(JSON.stringify(envelope))
      timers.after(when === 'now' ? 0 : when.delayMs, () => void deliver(url, body, retryAfterMs))
    },
    close: () => closed.abort(),
  }
}
