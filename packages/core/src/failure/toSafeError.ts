/** What the app's own fetcher rejects with may hold what must not be shown: only what is known of it goes on. */
import type { LeanError, LeanErrorCode, Problem } from '../api/LeanError.ts'
import type { EngineTools } from '../contracts/engineTools.ts'
import { errorTexts } from './errorTexts.ts'
import { redactCause } from './redactCause.ts'

/** An HTTP status, where it is one. */
export const toHttpStatus = (status: unknown): number | undefined =>
  Number.isInteger(status) && (status as number) >= 100 && (status as number) < 600 ? (status as number) : undefined

/** What a LeanError puts behind its message is put there again when it is copied. */
function withoutTail({ message, hint, docsUrl }: LeanError): unknown {
  const tail = ` ${hint} ${docsUrl}`
  return typeof message === 'string' && message.endsWith(tail) ? message.slice(0, -tail.length) : message
}

/** A redacted copy of a LeanError that the app made or passed on; nothing for any other value. */
export function toSafeError(cause: unknown, { LeanError, redact }: EngineTools): LeanError | undefined {
  if (!(cause instanceof Error) || cause.name !== 'LeanError') return undefined
  const own = cause as LeanError
  const text = (value: unknown) => (typeof value === 'string' ? redact(value) : '')
  if (!Object.hasOwn(errorTexts, own.code)) return undefined
  const problems: Problem[] | false =
    Array.isArray(own.problems) &&
    own.problems.map(({ path, message }) => ({ path: text(path), message: text(message) }))
  const status = toHttpStatus(own.status)
  return new LeanError({
    code: own.code satisfies LeanErrorCode,
    message: text(withoutTail(own)),
    hint: text(own.hint),
    retryable: own.retryable === true,
    ...(status && { status }),
    ...(problems && { problems }),
    ...(own.cause !== undefined && { cause: redactCause(own.cause, redact) }),
  })
}
