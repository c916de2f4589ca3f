/** The one error of the kit: a code to branch on, sentences for the developer, and one for the customer. */
import type { LeanAnswer } from './answer.ts'

/**
 * Why LinkSDK's script could not be loaded. `blocked` = blocked or unreachable, which a page cannot tell apart for certain; `http` is
 * proved by one no-cors probe after the last try; `csp` by the browser's violation event.
 */
export type LoadFailure = 'offline' | 'csp' | 'blocked' | 'http' | 'timeout' | 'no_global'

/** Every way in which the kit fails. The meaning of each stands in docs/errors.md. */
export type LeanErrorCode =
  | 'invalid_options'
  | 'invalid_params'
  | 'client_secret_in_browser'
  | 'sdk_load_failed'
  | 'country_conflict'
  | 'method_unavailable'
  | 'simulator_in_production'
  | 'token_malformed'
  | 'token_wrong_scope'
  | 'token_wrong_customer'
  | 'token_wrong_app'
  | 'token_wrong_country'
  | 'token_wrong_environment'
  | 'token_expiring'
  | 'token_has_bearer_prefix'
  | 'token_minted_in_browser'
  | 'token_request_failed'
  | 'token_timeout'
  | 'flow_in_progress'
  | 'link_error'
  /** LinkSDK ended with a status that Lean does not document: ask your backend, never offer to pay again. */
  | 'link_outcome_unknown'
  | 'link_threw'
  | 'link_no_response'
  | 'link_interrupted'
  | 'aborted'
  | 'destroyed'
  | 'not_in_browser'
  | 'confirm_failed'
  | 'confirm_timeout'
  | 'kit_load_failed'
  /** A mistake of the page's environment or of the kit itself; `cause` has it. */
  | 'unexpected'

/** One option or param that is wrong: its path in camelCase, and what it must be. */
export interface Problem {
  path: string
  message: string
}

/** What is known of a failure, with or without its texts, which come with the failure part. */
export interface Failure {
  code: LeanErrorCode
  /** What happened and why it matters. */
  message?: string
  hint?: string
  userMessage?: string
  reason?: LoadFailure | undefined
  status?: number | undefined
  problems?: readonly Problem[] | undefined
  result?: LeanAnswer | undefined
  retryable?: boolean | undefined
  cause?: unknown
}

/** The one place that knows where the documentation lives: the project has no domain of its own yet. */
const docs = 'https://github.com/lean-link-kit/lean-link-kit/blob/main/docs/errors.md#'

/**
 * Everything the kit throws or rejects with. `message` says what happened, why it matters and how to fix it, and ends with the page that
 * explains the code. Nothing in it holds a token or secret: message, hint, problems and cause come redacted, and `result`'s raw parts are
 * not enumerable.
 */
export class LeanError extends Error {
  declare readonly name: 'LeanError'
  declare readonly code: LeanErrorCode
  /** How to fix it; also part of `message`. */
  declare readonly hint: string
  /**
   * A friendly sentence for the customer, in the client's language, without technical words. React apps replace it by `messages.errors`.
   */
  declare readonly userMessage: string
  /** The code's entry in the documentation. */
  declare readonly docsUrl: string
  /** Of `sdk_load_failed`. */
  declare readonly reason?: LoadFailure
  /** HTTP status of the token endpoint, where there was one. */
  declare readonly status?: number
  /** All that is wrong, of `invalid_options`, `invalid_params` and `client_secret_in_browser`. */
  declare readonly problems?: readonly Problem[]
  /** What LinkSDK said, where it said something. */
  declare readonly result?: LeanAnswer
  /** The same call may succeed later, without a change of code. */
  declare readonly retryable: boolean

  constructor({ message, cause, ...facts }: Failure) {
    const { code, hint = '' } = facts
    const docsUrl = docs + code
    super(`${message ?? code} ${hint} ${docsUrl}`, { cause })
    Object.assign(this, { name: 'LeanError', hint, docsUrl, userMessage: 'Please try again.', retryable: false }, facts)
  }

  toJSON(): object {
    return Object.assign({ message: this.message }, this)
  }
}

/** True for every {@link LeanError}, also of another copy of the kit on the same page. */
export function isLeanError(value: unknown): value is LeanError {
  return value instanceof Error && value.name === 'LeanError' && 'code' in value
}
