/** The one function that decides whether a bank is connected: it asks the app's backend, because LinkSDK's success is no proof. */
import { fetchConnections, SessionLostError } from './fetchConnections.ts'
import type { Connection } from './pageState.ts'

/** When to ask, in ms after the dialog said success: Lean needs a moment to tell the backend. */
const askAtMs = [1_000, 2_000, 4_000, 8_000]

/**
 * True as soon as the backend has proof of a connection of `customerId` that is not among `existing`, false when it has none after 8 s.
 * One failed question does not end it: the next one may be answered. Rejects when `signal` is aborted, and with SessionLostError when
 * the session is no longer this customer's: nobody can say then whether the bank is connected.
 */
export async function confirmConnection(
  customerId: string,
  existing: readonly Connection[],
  signal: AbortSignal,
): Promise<boolean> {
  let waitedMs = 0
  for (const atMs of askAtMs) {
    await wait(atMs - waitedMs, signal)
    waitedMs = atMs
    const connections = await fetchConnections(customerId, signal).catch((error: unknown) => {
      if (error instanceof SessionLostError) throw error
      return null
    })
    signal.throwIfAborted()
    if (connections?.some(({ id }) => existing.every((other) => other.id !== id))) return true
  }
  return false
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const handleAbort = () => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', handleAbort)
      resolve()
    }, ms)
    signal.addEventListener('abort', handleAbort, { once: true })
  })
}
