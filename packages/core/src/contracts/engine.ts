/** The engine, as the initial part sees it. */
import type { RedirectReturn } from '../api/redirectReturn.ts'
import type { LeanResult } from '../api/result.ts'
import type { EngineTools } from './engineTools.ts'
import type { FlowCall } from './flowCall.ts'
import type { OpenMethod, ResumeCall } from './redirectPart.ts'

export interface Engine {
  open: OpenMethod
  /** `open` for an adapter that shows one flow; rejects with what is to be shown as an error. */
  runFlow(call: FlowCall): Promise<LeanResult | null>
  getStatusText: EngineTools['getStatusText']
  /** Waits for the script and, with a customer, for a token; `allMethods`: for the rows of all methods too. */
  preload(customerId?: string | null, allMethods?: boolean): Promise<void>
  getAccessToken(customerId: string, options?: { signal?: AbortSignal; refresh?: boolean }): Promise<string>
  invalidateAccessToken(customerId?: string): void
  resumeRedirect(call: ResumeCall): Promise<RedirectReturn | null>
  destroy(): void
}
