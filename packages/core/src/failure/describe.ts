/** Puts a failure into words: what happened, why it matters and how to fix it. */
import type { Failure } from '../LeanError.ts'
import { detailTexts, loadTexts, texts } from './texts.ts'

/** A copy of a thrown value that is safe to keep as a cause: name, message and stack only, redacted. */
function redactCause(cause: unknown, redact: (text: string) => string): unknown {
  if (!(cause instanceof Error)) return redact(typeof cause === 'string' ? cause : `a rejection with ${typeof cause}`)
  const copy = new Error(redact(cause.message))
  copy.name = cause.name
  copy.stack = redact(cause.stack ?? '')
  return copy
}

/** The failure with message and hint. What it brings as its own message is a key of `detailTexts` that says more exactly what happened. */
export function describe(failure: Failure, redact: (text: string) => string): Failure {
  const { code, reason, cause, message, problems, ...rest } = failure
  const [what, why, how] = reason ? loadTexts[reason] : (texts[code] ?? [code, '', ''])
  const list = problems?.map(({ path, message: text }) => `"${path}" ${text}`).join('; ')
  const exactly = (message && detailTexts[message]) || what
  return {
    ...rest,
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
