/** Ends a flow in which LinkSDK shows nothing and says nothing. */
import type { Flow } from '../contracts/flow.ts'
import type { LinkSdkView } from '../contracts/linkSdkView.ts'

/** How often the page is looked at. */
const pollMs = 500

/** Returns what is called when LinkSDK says something. `noResponseMs` 0: never ends it. */
export function watchForSilence(flow: Flow, linkSdkView: LinkSdkView, noResponseMs: number): () => void {
  let silentMs = 0
  const timer = setInterval(() => {
    silentMs = linkSdkView.isVisible() || document.hidden || !flow.isOpen ? 0 : silentMs + pollMs
    if (!noResponseMs || silentMs < noResponseMs) return
    flow.fail(
      flow.isRefusedByPolicy()
        ? { code: 'sdk_load_failed', reason: 'csp' }
        : { code: 'link_no_response', retryable: flow.mayBeRepeated },
    )
  }, pollMs)
  flow.cleanUps?.push(() => clearInterval(timer))
  return () => {
    silentMs = 0
  }
}
