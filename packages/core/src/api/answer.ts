/** What LinkSDK says when it calls back, as the kit passes it on. */

/** A value that Lean may add to: the known ones are completed by editors, others are accepted. */
export type OpenUnion<T extends string> = T | (string & {})

/**
 * What LinkSDK said, camelCased; nothing here is proof. There is no entity id in it: LinkSDK does not send one, ask your backend.
 * `raw`, `lastApiResponse` and `openBankingRedirectUrl` are not enumerable, so that a logged result does not spill them.
 */
export interface LeanAnswer {
  message?: string
  /** `isSupported` is false when the customer said that their bank is not in the list. */
  bank?: { bankIdentifier?: string | null; isSupported?: boolean }
  /** Where in the dialog it ended. Lean lists no values; these were seen in its own tests. */
  exitPoint?: OpenUnion<'SUCCESS' | 'PAYMENT' | 'ERROR'>
  exitIntentPoint?: OpenUnion<'CONSENT'>
  exitSurveyReason?: string
  /** For diagnostics only, by Lean's docs. */
  secondaryStatus?: OpenUnion<'OK' | 'ACTIVE' | 'FAILED'>
  /** Not guaranteed to be JSON. */
  lastApiResponse?: string
  userExitIntent?: OpenUnion<'USER_CANCELLED_PAYMENT' | 'USER_COMPLETED_PAYMENT'>
  /** Quote it to Lean's support. */
  leanCorrelationId?: string
  openBankingRedirectUrl?: string
  /** The callback's argument as it came. */
  raw: unknown
}
