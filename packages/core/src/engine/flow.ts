/** What a flow is to the parts that end it: to the engine that begins it, and to the failure and redirect parts. */
import type { NewEvent } from '../events.ts'
import type { Failure } from '../LeanError.ts'
import type { InnerOpenOptions, LeanResult } from '../result.ts'
import type { FlowStatus, LeanState } from '../state.ts'
import type { Loader } from './loader.ts'
import type { PageWatch } from './page.ts'
import type { Parts } from './parts.ts'
import type { StatusText } from './texts.ts'
import type { Tokens } from './tokens.ts'

export interface FlowDeps extends Parts {
  loader: Loader
  tokens: Tokens
  /** The state of no flow. */
  idle: LeanState['flow']
  /** The next flow may start. */
  released(): void
}

/** A flow as the failure part sees it. */
export interface Flow {
  readonly promise: Promise<LeanResult>
  readonly about: Pick<LeanResult, 'flowId' | 'method' | 'customerId'>
  readonly options: InnerOpenOptions
  /** The promise has its outcome. */
  ended?: boolean
  /** LinkSDK was called, and has not said SUCCESS. */
  isOpen?: boolean
  /** What ERROR or REDIRECT comes to, unless a final status follows in time. */
  supposed?: () => void
  /** The page as it was before LinkSDK was called. */
  page?: PageWatch
  /** What is undone when the next flow may start; gone when it may. */
  undo?: (() => void)[] | undefined
  /** Listens until then. */
  on(target: EventTarget, type: string, listener: (event: Event) => void): void
  emit(event: NewEvent): void
  /** Tells how it ended, by an event. */
  tell(status: LeanResult['status'] | 'error', leanCorrelationId?: string, code?: Failure['code']): void
  toResult(status: LeanResult['status'], raw: unknown, confirmed?: boolean): LeanResult
  say(text: StatusText): void
  show(status: Exclude<FlowStatus, 'idle'>): void
  settle(outcome: LeanResult | Promise<never>): void
  finish(status: LeanResult['status'], raw: unknown, text: StatusText, confirmed?: boolean): void
  /** Ends the flow with this failure, if it has not ended; lets the next one start unless LinkSDK may still be open. */
  fail(failure: Failure): void
  /** Lets the next flow start. */
  release(): void
  /** Opens LinkSDK, at once where everything is here. */
  start(): void
}
