/** One caller's wait for a token request that others may wait for too. */
import type { LeanError } from '../api/LeanError.ts'

/** The token, or a rejection when this caller stops waiting. */
export function waitForToken(
  token: Promise<string>,
  signal: AbortSignal,
  onAbort: () => Promise<LeanError>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const stop = () => void onAbort().then(reject)
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop)
    token.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
