/** A flow, as the parts see it that end it: the engine that begins it, the failure part and the redirect part. */
import type { NewEvent } from '../api/events.ts'
import type { Failure } from '../api/LeanError.ts'
import type { LeanResult } from '../api/result.ts'
import type { FlowStatus } from '../api/state.ts'
import type { FlowOptions } from './flowOptions.ts'
import type { PageSnapshot } from './pageSnapshot.ts'
import type { StatusText } from './statusText.ts'

/** How a flow ended, for its `outcome` event. */
export interface FlowOutcome {
  status: LeanResult['status'] | 'error'
  leanCorrelationId?: string | undefined
  code?: Failure['code']
}

export interface Flow {
  readonly promise: Promise<LeanResult>
  readonly identity: Pick<LeanResult, 'flowId' | 'method' | 'customerId'>
  readonly options: FlowOptions
  /** The promise has its outcome. */
  hasEnded?: boolean
  /** LinkSDK was called, and has not said SUCCESS. */
  isOpen?: boolean
  /** Ends the flow by what LinkSDK said last, unless a final status follows in time. */
  endByProvisionalStatus?: () => void
  pageSnapshot?: PageSnapshot
  /** What is undone when the next flow may start; gone when it may. */
  cleanUps?: (() => void)[] | undefined
  /** Listens until then. */
  listen(target: EventTarget, type: string, listener: (event: Event) => void): void
  emit(event: NewEvent): void
  emitOutcome(outcome: FlowOutcome): void
  toResult(status: LeanResult['status'], raw: unknown, confirmed?: boolean): LeanResult
  announce(text: StatusText): void
  setStatus(status: Exclude<FlowStatus, 'idle'>): void
  settle(outcome: LeanResult | Promise<never>): void
  finish(result: LeanResult, text: StatusText): void
  /** Ends the flow with this failure, if it has not ended; lets the next one start unless LinkSDK may still be open. */
  fail(failure: Failure): void
  /** Lets the next flow start. */
  release(): void
}
