/** Repeats a token request that failed in a way that may pass. */
import type { LeanClientOptions } from '../api/options.ts'
import type { TokenFailure } from '../contracts/tokenFailure.ts'
import type { AcceptedToken } from '../contracts/tokenManager.ts'
import type { EndpointAnswer } from '../tokenEndpoint/readTokenResponse.ts'
import { describeTokenRefusal } from './describeTokenRefusal.ts'
import { describeTokenRequest } from './describeTokenRequest.ts'

/** How often in all: network failures and 5xx are tried twice more, 4xx never. */
const maxAttempts = 3

/** Rejects with a Failure or a LeanError; the time that all attempts have together ends `attempt` from outside. */
export async function retryTokenRequest(
  attempt: (count: number) => Promise<AcceptedToken>,
  firstFailure: TokenFailure,
  options: LeanClientOptions,
): Promise<AcceptedToken> {
  let failure = firstFailure
  for (let count = 2; ; count++) {
    if ('refusedFor' in failure) throw describeTokenRefusal(failure, options)
    if ('code' in failure) throw failure
    const { cause } = failure
    if (cause instanceof Error && cause.name === 'LeanError') throw cause
    const { status, endpoint } = Object(cause) as { status?: number; endpoint?: EndpointAnswer }
    const described = describeTokenRequest({ status, endpoint, cause })
    if (!described.retryable || count > maxAttempts) throw described
    await new Promise((resolve) => setTimeout(resolve, count * 200))
    try {
      return await attempt(count)
    } catch (next) {
      failure = next as TokenFailure
    }
  }
}
