/** What `resumeRedirect` finds when the bank sends the customer back. */
import type { LeanMethod } from './params.ts'
import type { Confirm } from './openOptions.ts'
import type { LeanResult } from './result.ts'

export interface RedirectReturn {
  /** Which of the two URLs the browser came back to; `unknown` without a journal. */
  landedOn: 'success' | 'fail' | 'unknown'
  /** What this browser noted before it left; null without a journal. */
  journal: {
    flowId: string
    method: LeanMethod
    customerId: string | null
    /** ms since 1970 */
    startedAt: number
  } | null
  /** From the URL: untrusted hints. */
  params: {
    entityId?: string
    bankIdentifier?: string
    customerId?: string
    consentAttemptId?: string
    granularStatusCode?: string
    statusAdditionalInfo?: string
  }
  /** captureRedirect's own result, where it was opened. */
  capture: LeanResult | null
  /** true only after `confirm` said so */
  confirmed: boolean
}

export interface ResumeOptions {
  /** Removes Lean's parameters from the address bar. Default true; false where a router owns the URL. */
  cleanUrl?: boolean
  /** Default `'auto'`: captureRedirect opens for pay, checkout and authorizeConsent with a matching journal. */
  capture?: 'auto' | 'never'
  confirm?: Confirm
  signal?: AbortSignal
}
