/** Opens a flow for a component, and shows what it is doing, what it came to; calls the handlers of the moment of the click. */
import type { LeanError } from '../api/LeanError.ts'
import type { LeanResult } from '../api/result.ts'
import type { FlowCall, FlowView } from '../contracts/flowCall.ts'
import type { FlowOptions } from '../contracts/flowOptions.ts'
import type { OpenMethod } from '../contracts/redirectPart.ts'

/** Rejects with what is to be shown as an error. */
export async function runFlow(open: OpenMethod, call: FlowCall): Promise<LeanResult | null> {
  const { method, params, handlers, texts, signal, onChange } = call
  let result: LeanResult | null = null
  const show = (status: FlowView['status']) => onChange({ status, result })
  // The end of the flow is shown below, unless it ends later than its promise.
  const onStatus = (status: FlowView['status']) => {
    if (status ?? result) show(status)
  }
  try {
    result = await open(method, params, { ...handlers, texts, signal, onStatus } as FlowOptions)
  } catch (error) {
    const isOwnAbort = (error as LeanError).code === 'aborted' && signal?.aborted
    if (!isOwnAbort) throw error
    onChange({})
    return null
  }
  const { status } = result
  show(status === 'success' || status === 'redirecting' ? status : undefined)
  // What a handler throws is shown like any uncaught error, and is not the flow's.
  void callHandlers(call, result)
  return result
}

async function callHandlers({ handlers }: FlowCall, result: LeanResult): Promise<void> {
  handlers.onResult?.(result)
  if (result.status === 'success') handlers.onSuccess?.(result)
  else if (result.status !== 'redirecting') handlers.onCancel?.(result)
}
