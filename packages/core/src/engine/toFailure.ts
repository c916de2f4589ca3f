/** Makes a failure of whatever was thrown. */
import type { Failure } from '../api/LeanError.ts'

/** The kit throws failures as plain objects, and passes on its own errors; everything else was not foreseen. */
export function toFailure(thrown: unknown): Failure {
  try {
    const { code } = Object(thrown) as Failure
    const isOwn = !(thrown instanceof Error) || thrown.name === 'LeanError'
    if (isOwn && typeof code === 'string') return thrown as Failure
  } catch {
    // It throws even when it is looked at.
  }
  return { code: 'unexpected', cause: thrown }
}
