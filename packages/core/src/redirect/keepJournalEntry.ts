/** Keeps the note of a flow that may leave the page for a bank, from its beginning until it ends on this page. */
import type { LeanError } from '../api/LeanError.ts'
import type { ClientContext } from '../contracts/clientContext.ts'
import type { Flow } from '../contracts/flow.ts'
import type { Params } from '../contracts/params.ts'
import type { MethodRow } from '../rows/row.ts'
import { isSameCustomer } from './isSameCustomer.ts'
import { hashAppToken, markDoubtful, readJournal, removeJournalEntry, writeJournalEntry } from './journal.ts'
import { findLanding } from './matchAddress.ts'
import { getPageReturns } from './getPageReturns.ts'
import { readAddress } from './readAddress.ts'

/** After these the customer may still be on the way to the bank: LinkSDK reports errors that are not its last word. */
const doubtfulCodes: readonly string[] = ['link_error', 'link_outcome_unknown', 'link_no_response']

/** Writes the note; it goes when the flow ends here or with its client, and stays when the page is to be left. */
export function keepJournalEntry(
  flow: Flow,
  row: MethodRow,
  params: Params,
  { getOptions, store }: ClientContext,
): void {
  const { flowId, customerId } = flow.identity
  const { appToken } = getOptions()
  // Reading removes notes of flows that never came back; what the last error left open, this customer's next flow settles.
  for (const earlier of readJournal(appToken))
    if (earlier.isDoubtful && isSameCustomer(earlier.customerId, customerId)) removeJournalEntry(earlier.flowId)
  const { successRedirectUrl, failRedirectUrl } = params
  if (typeof successRedirectUrl !== 'string' || typeof failRedirectUrl !== 'string') return
  const page = findLanding(readAddress(location.href), { successRedirectUrl, failRedirectUrl })
  writeJournalEntry({
    ...flow.identity,
    startedAt: Date.now(),
    appTokenHash: hashAppToken(appToken),
    successRedirectUrl,
    failRedirectUrl,
    captures: row.captures ?? false,
    appState: flow.options.appState,
    openedOn: page && page.landedOn !== 'unknown' ? page.landedOn : undefined,
  })
  const { flowsBegunHere } = getPageReturns()
  flowsBegunHere.set(flowId, {
    mayHaveLeft: () => !!flow.isOpen || !!flow.hasEnded,
    endByReturn() {
      if (flow.cleanUps) flow.pageSnapshot?.removeNewFrames()
      flow.finish(flow.toResult('redirecting', {}), 'confirming')
      flow.release()
    },
  })
  // The client may go long after a flow that was to leave the page, and did not.
  const unsubscribe = store.subscribe(({ destroyed }) => destroyed && remove())
  const remove = () => {
    unsubscribe()
    removeJournalEntry(flowId)
    flowsBegunHere.delete(flowId)
  }
  void flow.promise.then(
    ({ status }) => status === 'redirecting' || remove(),
    ({ code }: LeanError) => (doubtfulCodes.includes(code) ? markDoubtful(flowId) : remove()),
  )
}

/** Forgets the notes of a customer, or of all, as at logout. */
export function forgetJournal(appToken: string, customerId?: string): void {
  for (const entry of readJournal(appToken))
    if (!customerId || isSameCustomer(entry.customerId, customerId)) removeJournalEntry(entry.flowId)
}
