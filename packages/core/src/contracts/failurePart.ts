/** The failure part: every way but the straight one to success, with the words for it. Downloaded when something first goes that way. */
import type { LeanAnswer } from '../api/answer.ts'
import type { Failure, LeanError, LoadFailure } from '../api/LeanError.ts'
import type { LeanLanguage } from '../api/options.ts'
import type { NewEvent } from '../api/events.ts'
import type { MethodRow } from '../rows/row.ts'
import type { EngineTools } from './engineTools.ts'
import type { Flow } from './flow.ts'
import type { PageScript } from './pageScript.ts'
import type { Params, ParamRules } from './params.ts'
import type { RarePart } from './rarePart.ts'
import type { StatusText } from './statusText.ts'
import type { AcceptedToken } from './tokenManager.ts'
import type { TokenFailure } from './tokenFailure.ts'

/** What is wrong with `appState`: a credential in it, more than the limit, or nothing that JSON can hold. */
export type AppStateProblem = 'credential' | 'size' | 'no_json'

/** What keeps a method from being opened, as far as the engine knows it. */
export interface RefusedCall {
  readonly row: MethodRow | undefined
  readonly params: Params
  readonly rules: ParamRules | undefined
  /** Another flow is open. */
  readonly isBusy: boolean
  readonly rare: RarePart | undefined
  readonly appStateProblem: AppStateProblem | undefined
}

export type DescribeTools = Pick<EngineTools, 'getOptions' | 'getErrorTexts' | 'redact'>

/** What the retries of LinkSDK's script need of the loader. */
export interface FailedScript {
  readonly page: PageScript
  /** Why the first try failed. */
  readonly reason: LoadFailure
  /** False where the page itself refused to make it. */
  addTag(): boolean
  waitForLinkSdk(): Promise<LoadFailure | undefined>
}

export type WarningCode = 'token_issuer' | 'empty_callback' | 'modal_dialog'

export interface FailurePart {
  /** The failure with its texts: for the developer and for the customer. */
  describeFailure(failure: Failure, tools: DescribeTools): Failure
  readonly failureStatusTexts: Record<LeanLanguage, { readonly [T in StatusText]?: string }>
  warn(emit: (event: NewEvent) => void, code: WarningCode): void
  /** Rejects with what is wrong with the call. */
  refuseCall(tools: EngineTools, call: RefusedCall): Promise<never>
  /** LinkSDK called back with something that does not simply end the flow. */
  handleCallback(
    flow: Flow,
    raw: unknown,
    tools: EngineTools,
    read: { status: unknown; toAnswer(raw: unknown): LeanAnswer },
  ): void
  /** The page was kept by the back/forward cache while LinkSDK was open, and is shown again. */
  handlePageRestored(flow: Flow): void
  /** Ends a flow that failed. */
  endFailedFlow(flow: Flow, failure: Failure, tools: EngineTools): Promise<void>
  /** Resolves with nothing when LinkSDK came, else with the reason. */
  retryScript(script: FailedScript, tools: EngineTools): Promise<LoadFailure | undefined>
  /** Rejects with a Failure or a LeanError; the time that all attempts have together ends `attempt` from outside. */
  retryTokenRequest(
    attempt: (count: number) => Promise<AcceptedToken>,
    failure: TokenFailure | Error,
    tools: EngineTools,
  ): Promise<AcceptedToken>
  /** The token, or a rejection with `aborted` when this caller stops waiting. */
  waitForToken(token: Promise<string>, signal: AbortSignal, onAbort: () => Promise<LeanError>): Promise<string>
}
