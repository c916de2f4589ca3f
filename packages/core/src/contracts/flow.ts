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

/** LinkSDK's last word is awaited. */
export interface Settling {
  /** `end` ends the flow unless a final status comes first. `whileSeen`: LinkSDK may go on as long as it is seen. */
  wait(end: () => void, options: { whileSeen: boolean }): void
  /** A final status has come. */
  stop(): void
}

export interface Flow {
  readonly promise: Promise<LeanResult>
  readonly identity: Pick<LeanResult, 'flowId' | 'method' | 'customerId'>
  readonly options: FlowOptions
  /** The promise has its outcome. */
  hasEnded?: boolean
  /** LinkSDK was called, and has not said SUCCESS. */
  isOpen?: boolean
  /** The outcome may stay unknown without harm: the method moves no money. */
  readonly mayBeRepeated: boolean
  /** The page's Content Security Policy refused a frame or a connection of LinkSDK's. */
  isRefusedByPolicy(): boolean
  /** Waits for a final status, once LinkSDK has said something that may not be. */
  settling?: Settling
  pageSnapshot?: PageSnapshot
  /** What is undone when the next flow may start; gone when it may. */
  cleanUps?: (() => void)[] | undefined
  /** Listens until then, before the page's own listeners. */
  listen(target: EventTarget, type: string, listener: (event: Event) => void): void
  emit(event: NewEvent): void
  emitOutcome(outcome: FlowOutcome): void
  toResult(status: LeanResult['status'], raw: unknown, confirmed?: boolean): LeanResult
  announce(text: StatusText): void
  setStatus(status: Exclude<FlowStatus, 'idle'>): void
  settle(outcome: LeanResult | Promise<never>): void
  finish(result: LeanResult, text: StatusText): void
  /** Ends the flow with this failure, or whatever was thrown, if it has not ended; lets the next one start unless LinkSDK may still be open. */
  fail(thrown: unknown): void
  /** Lets the next flow start. */
  release(): void
}
