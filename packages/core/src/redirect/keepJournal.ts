/** Keeps the note of a flow that may leave the page for a bank, from its beginning until it ends on this page. */
import type { Flow } from '../engine/flow.ts'
import type { Shell } from '../shell.ts'
import { hash, readJournal, removeJournal, writeJournal } from './journal.ts'

/** Writes the note; it goes when the flow ends here or with its client, and stays when the page is to be left. */
export function keepJournal(flow: Flow, params: Record<string, unknown>, { options, store }: Shell): void {
  const { successRedirectUrl: success, failRedirectUrl: fail } = params
  if (flow.ended || typeof success !== 'string' || typeof fail !== 'string') return
  const { flowId } = flow.about
  writeJournal({ ...flow.about, startedAt: Date.now(), app: hash(options().appToken), success, fail })
  const remove = () => removeJournal(flowId)
  flow.undo?.push(() => store.getState().destroyed && remove())
  void flow.promise.then(({ status }) => status === 'redirecting' || remove(), remove)
}

/** Forgets the notes of a customer, or of all, as at logout. */
export function forgetJournal(appToken: string, customerId?: string): void {
  for (const entry of readJournal(appToken))
    if (!customerId || entry.customerId === customerId) removeJournal(entry.flowId)
}
