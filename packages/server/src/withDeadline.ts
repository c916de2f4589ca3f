/** Gives asynchronous work a time limit and the caller's abort signal; every call to Lean runs inside it. */
import { LeanServerError } from './LeanServerError.ts'

/**
 * Runs `work` with a signal that aborts on the limit or on the caller's own signal. Rejects with `upstream_timeout`, or with the
 * caller's abort reason, at that moment, even when the work ignores its signal. `late` is the message of a timeout.
 */
export function withDeadline<T>(
  timeoutMs: number,
  signal: AbortSignal | null | undefined,
  work: (signal: AbortSignal) => Promise<T>,
  late: string = `Lean did not answer within ${timeoutMs} ms. Try again; raise "timeoutMs" if this happens often.`,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController()
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', handleAbort)
    }
    const stop = (reason: unknown) => {
      end()
      reject(reason)
      controller.abort(reason)
    }
    const handleAbort = () => stop(signal?.reason)
    const timer = setTimeout(() => stop(new LeanServerError('upstream_timeout', late)), timeoutMs)
    if (signal?.aborted) {
      handleAbort()
      return
    }
    signal?.addEventListener('abort', handleAbort, { once: true })
    const run = async () => work(controller.signal)
    void run().then(resolve, reject).finally(end)
  })
}

/** Waits for shared work until the caller's own signal aborts; the work itself goes on for the others. */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  return new Promise((resolve, reject) => {
    const handleAbort = () => reject(signal.reason)
    if (signal.aborted) handleAbort()
    signal.addEventListener('abort', handleAbort, { once: true })
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', handleAbort))
  })
}
