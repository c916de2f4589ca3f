/** Ends a flow that failed: finds the words, tells all who listen, and lets the next one start when LinkSDK is not open. */
import type { Failure } from '../api/LeanError.ts'
import type { EngineTools } from '../contracts/engineTools.ts'
import type { Flow } from '../contracts/flow.ts'
import type { LinkSdkView } from '../contracts/linkSdkView.ts'

/** How often the page is looked at. */
const pollMs = 500

export async function endFailedFlow(
  flow: Flow,
  failure: Failure,
  { createError, getOptions, linkSdkView }: EngineTools,
): Promise<void> {
  const error = await createError(failure)
  const isAborted = error.code === 'aborted'
  flow.emitOutcome({ status: 'error', leanCorrelationId: failure.result?.leanCorrelationId, code: error.code })
  flow.announce(isAborted ? 'cancelled' : 'error')
  if (isAborted && flow.isOpen && flow.cleanUps) holdLock(flow, linkSdkView, getOptions().noResponseMs)
  else flow.release()
  flow.settle(Promise.reject(error))
}

/** LinkSDK may still be open: other flows wait until its frame is gone, or until it showed none for a while. */
function holdLock(flow: Flow, linkSdkView: LinkSdkView, noResponseMs = 15_000): void {
  let wasVisible = linkSdkView.isVisible()
  let silentMs = 0
  const timer = setInterval(() => {
    const isVisible = linkSdkView.isVisible()
    if (!isVisible && !document.hidden) silentMs += pollMs
    if ((wasVisible && !isVisible) || (noResponseMs && silentMs >= noResponseMs)) flow.release()
    wasVisible ||= isVisible
  }, pollMs)
  flow.cleanUps?.push(() => clearInterval(timer))
}
