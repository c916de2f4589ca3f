/** Puts a failure into words: what happened, why it matters and how to fix it. */
import type { Failure } from '../api/LeanError.ts'
import { errorTexts, loadFailureTexts, malformedTokenTexts } from './errorTexts.ts'

/** The failure with message and hint. What it brings as its own message is a key of texts that say more exactly what happened. */
export function describeFailure(failure: Failure, redact: (text: string) => string): Failure {
  const { code, reason, cause, message, problems, ...facts } = failure
  const { what, why, how } = reason ? loadFailureTexts[reason] : (errorTexts[code] ?? { what: code, why: '', how: '' })
  const list = problems?.map((problem) => `"${problem.path}" ${problem.message}`).join('; ')
  const exactly = (message && malformedTokenTexts[message as keyof typeof malformedTokenTexts]) || what
  return {
    ...facts,
    code,
    message: redact(`${exactly}${list ? ` ${list}.` : ''} ${why}`.trim()),
    hint: how,
    ...(reason && { reason }),
    ...(problems && {
      problems: problems.map((problem) => ({ path: redact(problem.path), message: redact(problem.message) })),
    }),
    ...(cause !== undefined && { cause: redactCause(cause, redact) }),
  }
}

/** A copy of a thrown value that is safe to keep as a cause: name, message and stack only, redacted. */
function redactCause(cause: unknown, redact: (text: string) => string): unknown {
  if (!(cause instanceof Error)) return redact(typeof cause === 'string' ? cause : `a rejection with ${typeof cause}`)
  const copy = new Error(redact(cause.message))
  copy.name = cause.name
  copy.stack = redact(cause.stack ?? '')
  return copy
}
