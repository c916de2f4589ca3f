/** A fetcher for the token endpoint of the app's own backend, such as `@lean-link/server` makes. */
import type { AccessTokenFetcher } from './api/accessToken.ts'
import { type Failure, LeanError } from './api/LeanError.ts'
import { findLeanHostProblem, findTokenUrlProblem } from './tokenEndpoint/findTokenUrlProblem.ts'
import { postForToken } from './tokenEndpoint/postForToken.ts'
import { readTokenResponse } from './tokenEndpoint/readTokenResponse.ts'

export interface TokenEndpointInit {
  /** Sent with each request, such as a CSRF token; a function is called each time. */
  headers?: Record<string, string> | (() => Record<string, string> | Promise<Record<string, string>>)
  /** Default `'same-origin'`. */
  credentials?: RequestCredentials
  /** Allows an endpoint on another origin than the page's. Default false. */
  allowCrossOrigin?: boolean
  /** Default: the global fetch of that moment. */
  fetch?: typeof fetch
}

const throwIfFound = (failure: Failure | undefined) => {
  if (failure) throw new LeanError(failure)
}

/**
 * POSTs `{"customer_id": "..."}` as JSON and resolves with the answer, an {@link OAuthTokenResponse}; an error answer is `{"error": code}`.
 * Rejects with an error that has the `status`, never with the body; a redirect is refused too, and not tried again. A URL on Lean's hosts
 * throws at once, or rejects when only the page's address tells its host. One on another origin, or without https but on loopback, rejects
 * when it is used.
 *
 * @example
 * const fetchAccessToken = tokenEndpoint('/api/lean/token')
 */
export function tokenEndpoint(url: string | URL, init: TokenEndpointInit = {}): AccessTokenFetcher {
  const given = String(url)
  if (URL.canParse(given)) throwIfFound(findLeanHostProblem(new URL(given).hostname))
  return async ({ customerId, signal }) => {
    const { headers, allowCrossOrigin, ...rest } = init
    // Resolved here, not above: a server that renders has no page to resolve against.
    const target = new URL(given, location.href)
    throwIfFound(findTokenUrlProblem(target, allowCrossOrigin))
    const sent = typeof headers === 'function' ? await headers() : headers
    const response = await postForToken(target, { ...rest, customerId, signal, ...(sent && { headers: sent }) })
    return readTokenResponse(response, target)
  }
}
