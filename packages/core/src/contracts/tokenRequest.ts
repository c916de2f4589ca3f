/** A token request that is under way, between the part that made it and the part that judges its answer. */

/** One moment by both clocks: `performance.now` stops while a computer sleeps, `Date.now` jumps when its clock is set. */
export interface Moment {
  readonly monotonic: number
  readonly wall: number
}

/** What it came to: the fetcher's answer, or the Response of `tokenUrl`; and what the page itself requested meanwhile. */
export type TokenOutcome = ({ answer: unknown } | { cause: unknown }) & {
  readonly pageRequests: readonly PerformanceEntry[]
}

export interface TokenRequest {
  readonly startedAt: Moment
  readonly controller: AbortController
  /** Never rejects. */
  readonly outcome: Promise<TokenOutcome>
}
