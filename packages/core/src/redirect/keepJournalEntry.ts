/** Keeps the note of a flow that may leave the page for a bank, from its beginning until it ends on this page. */
import type { ClientContext } from '../contracts/clientContext.ts'
import type { Flow } from '../contracts/flow.ts'
import type { Params } from '../contracts/params.ts'
import type { MethodRow } from '../rows/row.ts'
import { hashAppToken, readJournal, removeJournalEntry, writeJournalEntry } from './journal.ts'

/** Writes the note; it goes when the flow ends here or with its client, and stays when the page is to be left. */
export function keepJournalEntry(
  flow: Flow,
  row: MethodRow,
  params: Params,
  { getOptions, store }: ClientContext,
): void {
  const { successRedirectUrl, failRedirectUrl } = params
  if (flow.hasEnded || typeof successRedirectUrl !== 'string' || typeof failRedirectUrl !== 'string') return
  const { flowId } = flow.identity
  const { appToken } = getOptions()
  // Removes notes of flows that never came back.
  readJournal(appToken)
  writeJournalEntry({
    ...flow.identity,
    startedAt: Date.now(),
    appTokenHash: hashAppToken(appToken),
    successRedirectUrl,
    failRedirectUrl,
    captures: row.captures ?? false,
  })
  // The client may go long after a flow that was to leave the page, and did not.
  const unsubscribe = store.subscribe(({ destroyed }) => destroyed && remove())
  const remove = () => {
    unsubscribe()
    removeJournalEntry(flowId)
  }
  void flow.promise.then(({ status }) => status === 'redirecting' || remove(), remove)
}

/** Forgets the notes of a customer, or of all, as at logout. */
export function forgetJournal(appToken: string, customerId?: string): void {
  for (const entry of readJournal(appToken))
    if (!customerId || entry.customerId === customerId) removeJournalEntry(entry.flowId)
}
