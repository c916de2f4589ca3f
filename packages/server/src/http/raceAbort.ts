/** Lets one caller leave work that others share. */

/** Waits for shared work until the caller's own signal aborts, then rejects with its reason; the work itself goes on for the others. */
export function raceAbort<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  return new Promise((resolve, reject) => {
    const handleAbort = () => reject(signal.reason)
    if (signal.aborted) handleAbort()
    signal.addEventListener('abort', handleAbort, { once: true })
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', handleAbort))
  })
}
