/** What LinkSDK says where it does not simply end the flow, and what the back/forward cache does to one that is open. */
import type { LeanAnswer } from '../api/answer.ts'
import type { EngineTools } from '../contracts/engineTools.ts'
import type { Flow } from '../contracts/flow.ts'
import { confirmSuccess } from './confirmSuccess.ts'
import { createSettling } from './createSettling.ts'
import { warn } from './warn.ts'

export function handleCallback(
  flow: Flow,
  raw: unknown,
  tools: EngineTools,
  { status, toAnswer }: { status: unknown; toAnswer(raw: unknown): LeanAnswer },
): void {
  if (typeof status !== 'string') return warn(flow.emit, 'empty_callback')
  const answer = toAnswer(raw)
  const late = !!flow.hasEnded || !flow.isOpen
  flow.emit({ type: 'callback', status, late, leanCorrelationId: answer.leanCorrelationId })
  if (flow.hasEnded) flow.release()
  if (late) return
  const endLater = (end: () => void, options: { whileSeen: boolean }) =>
    (flow.settling ??= createSettling(flow, tools)).wait(end, options)
  switch (status) {
    case 'SUCCESS':
      return confirmSuccess(flow, answer)
    case 'CANCELLED':
      return flow.finish(flow.toResult('cancelled', raw), 'cancelled')
    case 'LINK_CLOSED_PROGRAMMATICALLY':
      return flow.finish(flow.toResult('closed', raw), 'cancelled')
    case 'REDIRECT':
      flow.emit({ type: 'redirect', step: 'leaving' })
      return endLater(() => endByRedirect(flow, raw), { whileSeen: false })
    case 'ERROR':
      return endLater(() => endByError(flow, answer), { whileSeen: true })
    default:
      // A payment may be on its way: nobody is invited to try again.
      return endLater(() => flow.fail({ code: 'link_outcome_unknown', result: answer }), { whileSeen: true })
  }
}

function endByError(flow: Flow, result: LeanAnswer): void {
  flow.fail(
    flow.isRefusedByPolicy()
      ? { code: 'sdk_load_failed', reason: 'csp', result }
      : { code: 'link_error', result, retryable: true },
  )
}

function endByRedirect(flow: Flow, raw: unknown): void {
  if (flow.hasEnded) return
  flow.setStatus('redirecting')
  // Back on a page that was to be left: whatever happened at the bank, this page may open again.
  const onReturn = () => document.hidden || flow.release()
  flow.listen(window, 'focus', onReturn)
  flow.listen(document, 'visibilitychange', onReturn)
  flow.finish(flow.toResult('redirecting', raw), 'redirecting')
}

/** The page was kept by the back/forward cache while LinkSDK was open, and is shown again. */
export function handlePageRestored(flow: Flow): void {
  flow.pageSnapshot?.removeNewFrames()
  if (flow.hasEnded) flow.release()
  // One that is being confirmed waits for nothing on the page.
  else if (flow.isOpen) flow.fail({ code: 'link_interrupted', retryable: flow.mayBeRepeated })
}
