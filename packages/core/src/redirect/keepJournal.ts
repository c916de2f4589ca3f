/** Keeps the note of a flow that may leave the page for a bank, from its beginning until it ends on this page. */
import type { Flow } from '../engine/flow.ts'
import type { Shell } from '../shell.ts'
import { hash, readJournal, removeJournal, writeJournal } from './journal.ts'

/** Writes the note; it goes when the flow ends here or with its client, and stays when the page is to be left. */
export function keepJournal(flow: Flow, params: Record<string, unknown>, { options, store }: Shell): void {
  const { successRedirectUrl: success, failRedirectUrl: fail } = params
  if (flow.ended || typeof success !== 'string' || typeof fail !== 'string') return
  const { flowId } = flow.about
  const { appToken } = options()
  // Removes notes of flows that never came back.
  readJournal(appToken)
  writeJournal({ ...flow.about, startedAt: Date.now(), app: hash(appToken), success, fail })
  // The client may go long after a flow that was to leave the page, and did not.
  const stop = store.subscribe(({ destroyed }) => destroyed && remove())
  const remove = () => {
    stop()
    removeJournal(flowId)
  }
  void flow.promise.then(({ status }) => status === 'redirecting' || remove(), remove)
}

/** Forgets the notes of a customer, or of all, as at logout. */
export function forgetJournal(appToken: string, customerId?: string): void {
  for (const entry of readJournal(appToken))
    if (!customerId || entry.customerId === customerId) removeJournal(entry.flowId)
}
