/** The way in for access tokens: a fetcher that the app supplies, which asks the app's own backend. */

/** A token answer of OAuth 2.0, as `@lean-link/server`'s endpoint gives it. */
export interface OAuthTokenResponse {
  /** The JWT, without `Bearer `. */
  access_token: string
  token_type?: string
  /** Seconds. Where it and the JWT's own claims differ, the shorter life counts. */
  expires_in?: number
  /** `customer.<customer id>`; an API-scoped token is refused. */
  scope?: string
  client_secret?: never
  clientSecret?: never
}

/** Why a token is asked for: the first one, the last one is running out, it was invalidated, or a caller asked for a new one. */
export type TokenReason = 'first' | 'expiring' | 'invalidated' | 'refresh'

export interface AccessTokenRequest {
  /** Whose token. Send it to your backend as a hint only: the backend decides by its own session. */
  customerId: string
  /** Aborts when nobody waits for the answer any more, or when `tokenTimeoutMs` is over. */
  signal: AbortSignal
  reason: TokenReason
  /** 1, 2, ... within one request. */
  attempt: number
}

/**
 * Gets a customer token from your backend. Resolve with the parsed JSON of the answer or the JWT itself; a `Response` is refused with a
 * hint to await its `json()`. A rejection is `token_request_failed`: network failures (TypeError) and errors with a `status` of 500 and
 * above are tried twice more, others never.
 */
export type AccessTokenFetcher = (request: AccessTokenRequest) => Promise<string | OAuthTokenResponse>
