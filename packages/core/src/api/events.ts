/** What a client tells while it works: one list of events for logs, tests and support, with nothing secret in it. */
import type { LeanErrorCode, LoadFailure } from './LeanError.ts'
import type { LeanMethod } from './params.ts'
import type { LeanResult } from './result.ts'

interface EventTime {
  /** ms since the client was made */
  at: number
  /** the flow it belongs to, where there is one */
  flowId?: string
}

export type LeanEvent = EventTime &
  (
    | {
        type: 'script'
        status: 'loading' | 'ready' | 'retry' | 'error'
        /** 1, 2, ... */
        attempt: number
        ms?: number
        reason?: LoadFailure
      }
    | {
        type: 'token'
        status: 'requested' | 'ready' | 'refused' | 'failed'
        customerId: string
        ms?: number
        code?: LeanErrorCode
        issuer?: 'recognised' | 'unknown'
      }
    | { type: 'open'; method: LeanMethod; customerId: string | null; withToken: boolean }
    | {
        type: 'callback'
        status: string
        /** true: its flow had ended before */
        late: boolean
        leanCorrelationId?: string
      }
    | {
        type: 'outcome'
        status: LeanResult['status'] | 'error'
        code?: LeanErrorCode
        ms: number
        leanCorrelationId?: string
      }
    | { type: 'redirect'; step: 'leaving' | 'returned' | 'no_journal' | 'expired' | 'mismatch' }
    | { type: 'warning'; code: string; path?: string; message: string }
  )

/** A field that may be absent may also be undefined: it is left out when the event is sent. */
type WithoutTime<E> = E extends LeanEvent
  ? { [K in keyof Omit<E, 'at'>]: Omit<E, 'at'>[K] | (object extends Pick<E, K> ? undefined : never) }
  : never
/** An event before the client puts its time on it. */
export type NewEvent = WithoutTime<LeanEvent>
