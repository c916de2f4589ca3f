/** The note a flow leaves in this browser before the page goes to the bank; it holds no token and no intent id. */
import type { LeanMethod } from '../params.ts'

export interface JournalEntry {
  flowId: string
  method: LeanMethod
  customerId: string | null
  /** ms since 1970 */
  startedAt: number
  /** hash of the app token, so that another app on this origin is not taken for this one */
  app: string
  success: string
  fail: string
}

/** After an hour a return is no longer taken for the end of this flow. */
export const journalMs = 3_600_000
export const journalPrefix = 'lean-link:'

/** Session storage knows the tab; the copy in local storage is for banks whose app returns in a new one. */
export const storages = (): Storage[] => {
  const found: Storage[] = []
  for (const name of ['sessionStorage', 'localStorage'] as const) {
    try {
      found.push(window[name])
    } catch {
      // Storage is forbidden on this page: a return is then handled without a journal.
    }
  }
  return found
}

/** 32-bit FNV-1a: tells apps apart, hides nothing, since an app token is public. */
export const hash = (text: string): string => {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value >>> 0).toString(36)
}

const isEntry = (value: unknown): value is JournalEntry => {
  const entry = value as JournalEntry | null
  return (
    !!entry &&
    typeof entry === 'object' &&
    typeof entry.flowId === 'string' &&
    typeof entry.method === 'string' &&
    typeof entry.startedAt === 'number' &&
    typeof entry.success === 'string' &&
    typeof entry.fail === 'string' &&
    typeof entry.app === 'string' &&
    (entry.customerId === null || typeof entry.customerId === 'string')
  )
}

export function writeJournal(entry: JournalEntry): void {
  for (const storage of storages()) {
    try {
      storage.setItem(journalPrefix + entry.flowId, JSON.stringify(entry))
    } catch {
      // Full or forbidden: the other storage, or no journal.
    }
  }
}

export function removeJournal(flowId: string): void {
  for (const storage of storages()) storage.removeItem(journalPrefix + flowId)
}

/** All readable entries of this app, each once; what cannot be read is removed. */
export function readJournal(appToken: string): JournalEntry[] {
  const app = hash(appToken)
  const found = new Map<string, JournalEntry>()
  for (const storage of storages()) {
    for (const key of Object.keys(storage).filter((name) => name.startsWith(journalPrefix))) {
      let entry: unknown
      try {
        entry = JSON.parse(storage.getItem(key) ?? '')
      } catch {
        entry = null
      }
      if (!isEntry(entry)) storage.removeItem(key)
      else if (entry.app === app) found.set(entry.flowId, entry)
    }
  }
  return [...found.values()]
}
