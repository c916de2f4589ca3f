/** Why a token request did not give a good token. */
import type { Failure, LeanErrorCode } from '../api/LeanError.ts'

/** An answer that was refused. The answer itself goes no further than the words for it. */
export interface TokenRefusal {
  readonly refusedFor: LeanErrorCode
  readonly answer: unknown
  /** It is so large that the search for credentials did not come to its end. */
  readonly isUnread?: true
}

/** The failure itself, a refused answer, or `{ cause }` where the fetcher failed. */
export type TokenFailure = Failure | TokenRefusal | { readonly cause: unknown }
