/** The error this package throws for its own rules and for Lean's OAuth server; it names facts and never carries a token, secret or body. */

/** What went wrong, as a stable fact to branch on. */
export type LeanServerErrorCode =
  | 'invalid_options'
  | 'invalid_customer_id'
  | 'upstream_rejected'
  | 'upstream_invalid'
  | 'upstream_unavailable'
  | 'upstream_timeout'
  | 'rate_limited'

/**
 * Which of several facts, where a code has more than one.
 * `upstream_rejected`: `oauth` (Lean refused the credentials or the scope), `signature` (a webhook that Lean did not sign, or too old
 * or new), `duplicate` (a webhook that was handled before). `upstream_unavailable` and `invalid_options`: `hook_threw` (a function of the app's).
 * `invalid_options`: `origin` (a page elsewhere asked for a token), `body_read` (a parser consumed the body first).
 */
export type LeanServerErrorReason = 'oauth' | 'signature' | 'duplicate' | 'hook_threw' | 'origin' | 'body_read'

/** The HTTP statuses that an error of this package asks your own server to answer with. */
export type LeanServerErrorStatus = 200 | 400 | 401 | 403 | 413 | 429 | 500 | 502 | 503 | 504

const defaultStatus: Readonly<Record<LeanServerErrorCode, LeanServerErrorStatus>> = {
  invalid_options: 500,
  invalid_customer_id: 500,
  upstream_rejected: 502,
  upstream_invalid: 502,
  upstream_unavailable: 503,
  upstream_timeout: 504,
  rate_limited: 429,
}

interface Details {
  status?: LeanServerErrorStatus
  reason?: LeanServerErrorReason
  retryAfterSeconds?: number | undefined
}

/**
 * A failure of this package. There is no `cause`: what Lean's server or the network layer said may repeat the secret that was sent,
 * so only checked facts (an HTTP status, a registered OAuth error code, a system error code) go into the message.
 */
export class LeanServerError extends Error {
  readonly code: LeanServerErrorCode
  /** Which of several facts, where a code has more than one. */
  declare readonly reason?: LeanServerErrorReason
  /** The HTTP status your own server should answer with. */
  readonly status: LeanServerErrorStatus
  /** Whole seconds to wait before another try, when the other side said so. */
  declare readonly retryAfterSeconds?: number

  constructor(code: LeanServerErrorCode, message: string, details: Details = {}) {
    super(message)
    this.name = 'LeanServerError'
    this.code = code
    this.status = details.status ?? defaultStatus[code]
    if (details.reason !== undefined) this.reason = details.reason
    if (details.retryAfterSeconds !== undefined) this.retryAfterSeconds = details.retryAfterSeconds
  }

  toJSON(): Pick<LeanServerError, 'name' | 'code' | 'reason' | 'status' | 'message' | 'retryAfterSeconds'> {
    const { name, code, reason, status, message, retryAfterSeconds } = this
    return {
      name,
      code,
      ...(reason === undefined ? {} : { reason }),
      status,
      message,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    }
  }
}

/** True for an error of this package, whatever was thrown: a proxy may throw when it is asked. */
export function isLeanServerError(value: unknown): value is LeanServerError {
  try {
    return value instanceof LeanServerError
  } catch {
    return false
  }
}
