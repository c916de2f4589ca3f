/** Repeats a token request that failed in a way that may pass. */
import type { Failure } from '../api/LeanError.ts'
import type { TokenFailure } from '../contracts/tokenFailure.ts'
import type { AcceptedToken } from '../contracts/tokenManager.ts'
import { describeTokenRefusal } from './describeTokenRefusal.ts'

/** How often in all: network failures and 5xx are tried twice more, 4xx never. */
const maxAttempts = 3

/** Rejects with a Failure or a LeanError; the time that all attempts have together ends `attempt` from outside. */
export async function retryTokenRequest(
  attempt: (count: number) => Promise<AcceptedToken>,
  firstFailure: TokenFailure,
): Promise<AcceptedToken> {
  let failure = firstFailure
  for (let count = 2; ; count++) {
    if ('refusedFor' in failure) throw describeTokenRefusal(failure)
    if ('code' in failure) throw failure
    const { cause } = failure
    if (cause instanceof Error && cause.name === 'LeanError') throw cause
    const { status } = Object(cause) as { status?: number }
    const retryable = cause instanceof TypeError || status! >= 500
    if (!retryable || count > maxAttempts)
      throw { code: 'token_request_failed', status, retryable, cause } satisfies Failure
    await new Promise((resolve) => setTimeout(resolve, count * 200))
    try {
      return await attempt(count)
    } catch (next) {
      failure = next as TokenFailure
    }
  }
}
