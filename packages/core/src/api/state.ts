/** What a client lets others see of itself: statuses and times, never a token. */
import type { LeanError } from './LeanError.ts'
import type { LeanMethod } from './params.ts'

export type FlowStatus = 'idle' | 'opening' | 'open' | 'redirecting' | 'confirming'

export interface LeanState {
  /** LinkSDK's script together with the kit's engine: `ready` means that a click can open at once. */
  script: { status: 'idle' | 'loading' | 'ready' | 'error'; error: LeanError | null }
  /** By customer id. `expiresAt` is in ms since 1970, by this computer's clock. */
  tokens: Readonly<
    Record<string, { status: 'loading' | 'ready' | 'error'; expiresAt: number | null; error: LeanError | null }>
  >
  /** The one flow that is under way. */
  flow: { status: FlowStatus; flowId: string | null; method: LeanMethod | null; customerId: string | null }
  destroyed: boolean
}
