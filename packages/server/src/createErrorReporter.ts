/** Tells the app about failures that its users only see as a code: by its own function, or on the console. */
import type { LeanServerError } from './LeanServerError.ts'

/** Makes the function that reports an error and never throws; without `onError` it writes one line to the console. */
export function createErrorReporter(
  onError: ((error: LeanServerError) => void) | undefined,
): (error: LeanServerError) => void {
  return (error) => {
    try {
      // An async function is a valid onError too; nobody waits for it, and a broken logger costs nobody a response.
      const returned: unknown = (onError ?? writeToConsole)(error)
      Promise.resolve(returned).catch(() => {})
    } catch {
      // As above.
    }
  }
}

function writeToConsole({ code, reason, message }: LeanServerError): void {
  // oxlint-disable-next-line no-console -- Silence cost whoever had a wrong secret an afternoon; the message holds facts only.
  console.error(`LeanServerError ${code}${reason === undefined ? '' : ` (${reason})`}: ${message}`)
}
