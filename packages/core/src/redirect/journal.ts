/** The note a flow leaves in this browser before the page goes to the bank; it holds no token and no intent id. */
import type { JsonValue } from '../api/openOptions.ts'
import type { LeanMethod } from '../api/params.ts'

export interface JournalEntry {
  flowId: string
  method: LeanMethod
  customerId: string | null
  /** ms since 1970 */
  startedAt: number
  /** So that another app on this origin is not taken for this one. */
  appTokenHash: string
  successRedirectUrl: string
  failRedirectUrl: string
  /** Its outcome is shown by captureRedirect. */
  captures: boolean
  /** Which of the two URLs is the page that the flow began on: a visit to that one alone is no sign of a return. */
  openedOn?: 'success' | 'fail' | undefined
  /** The flow ended with an error on its page, where the customer may have been on the way to the bank all the same. */
  isDoubtful?: boolean
  /** The app's own data; it was looked through for credentials when the flow began. */
  appState?: JsonValue | undefined
}

/** After an hour a return is no longer taken for the end of this flow. */
const journalMs = 3_600_000
const journalPrefix = 'lean-link:'

/** Local storage, because a bank's app may return in a new tab; session storage for a page that has no other. */
const storages = (): Storage[] => {
  const found: Storage[] = []
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      // Android's WebView has null for what its app did not switch on.
      if (window[name] as Storage | null) found.push(window[name])
    } catch {
      // Storage is forbidden on this page: a return is then handled without a journal.
    }
  }
  return found
}

/** 32-bit FNV-1a: tells apps apart, hides nothing, since an app token is public. */
export const hashAppToken = (text: string): string => {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value >>> 0).toString(36)
}

/** A clock that was set back meanwhile makes a note of the future; it is no older for that. */
export const isLive = ({ startedAt }: JournalEntry): boolean => Math.abs(Date.now() - startedAt) < journalMs

/** The note, if it is one: of somebody else's text, or with an address that is no URL, there is nothing to come back to. */
const toEntry = (text: string): JournalEntry | undefined => {
  try {
    const entry = JSON.parse(text) as JournalEntry
    const { flowId, method, appTokenHash, customerId, startedAt } = entry
    const urls = [entry.successRedirectUrl, entry.failRedirectUrl].map((url) => new URL(url).href)
    const texts = [flowId, method, appTokenHash, customerId ?? '', ...urls]
    return texts.every((text) => typeof text === 'string') && typeof startedAt === 'number' ? entry : undefined
  } catch {
    return undefined
  }
}

/** Once: a second copy, of this tab, would outlive the one that another tab uses up or forgets. */
export function writeJournalEntry(entry: JournalEntry): void {
  for (const storage of storages()) {
    try {
      return storage.setItem(journalPrefix + entry.flowId, JSON.stringify(entry))
    } catch {
      // Full or forbidden: the other storage, or no journal.
    }
  }
}

/** Marks a note that is still there: another tab may have used it up. */
export function markDoubtful(flowId: string): void {
  const key = journalPrefix + flowId
  for (const storage of storages()) {
    const entry = toEntry(storage.getItem(key) ?? '')
    // The mark is kept where the note was, which took as much before; a note that cannot be marked stays as it is.
    if (entry) writeJournalEntry({ ...entry, isDoubtful: true })
  }
}

export function removeJournalEntry(flowId: string): void {
  for (const storage of storages()) storage.removeItem(journalPrefix + flowId)
}

/** All notes of this app, those that are out of date for the last time: they are removed, as is what cannot be read, whoever's it is. */
export function readJournal(appToken: string): JournalEntry[] {
  const appTokenHash = hashAppToken(appToken)
  const found: JournalEntry[] = []
  for (const storage of storages()) {
    for (const [key, text] of Object.entries(storage)) {
      if (!key.startsWith(journalPrefix)) continue
      const entry = toEntry(text as string)
      if (!entry || !isLive(entry)) storage.removeItem(key)
      if (entry?.appTokenHash === appTokenHash) found.push(entry)
    }
  }
  return found
}
