/** Sends signed webhooks to the app's backend and keeps them for the Events API; a failed delivery never disturbs who caused it. */
import { signBody } from './signBody.ts'
import type { SimulatorState } from './simulatorState.ts'
import type { WebhookEvent } from './webhookEvent.ts'

/** After the first try, until one is answered with 200. Source: docs.leantech.me/docs/webhooks. */
const retryMinutes = [1, 2, 5, 10, 60, 180]
/** How long Lean waits for an answer. Same source. */
const answerLimitMs = 10_000

export interface Webhooks {
  /** Returns at once; the scenario in use says when, and whether, it goes out. */
  send(event: WebhookEvent): void
  close(): void
}

export function createWebhooks(state: SimulatorState): Webhooks {
  const closed = new AbortController()
  const { timers } = state

  /** Whether the backend took it. Unreachable is the same as refused. */
  async function post(url: string, body: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const limit = new AbortController()
    const stop = timers.after(answerLimitMs, () => limit.abort())
    try {
      const signature = await signBody(body, state.webhookSecret)
      const headers = { 'content-type': 'application/json', 'lean-signature': signature }
      const signal = AbortSignal.any([closed.signal, limit.signal])
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
      await response.body?.cancel()
      return response.status === 200
    } catch {
      return false
    } finally {
      stop()
    }
  }

  async function deliver(url: string, body: Uint8Array<ArrayBuffer>, minuteMs: number, tries = 0): Promise<void> {
    const startedAt = Date.now()
    const next = retryMinutes[tries]
    if ((await post(url, body)) || next === undefined || closed.signal.aborted) return
    const sinceLastMinutes = next - (retryMinutes[tries - 1] ?? 0)
    // Counted from try to try, not from the moment at which one was known to have failed.
    const inMs = Math.max(0, sinceLastMinutes * minuteMs - (Date.now() - startedAt))
    timers.after(inMs, () => void deliver(url, body, minuteMs, tries + 1))
  }

  return {
    send(event) {
      const envelope = { ...event, event_id: crypto.randomUUID(), timestamp: new Date().toISOString() }
      state.events.push(envelope)
      const { webhookUrl: url, scenario } = state
      const when = scenario.webhooks ?? 'now'
      if (!url || when === 'never') return
      const { delayMs = 0, minuteMs = 60_000 } = when === 'now' ? {} : when
      const body = new TextEncoder().encode(JSON.stringify(envelope))
      timers.after(delayMs, () => void deliver(url, body, minuteMs))
    },
    close: () => closed.abort(),
  }
}
