/** What this load of the page knows of flows and returns. It is kept at the document, for every client and copy of the kit on it. */
import type { RedirectReturn } from '../api/redirectReturn.ts'

export interface FoundReturn {
  readonly value: RedirectReturn
  /** The flow's outcome is shown by captureRedirect. */
  readonly captures: boolean
}

/** What an address says, used up once per page load, and the last call's way of showing it. */
export interface ResumedReturn {
  readonly found: FoundReturn | null
  readonly shown: Promise<RedirectReturn | null>
}

export interface FlowBegunHere {
  /** LinkSDK was called, so that the customer can be at the bank. */
  mayHaveLeft(): boolean
  /** The customer is back: LinkSDK has nothing more to do on this page. */
  endByReturn(): void
}

export interface PageReturns {
  /** Flows that began on this load of the page, by id: this mark tells them from flows that came back to it, whatever the clocks say. */
  readonly flowsBegunHere: Map<string, FlowBegunHere>
  /** By app and address. */
  readonly resumed: Map<string, ResumedReturn>
  /** The page's address at the first call without one: a later call means the same, though a router has changed it since. */
  pageHref?: string
}

const pageReturnsKey = Symbol.for('lean-link.returns')

export function getPageReturns(): PageReturns {
  const onDocument = document as { [pageReturnsKey]?: PageReturns }
  return (onDocument[pageReturnsKey] ??= { flowsBegunHere: new Map(), resumed: new Map() })
}
