/** What `resumeRedirect` finds when the bank sends the customer back. */
import type { OpenUnion } from './answer.ts'
import type { Confirm, JsonValue } from './openOptions.ts'
import type { LeanMethod } from './params.ts'
import type { LeanResult } from './result.ts'

/**
 * Why a bank or Lean did not do what was asked. The list is of Lean's pages on errors of data and payments; that return URLs use the same
 * one is assumed.
 */
export type KnownGranularStatusCode =
  | 'BANK_ISSUE'
  | 'BANK_MAINTENANCE'
  | 'UNSEEN_BANK_ERROR'
  | 'LEAN_ERROR'
  | 'EU_ACCOUNT_LOCKED'
  | 'EU_FUNCTIONALITY_RESTRICTED'
  | 'LOGGED_IN_ELSEWHERE'
  | 'ACTIVE_SESSION_EXISTS'
  | 'DISABLED_BY_LEAN'
  | 'DISABLED_BY_CLIENT'
  | 'DUPLICATED_REQUEST'
  | 'USER_CANCELLED'
  | 'SESSION_EXPIRED_ON_OTP'
  | 'INSUFFICIENT_BALANCE'
  | 'EXCEEDS_DAILY_LIMIT'
  | 'INVALID_PARAMETERS'
  | 'USER_PERMISSIONS_NOT_GRANTED'
  | 'CONSENT_EXPIRED'
  | 'UNKNOWN_ENTITY'
  | 'DATA_NOT_FOUND'
  | 'TIMEOUT'
  | 'UNSUPPORTED_BY_BANK'

export type GranularStatusCode = OpenUnion<KnownGranularStatusCode>

export interface RedirectReturn {
  /** Which of the two URLs the browser came back to; `unknown` without a journal, or when the address does not tell. */
  landedOn: 'success' | 'fail' | 'unknown'
  /** What this browser noted before it left; null without a journal. */
  journal: {
    flowId: string
    method: LeanMethod
    customerId: string | null
    /** ms since 1970 */
    startedAt: number
  } | null
  /** From the URL: untrusted hints. */
  params: {
    entityId?: string
    bankIdentifier?: string
    customerId?: string
    consentAttemptId?: string
    granularStatusCode?: GranularStatusCode
    statusAdditionalInfo?: string
  }
  /** A sentence for the customer about `granularStatusCode`, in the client's language; null where the code is absent or not known. */
  userMessage: string | null
  /** What the flow's opener gave as `appState`; null without a journal, or when nothing was given. */
  appState: JsonValue | null
  /** captureRedirect's own result, where it was opened. */
  capture: LeanResult | null
  /** true only after `confirm` said so */
  confirmed: boolean
}

export interface ResumeOptions {
  /** Removes Lean's parameters from the address bar. Default true; false where a router owns the URL. */
  cleanUrl?: boolean
  /** Default `'auto'`: captureRedirect shows the outcome of pay, checkout and authorizeConsent with a matching journal. */
  capture?: 'auto' | 'never'
  /**
   * Asked on every return that did not land on fail, whatever the method; anything but true rejects with `confirm_failed`. Its result has
   * the method, customer and id of the flow that left (`captureRedirect`, null and `''` without a journal), and the status of
   * captureRedirect where that was opened, `redirecting` where it was not.
   */
  confirm?: Confirm
  /** How long `confirm` may take, in ms. Default 30_000; then `confirm_timeout`. */
  confirmTimeoutMs?: number
  signal?: AbortSignal
}
