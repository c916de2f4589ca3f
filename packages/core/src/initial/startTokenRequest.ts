/** Asks the app's backend for a token, by the app's fetcher or its token endpoint, and watches meanwhile whether the page itself mints a token; the engine judges both. */
import type { TokenReason } from '../api/accessToken.ts'
import type { LeanClientOptions } from '../api/options.ts'
import type { TokenRequest } from '../contracts/tokenRequest.ts'
import { postForToken } from '../tokenEndpoint/postForToken.ts'

export function startTokenRequest(
  { fetchAccessToken, tokenUrl }: LeanClientOptions,
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
  const { signal } = controller
  const ask = async () =>
    fetchAccessToken
      ? fetchAccessToken({ customerId, signal, reason, attempt })
      : postForToken(tokenUrl!, { customerId, signal })
  return {
    startedAt: { monotonic: performance.now(), wall: Date.now() },
    controller,
    outcome: ask()
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
