/** A flow as a component opens and shows it: the call, its handlers, and what there is to show. */
import type { LeanEvent } from '../api/events.ts'
import type { LeanError } from '../api/LeanError.ts'
import type { Confirm, JsonValue } from '../api/openOptions.ts'
import type { LeanMethod } from '../api/params.ts'
import type { LeanResult } from '../api/result.ts'
import type { FlowStatus } from '../api/state.ts'
import type { MethodRow } from '../rows/row.ts'
import type { OwnTexts } from './statusText.ts'

/** The handlers of the moment of the click stay with that flow, also when the component is gone. */
export interface FlowHandlers {
  /** LinkSDK said SUCCESS; with `confirm`, your backend agreed. */
  onSuccess?: (result: LeanResult) => void
  /** status 'cancelled' or 'closed' */
  onCancel?: (result: LeanResult) => void
  /** every LeanError but `aborted` by this component's own signal */
  onError?: (error: LeanError) => void
  /** first of all, whatever the status; not for errors */
  onResult?: (result: LeanResult) => void
  /** this flow's events only */
  onEvent?: (event: LeanEvent) => void
  /** Asks your backend whether the success is one, before `onSuccess`. */
  confirm?: Confirm
  /** ms, default 30_000 */
  confirmTimeoutMs?: number
  /** Your own data, given back by `resumeRedirect`; see `OpenOptions`. */
  appState?: JsonValue
}

/** What a component shows of its flow. */
export interface FlowView {
  /** Absent while there is nothing to say: the component is idle or ready. */
  status?: Exclude<FlowStatus, 'idle'> | 'success' | 'error' | undefined
  result?: LeanResult | null
  error?: LeanError
}

export interface FlowCall {
  /** With a row in hand instead of a name, no other row is downloaded. */
  method: LeanMethod | MethodRow
  params: object
  handlers: FlowHandlers
  texts?: OwnTexts
  signal?: AbortSignal | undefined
  /** Gets all that is to be shown, not changes of it. */
  onChange(view: FlowView): void
}
