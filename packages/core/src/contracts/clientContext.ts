/** What the initial part hands to the engine by argument, so that no module, and no chunk of its own, is shared between them. */
import type { TokenReason } from '../api/accessToken.ts'
import type { LeanError, LeanErrorCode } from '../api/LeanError.ts'
import type { LeanClientOptions } from '../api/options.ts'
import type { LeanState } from '../api/state.ts'
import type { MethodRow } from '../rows/row.ts'
import type { TokenRequest } from './tokenRequest.ts'

/** Sentences for the customer that an app puts in place of the kit's own. */
export type ErrorTexts = { readonly [C in LeanErrorCode]?: string }

/** The client's state, in the shape that React's useSyncExternalStore takes. */
export interface Store {
  getState(): LeanState
  subscribe(listener: (state: LeanState, previous: LeanState) => void): () => void
}

export interface ClientContext {
  /** The options of this moment. */
  getOptions(): LeanClientOptions
  readonly store: Store
  setState(change: Partial<LeanState>): void
  /** The app's own sentences for the customer, by code. */
  getErrorTexts(): ErrorTexts | undefined
  /** `performance.now()` when the client was made. */
  readonly createdAt: number
  /** Requests that were started before the engine was here, by customer. */
  readonly earlyTokenRequests: Map<string, TokenRequest>
  /** Address of LinkSDK's loader. */
  getScriptUrl(options: LeanClientOptions): string
  startTokenRequest(
    options: LeanClientOptions,
    customerId: string,
    reason: TokenReason,
    attempt?: number,
    controller?: AbortController,
  ): TokenRequest
  findCredentials(value: unknown): string[]
  /** Here for the button that most pages have; who only connects downloads no other row. */
  readonly connectRow: MethodRow
  readonly LeanError: typeof LeanError
}
