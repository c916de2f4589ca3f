/** Gives asynchronous work a time limit and the caller's abort signal; every call to Lean, and every body, is awaited inside it. */
import { LeanServerError } from '../LeanServerError.ts'

export interface Deadline {
  timeoutMs: number
  /** The caller's own signal. */
  signal?: AbortSignal | null | undefined
  /** Default: `upstream_timeout`, about an answer of Lean's. */
  timeoutError?: () => LeanServerError
}

/**
 * Runs `work` with a signal that aborts on the time limit or on the caller's own signal. Rejects with the timeout's error, or with the
 * caller's abort reason, at that moment, even when the work ignores its signal.
 */
export function withDeadline<T>(deadline: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { timeoutMs, signal, timeoutError = () => leanIsLate(timeoutMs) } = deadline
  return new Promise((resolve, reject) => {
    const controller = new AbortController()
    const cleanUp = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', handleAbort)
    }
    const fail = (reason: unknown) => {
      cleanUp()
      reject(reason)
      controller.abort(reason)
    }
    const handleAbort = () => fail(signal?.reason)
    const timer = setTimeout(() => fail(timeoutError()), timeoutMs)
    if (signal?.aborted) {
      handleAbort()
      return
    }
    signal?.addEventListener('abort', handleAbort, { once: true })
    // An async function, so that work which throws at once rejects as well.
    const run = async () => work(controller.signal)
    void run().then(resolve, reject).finally(cleanUp)
  })
}

function leanIsLate(timeoutMs: number): LeanServerError {
  const message = `Lean did not answer within ${timeoutMs} ms. Try again; raise "timeoutMs" if this happens often.`
  return new LeanServerError('upstream_timeout', message)
}
