/** Repeats a token request that failed in a way that may pass. */
import type { Failure, LeanError } from '../api/LeanError.ts'
import type { EngineTools } from '../contracts/engineTools.ts'
import type { TokenFailure } from '../contracts/tokenFailure.ts'
import type { AcceptedToken } from '../contracts/tokenManager.ts'
import type { EndpointAnswer } from '../tokenEndpoint/readTokenResponse.ts'
import { describeTokenRefusal } from './describeTokenRefusal.ts'
import { describeTokenRequest } from './describeTokenRequest.ts'
import { toHttpStatus, toSafeError } from './toSafeError.ts'

/** How often in all: network failures and 5xx are tried twice more, 4xx never. */
const maxAttempts = 3

/** Rejects with a Failure or a LeanError; the time that all attempts have together ends `attempt` from outside. */
export async function retryTokenRequest(
  attempt: (count: number) => Promise<AcceptedToken>,
  firstFailure: TokenFailure | Error,
  tools: EngineTools,
): Promise<AcceptedToken> {
  let failure = firstFailure
  for (let count = 2; ; count++) {
    if ('refusedFor' in failure) throw describeTokenRefusal(failure, tools.getOptions())
    if ('code' in failure || failure instanceof Error) throw failure
    const { cause } = failure
    const { ownError, described } = readRejection(cause, tools)
    if (ownError) throw ownError
    if (!described.retryable || count > maxAttempts) throw described
    await new Promise((resolve) => setTimeout(resolve, count * 200))
    try {
      return await attempt(count)
    } catch (next) {
      failure = next as TokenFailure | Error
    }
  }
}

function readRejection(cause: unknown, tools: EngineTools): { ownError?: LeanError | undefined; described: Failure } {
  try {
    const { status, endpoint } = Object(cause) as { status?: unknown; endpoint?: EndpointAnswer }
    return {
      ownError: toSafeError(cause, tools),
      described: describeTokenRequest({ status: toHttpStatus(status), endpoint, cause }),
    }
  } catch {
    // It throws when it is looked at.
    return { described: { code: 'token_request_failed', retryable: false, cause } }
  }
}
