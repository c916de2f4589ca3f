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

const defaultStatus: Readonly<Record<LeanServerErrorCode, number>> = {
  invalid_options: 500,
  invalid_customer_id: 500,
  upstream_rejected: 502,
  upstream_invalid: 502,
  upstream_unavailable: 503,
  upstream_timeout: 504,
  rate_limited: 429,
}

/**
 * A failure of this package. There is no `cause`: what Lean's server or the network layer said may repeat the secret that was sent,
 * so only checked facts (an HTTP status, a registered OAuth error code, a system error code) go into the message.
 */
export class LeanServerError extends Error {
  readonly code: LeanServerErrorCode
  /** The HTTP status your own server should answer with. */
  readonly status: number
  /** Whole seconds to wait before another try, when the other side said so. */
  declare readonly retryAfterSeconds?: number

  constructor(
    code: LeanServerErrorCode,
    message: string,
    details: { status?: number; retryAfterSeconds?: number | undefined } = {},
  ) {
    super(message)
    this.name = 'LeanServerError'
    this.code = code
    this.status = details.status ?? defaultStatus[code]
    if (details.retryAfterSeconds !== undefined) this.retryAfterSeconds = details.retryAfterSeconds
  }

  toJSON(): { name: string; code: LeanServerErrorCode; status: number; message: string; retryAfterSeconds?: number } {
    const { name, code, status, message, retryAfterSeconds } = this
    return retryAfterSeconds === undefined
      ? { name, code, status, message }
      : { name, code, status, message, retryAfterSeconds }
  }
}
