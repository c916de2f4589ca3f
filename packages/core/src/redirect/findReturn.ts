/** Tells whether a page's address is a return from the bank, and uses up the note that it belongs to. */
import type { ResumeOptions } from '../api/redirectReturn.ts'
import type { EngineTools } from '../contracts/engineTools.ts'
import { type EntrySearch, findEntry } from './findEntry.ts'
import { isSameCustomer } from './isSameCustomer.ts'
import { type JournalEntry, isLive, readJournal, removeJournalEntry } from './journal.ts'
import { type FoundReturn, getPageReturns } from './getPageReturns.ts'
import { type Address, readAddress, removeParams } from './readAddress.ts'
import { readReturnParams, type ReturnParams } from './readReturnParams.ts'

interface ReturnAddress {
  readonly href: string
  /** The caller has it from elsewhere: from a native shell, say, which keeps the page of the flow. */
  readonly isHandedIn: boolean
}

export function findReturn(
  tools: EngineTools,
  { href, isHandedIn }: ReturnAddress,
  { cleanUrl = true }: ResumeOptions,
): FoundReturn | null {
  const { flowsBegunHere } = getPageReturns()
  const address = readAddress(href)
  // A flow that began on this very page has not come back to it: the page may be one of its own redirect URLs.
  const entries = readJournal(tools.getOptions().appToken).filter(({ flowId }) => {
    const begunHere = flowsBegunHere.get(flowId)
    return !begunHere || (isHandedIn && begunHere.mayHaveLeft())
  })
  const search = findEntry(address, entries)
  const { entry, landing } = search.candidate ?? {}
  const params = readReturnParams(address, landing?.noted)
  const isReturn = !!entry || params.hasLeansAlone
  // A note that would have fitted explains what somebody is looking for; a page that has to do with none of this stays silent.
  if (isReturn || search.step === 'mismatch' || (search.step === 'expired' && params.hasAny))
    tellStep(tools, address, params, search, entries)
  if (!isReturn) return null
  if (entry) {
    // Gone before anything opens, so that a reload does not open it again.
    for (const { flowId } of [entry, ...search.olderEntries]) removeJournalEntry(flowId)
    flowsBegunHere.get(entry.flowId)?.endByReturn()
  }
  if (cleanUrl) cleanAddress(address, params)
  const value: FoundReturn['value'] = {
    landedOn: landing?.landedOn ?? 'unknown',
    journal: entry
      ? { flowId: entry.flowId, method: entry.method, customerId: entry.customerId, startedAt: entry.startedAt }
      : null,
    params: params.values,
    userMessage: null,
    appState: entry?.appState ?? null,
    capture: null,
    confirmed: false,
  }
  // Whatever is noted, nothing opens by itself on a page that was only visited.
  return { value, captures: !!entry?.captures && params.hasAny }
}

function tellStep(
  { emit }: EngineTools,
  address: Address,
  { customer }: ReturnParams,
  { step, candidate }: EntrySearch,
  entries: readonly JournalEntry[],
): void {
  emit({ type: 'redirect', step, ...(candidate && { flowId: candidate.entry.flowId }) })
  if (step !== 'no_journal') return
  const toPath = (url: string) => readAddress(url).path || '/'
  const paths = entries
    .filter((entry) => isLive(entry) && (!customer || !entry.customerId || isSameCustomer(customer, entry.customerId)))
    .flatMap(({ successRedirectUrl, failRedirectUrl }) => [toPath(successRedirectUrl), toPath(failRedirectUrl)])
  const path = address.path || '/'
  if (!paths[0] || paths.includes(path)) return
  const message = `This page is ${path}; the redirect URLs that were noted are ${[...new Set(paths)].join(' and ')}.`
  emit({ type: 'warning', code: 'redirect_path', path, message })
}

/** Lean's parameters go from the address bar, if the page is still where the customer landed: a router may have moved on. */
function cleanAddress(landedAt: Address, params: ReturnParams): void {
  const shown = readAddress(location.href)
  if (shown.origin !== landedAt.origin || shown.path !== landedAt.path || shown.fragment !== landedAt.fragment) return
  const cleaned = removeParams(location.href, params.includes)
  if (cleaned !== location.href) history.replaceState(history.state, '', cleaned)
}
