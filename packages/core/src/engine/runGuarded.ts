/** Runs what must not end a flow, such as a listener of the app's: what it throws is shown like any uncaught error. */
export function runGuarded(call: () => unknown): void {
  try {
    call()
  } catch (error) {
    // Older browsers do not have it.
    globalThis.reportError?.(error)
  }
}
