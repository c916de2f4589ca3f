/** What an app may ask of one flow when it opens it. */
import type { LeanEvent } from './events.ts'
import type { LeanResult } from './result.ts'

/** Asks your backend whether what LinkSDK called a success is one; anything but true fails the flow with `confirm_failed`. */
export type Confirm = (result: LeanResult, context: { signal: AbortSignal }) => boolean | Promise<boolean>

/** What JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue }

export interface OpenOptions {
  /**
   * Before LinkSDK is called: nothing opens. After it: the promise ends with `aborted`, but the dialog cannot be closed by documented
   * means, so other flows are refused until LinkSDK answers or its frame is gone.
   */
  signal?: AbortSignal
  /** Runs after LinkSDK said SUCCESS. Absent: the result has `confirmed: false`. */
  confirm?: Confirm
  /** How long `confirm` may take, in ms. Default 30_000; then `confirm_timeout`. */
  confirmTimeoutMs?: number
  /**
   * Your own data, such as an order or where to go on: kept in this browser while the customer is at the bank, and given back by
   * `resumeRedirect`. At most 2_000 characters of JSON. Refused with `client_secret_in_browser` when it holds a credential's name or a JWT.
   */
  appState?: JsonValue
  /** This flow's events only. */
  onEvent?: (event: LeanEvent) => void
}
