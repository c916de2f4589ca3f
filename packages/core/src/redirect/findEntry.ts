/** Chooses the note that an address belongs to, out of all that this app left in the browser. */
import { isSameCustomer } from './isSameCustomer.ts'
import { isLive, type JournalEntry } from './journal.ts'
import { compareMatches, findLanding, type Landing } from './matchAddress.ts'
import type { Address } from './readAddress.ts'
import { readReturnParams } from './readReturnParams.ts'

/** A note one of whose URLs is the page. */
export interface Candidate {
  readonly entry: JournalEntry
  readonly landing: Landing
}

export interface EntrySearch {
  readonly candidate: Candidate | undefined
  /** Older notes of the same customer and URLs: somebody went back and tried again. */
  readonly olderEntries: readonly JournalEntry[]
  readonly step: 'returned' | 'mismatch' | 'expired' | 'no_journal'
}

/** `entries`: those that can have come back to this page. */
export function findEntry(address: Address, entries: readonly JournalEntry[]): EntrySearch {
  const candidates = entries.flatMap((entry) => {
    const landing = findLanding(address, entry)
    return landing && isReturnTo(address, entry, landing) ? [{ entry, landing }] : []
  })
  const live = candidates.filter(({ entry }) => isLive(entry))
  const { customer } = readReturnParams(address)
  const sameCustomer = live.filter(({ entry, landing }) => hasSameCustomer(address, entry, landing))
  // A note without a customer fits any; one that names the customer fits better.
  const named = sameCustomer.filter(({ entry }) => customer && entry.customerId)
  const [best, ...others] = (named[0] ? named : sameCustomer).sort(compareCandidates)
  if (!best) {
    if (live[0]) return { candidate: undefined, olderEntries: [], step: 'mismatch' }
    return { candidate: undefined, olderEntries: [], step: candidates[0] ? 'expired' : 'no_journal' }
  }
  const equals = others.filter(({ landing }) => compareMatches(best.landing, landing) === 0)
  // Between different customers or URLs nothing decides.
  if (!equals.every(({ entry }) => isSameAttempt(entry, best.entry)))
    return { candidate: undefined, olderEntries: [], step: 'no_journal' }
  return { candidate: best, olderEntries: equals.map(({ entry }) => entry), step: 'returned' }
}

/** The better match first, and of equal ones the newer. */
const compareCandidates = (a: Candidate, b: Candidate) =>
  compareMatches(a.landing, b.landing) || b.entry.startedAt - a.entry.startedAt

const hasSameCustomer = (address: Address, { customerId }: JournalEntry, { noted }: Landing) => {
  const { customer } = readReturnParams(address, noted)
  return !customer || !customerId || isSameCustomer(customer, customerId)
}

const isSameAttempt = (a: JournalEntry, b: JournalEntry) =>
  isSameCustomer(a.customerId, b.customerId) &&
  a.successRedirectUrl === b.successRedirectUrl &&
  a.failRedirectUrl === b.failRedirectUrl

/** Apps use their home page, or the page that the flow began on, as a redirect URL: a plain visit to such a page is no return. */
function isReturnTo(address: Address, entry: JournalEntry, landing: Landing): boolean {
  const params = readReturnParams(address, landing.noted)
  if (landing.isTranslated) return params.hasLeansAlone || !!params.customer
  if (params.hasAny) return true
  const isHomePage = landing.noted.path === ''
  const isOrdinaryPage = landing.ownParts === 0 && (isHomePage || landing.isSharedPage)
  return (
    landing.hasOwnParts &&
    landing.landedOn !== 'unknown' &&
    landing.landedOn !== entry.openedOn &&
    !isOrdinaryPage &&
    !entry.isDoubtful
  )
}
