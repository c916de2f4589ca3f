/** What goes beside a flow that just opened: warnings of what Lean's sources disagree on, and the note of one that may leave the page. */
import type { RedirectPart } from '../contracts/redirectPart.ts'
import { findWarnings } from './findWarnings.ts'
import { keepJournalEntry } from './keepJournalEntry.ts'

export const onFlowOpened: RedirectPart['onFlowOpened'] = (flow, row, params, client) => {
  keepJournalEntry(flow, row, params, client)
  findWarnings(row, params, client.getOptions().country).forEach(flow.emit)
}
