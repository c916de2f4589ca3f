/** A flow as a component shows it: what it is doing, what it came to, and the handlers of the moment of the click. */
import type { LeanEvent } from '../events.ts'
import type { LeanError } from '../LeanError.ts'
import type { LeanMethod } from '../params.ts'
import type { Confirm, InnerOpenOptions, LeanResult } from '../result.ts'
import type { MethodRow } from '../rows/row.ts'
import type { FlowStatus } from '../state.ts'
import type { Engine } from './createEngine.ts'

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
}

/** What a component shows of its flow. */
export interface ShownFlow {
  /** Absent while there is nothing to say: the component is idle or ready. */
  status?: Exclude<FlowStatus, 'idle'> | 'success' | 'error' | undefined
  result?: LeanResult | null
  error?: LeanError
}

export interface FlowCall {
  method: LeanMethod | MethodRow
  params: object
  handlers: FlowHandlers
  texts?: InnerOpenOptions['texts']
}

/** Never rejects: null for a failure. `show` gets all that is shown, not changes of it. */
export type RunFlow = (
  call: FlowCall,
  show: (shown: ShownFlow) => void,
  signal?: AbortSignal,
) => Promise<LeanResult | null>

/** Rejects with what is to be shown as an error. */
export async function runFlow(
  open: Engine['open'],
  ...[call, show, signal]: Parameters<RunFlow>
): Promise<LeanResult | null> {
  const { method, params, handlers, texts } = call
  let result: LeanResult | null = null
  const tell = (status: ShownFlow['status']) => show({ status, result })
  // The end of the flow is told below, unless it ends later than its promise.
  const onStatus = (status: ShownFlow['status']) => (status ?? result) && tell(status)
  try {
    result = await open(method, params, { ...handlers, texts, signal, onStatus } as InnerOpenOptions)
  } catch (error) {
    const isOwn = (error as LeanError).code === 'aborted' && signal?.aborted
    if (!isOwn) throw error
    show({})
    return null
  }
  const ended = result
  const { status } = ended
  tell(status === 'success' || status === 'redirecting' ? status : undefined)
  const callHandlers = async () => {
    handlers.onResult?.(ended)
    if (status === 'success') handlers.onSuccess?.(ended)
    else if (status !== 'redirecting') handlers.onCancel?.(ended)
  }
  // What a handler throws is shown like any uncaught error, and is not the flow's.
  void callHandlers()
  return ended
}
