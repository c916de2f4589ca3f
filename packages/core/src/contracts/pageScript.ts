/** What all copies of the kit on a page share about LinkSDK's script. */

/**
 * Kept under `Symbol.for('lean-link')` on the document: statuses only, no token, no fetcher. A change of shape needs another `protocol`.
 */
export interface PageScript {
  readonly protocol: 1
  readonly country: string
  /** The global that the page's script makes: `Lean`, or `LeanV2` of the v2 bundle. LinkSDK can be one of them only. */
  readonly globalName: string
  url: string
  tag?: HTMLScriptElement | null
  /** Settles with the tag's event: true for load, false for error. Absent for a tag of somebody else's. */
  tagLoaded?: Promise<boolean>
  /** The load that is under way, for all who wait. */
  loading?: Promise<unknown> | null
  /** A flow of one of the page's clients is open: LinkSDK shows one at a time. */
  isOpen?: boolean
  /** One Trusted Types policy a document: a second of the same name throws. */
  policy?: { createScriptURL(url: string): unknown } | undefined
}
