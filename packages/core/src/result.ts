/** What a flow ends with, and what may be asked of it while it is opened. */
import type { StatusText } from './engine/texts.ts'
import type { LeanEvent } from './events.ts'
import type { LeanMethod } from './params.ts'
import type { FlowStatus } from './state.ts'

type Open<T extends string> = T | (string & {})

/**
 * What LinkSDK said, camelCased; nothing here is proof. There is no entity id in it: LinkSDK does not send one, ask your backend.
 * `raw`, `lastApiResponse` and `openBankingRedirectUrl` are not enumerable, so that a logged result does not spill them.
 */
export interface LeanAnswer {
  message?: string
  /** `isSupported` is false when the customer said that their bank is not in the list. */
  bank?: { bankIdentifier?: string | null; isSupported?: boolean }
  /** Where in the dialog it ended. Lean lists no values; these were seen in its own tests. */
  exitPoint?: Open<'SUCCESS' | 'PAYMENT' | 'ERROR'>
  exitIntentPoint?: Open<'CONSENT'>
  exitSurveyReason?: string
  /** For diagnostics only, by Lean's docs. */
  secondaryStatus?: Open<'OK' | 'ACTIVE' | 'FAILED'>
  /** Not guaranteed to be JSON. */
  lastApiResponse?: string
  userExitIntent?: Open<'USER_CANCELLED_PAYMENT' | 'USER_COMPLETED_PAYMENT'>
  /** Quote it to Lean's support. */
  leanCorrelationId?: string
  openBankingRedirectUrl?: string
  /** The callback's argument as it came. */
  raw: unknown
}

export interface LeanResult extends LeanAnswer {
  /** `closed`: LinkSDK was closed by the host's code. `redirecting`: the bank's page is about to replace this one. */
  status: 'success' | 'cancelled' | 'closed' | 'redirecting'
  method: LeanMethod
  customerId: string | null
  flowId: string
  /** true only after `confirm` said so */
  confirmed: boolean
}

/** Asks your backend whether what LinkSDK called a success is one; anything but true fails the flow with `confirm_failed`. */
export type Confirm = (result: LeanResult, context: { signal: AbortSignal }) => boolean | Promise<boolean>

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
  /** This flow's events only. */
  onEvent?: (event: LeanEvent) => void
}

/** What the kit's own adapters may ask besides. */
export interface InnerOpenOptions extends OpenOptions {
  /** An app's own words for what is announced. */
  texts?: { readonly [T in StatusText]?: string }
  /** Hears what the client's state says of this flow; nothing when it is over. */
  onStatus?: (status?: Exclude<FlowStatus, 'idle'>) => void
}
