/** Access tokens as the rest of the engine sees them. */

/** A token that passed all checks. */
export interface AcceptedToken {
  readonly token: string
  /** How many ms it will still live. */
  remainingMs(): number
  /** One of Lean's known hosts issued it. */
  readonly isKnownIssuer: boolean
}

export interface TokenManager {
  /** A token that is good enough to open with right now; '' for no customer. */
  peek(customerId: string | null): string | undefined
  get(customerId: string, options?: { signal?: AbortSignal; refresh?: boolean }): Promise<string>
  /** Who got this promise waits no more; after the last one nobody needs the request. */
  stopWaiting(customerId: string | null, request: Promise<string> | undefined): void
  invalidate(customerId?: string): void
}
