/** The way in for access tokens: the app's fetcher, called here, watched so that a token minted in the page is noticed. */

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

/** Both clocks of a moment: `performance.now` stops while a computer sleeps, `Date.now` jumps when its clock is set. */
export type Moment = readonly [monotonic: number, wall: number]

/** What came of a call of the fetcher, and what the page itself requested meanwhile. */
export type TokenOutcome = ({ answer: unknown } | { cause: unknown }) & { seen: readonly PerformanceEntry[] }

/** A call of the fetcher that is under way; the outcome never rejects. */
export interface TokenCall {
  readonly startedAt: Moment
  readonly controller: AbortController
  readonly outcome: Promise<TokenOutcome>
}

/** Calls the fetcher. The engine judges the answer, and looks at what was seen meanwhile (engine/checkToken.ts). */
export function callFetcher(
  fetcher: AccessTokenFetcher,
  customerId: string,
  reason: TokenReason = 'first',
  attempt = 1,
  controller: AbortController = new AbortController(),
): TokenCall {
  const seen: PerformanceEntry[] = []
  // Started before the fetcher: the page's own list of entries drops what comes after its buffer is full.
  const observer = window.PerformanceObserver && new PerformanceObserver((list) => seen.push(...list.getEntries()))
  observer?.observe({ type: 'resource' })
  const ask = async () => fetcher({ customerId, signal: controller.signal, reason, attempt })
  return {
    startedAt: [performance.now(), Date.now()],
    controller,
    outcome: ask()
      .then(
        (answer) => ({ answer }),
        (cause: unknown) => ({ cause }),
      )
      .then((outcome) => {
        seen.push(...(observer?.takeRecords() ?? []))
        observer?.disconnect()
        return { ...outcome, seen }
      }),
  }
}
