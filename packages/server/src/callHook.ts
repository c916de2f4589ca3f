/** Calls a function that the app gave, through a time limit, and repeats nothing of what it throws. */
import { withDeadline } from './http/withDeadline.ts'
import type { LeanServerError } from './LeanServerError.ts'

/** A session or event store answers in milliseconds; Lean and the browser both give up after about as long. */
const TIMEOUT_MS = 10_000

/**
 * What the function returned. When it throws, or says nothing for 10 s, rejects with what `toError` makes of the problem, such as
 * `"identify" threw a TypeError`.
 */
export async function callHook<T>(
  name: string,
  hook: () => T | Promise<T>,
  toError: (problem: string) => LeanServerError,
): Promise<T> {
  let isLate = false
  try {
    return await withDeadline({ timeoutMs: TIMEOUT_MS }, async (signal) => {
      signal.addEventListener('abort', () => (isLate = true))
      return hook()
    })
  } catch (error) {
    throw toError(isLate ? `"${name}" did not answer within ${TIMEOUT_MS} ms` : `"${name}" threw ${kindOf(error)}`)
  }
}

/** The app's own error may hold session data: its kind is enough to find it, and its message stays where it was thrown. */
export function kindOf(error: unknown): string {
  try {
    return error instanceof TypeError ? 'a TypeError' : error instanceof Error ? 'an Error' : 'something'
  } catch {
    // A proxy may refuse even that.
    return 'something'
  }
}
