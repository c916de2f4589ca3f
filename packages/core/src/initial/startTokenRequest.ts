/** Calls the app's fetcher, and watches meanwhile whether the page itself mints a token; the engine judges both. */
import type { AccessTokenFetcher, TokenReason } from '../api/accessToken.ts'
import type { TokenRequest } from '../contracts/tokenRequest.ts'

export function startTokenRequest(
  fetcher: AccessTokenFetcher,
  customerId: string,
  reason: TokenReason = 'first',
  attempt = 1,
  controller: AbortController = new AbortController(),
): TokenRequest {
  const pageRequests: PerformanceEntry[] = []
  // Started before the fetcher: the page's own list of entries drops what comes after its buffer is full.
  const observer =
    window.PerformanceObserver && new PerformanceObserver((list) => pageRequests.push(...list.getEntries()))
  observer?.observe({ type: 'resource' })
  const callFetcher = async () => fetcher({ customerId, signal: controller.signal, reason, attempt })
  return {
    startedAt: { monotonic: performance.now(), wall: Date.now() },
    controller,
    outcome: callFetcher()
      .then(
        (answer) => ({ answer }),
        (cause: unknown) => ({ cause }),
      )
      .then((outcome) => {
        pageRequests.push(...(observer?.takeRecords() ?? []))
        observer?.disconnect()
        return { ...outcome, pageRequests }
      }),
  }
}
