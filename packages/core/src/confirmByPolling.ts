/** Makes a `confirm` that asks your backend again until it knows: Lean tells it by webhook, a moment after LinkSDK said SUCCESS. */
import type { Confirm } from './api/openOptions.ts'

const defaultDelaysMs = [1_000, 2_000, 4_000, 8_000]

/**
 * Asks until the answer is true, or until `confirmTimeoutMs` of the flow has passed, which rejects with `confirm_timeout`. A rejection
 * counts as not yet. `delaysMs`: how long to wait before each question, in ms, counted from the answer before; the last one is repeated.
 * Default: 1, 2, 4, then 8 s. Throws a RangeError when it is empty.
 *
 * @example
 * const confirm = confirmByPolling(async (result, { signal }) => {
 *   const response = await fetch(`/api/flows/${result.flowId}`, { signal })
 *   return (await response.json()).isConnected
 * })
 * await client.connect({ customerId, permissions: ['accounts'] }, { confirm })
 */
export function confirmByPolling(
  ask: (...args: Parameters<Confirm>) => boolean | Promise<boolean>,
  { delaysMs = defaultDelaysMs }: { delaysMs?: readonly number[] } = {},
): Confirm {
  const lastDelayMs = delaysMs.at(-1)
  if (lastDelayMs === undefined)
    throw new RangeError('confirmByPolling: "delaysMs" must hold at least one wait in ms, or nothing would be asked.')
  return async (result, context) => {
    const isConfirmed = async () => ask(result, context)
    for (let count = 0; await wait(delaysMs[count] ?? lastDelayMs, context.signal); count++)
      if ((await isConfirmed().catch(() => false)) === true) return true
    return false
  }
}

/** Resolves with true when the time is over, with false when `signal` is aborted before. */
function wait(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false)
    const handleAbort = () => {
      clearTimeout(timer)
      resolve(false)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', handleAbort)
      resolve(true)
    }, ms)
    signal.addEventListener('abort', handleAbort)
  })
}
