/** The redirect part: flows that may leave the page for a bank, and the way back. */
import type { LeanMethod } from '../api/params.ts'
import type { RedirectReturn, ResumeOptions } from '../api/redirectReturn.ts'
import type { LeanResult } from '../api/result.ts'
import type { MethodRow } from '../rows/row.ts'
import type { ClientContext } from './clientContext.ts'
import type { EngineTools } from './engineTools.ts'
import type { Flow } from './flow.ts'
import type { FlowOptions } from './flowOptions.ts'
import type { Params } from './params.ts'

export type OpenMethod = (method: LeanMethod | MethodRow, params: object, options?: FlowOptions) => Promise<LeanResult>

/** A call of `resumeRedirect`, as it was at that moment. */
export interface ResumeCall {
  /** What the caller gave, as text. */
  readonly url: string | undefined
  readonly pageHref: string
  readonly options: ResumeOptions | undefined
}

export interface RedirectPart {
  /**
   * Keeps the note of a flow that may leave the page, drops what the customer's last flow left open, and warns of what Lean's sources
   * disagree on.
   */
  onFlowOpened(flow: Flow, row: MethodRow, params: Params, client: ClientContext): void
  /** Forgets the notes of a customer, or of all, as at logout. */
  forgetJournal(appToken: string, customerId?: string): void
  resumeRedirect(tools: EngineTools, open: OpenMethod, call: ResumeCall): Promise<RedirectReturn | null>
}
