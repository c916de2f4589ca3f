/** Tells whether a page's address is a return from the bank, and finds the note that it belongs to. */
import type { RedirectReturn, ResumeOptions } from '../api/redirectReturn.ts'
import type { EngineTools } from '../contracts/engineTools.ts'
import { isLive, type JournalEntry, readJournal, removeJournalEntry } from './journal.ts'

export interface FoundReturn {
  readonly value: RedirectReturn
  /** The flow's outcome is shown by captureRedirect. */
  readonly captures: boolean
}

/** Ids that are passed on must look like ids. */
const isId = (value: string) => /^[\w-]{1,255}$/.test(value)
const isShortText = (value: string) => value.length <= 1_000

/** Lean's return parameters, as two apps recorded them; no page of Lean's lists them, so each is optional and untrusted. */
const returnParams: Readonly<Record<string, { name: keyof RedirectReturn['params']; isSafe(value: string): boolean }>> =
  {
    entity_id: { name: 'entityId', isSafe: isId },
    bank_identifier: { name: 'bankIdentifier', isSafe: isId },
    customer_id: { name: 'customerId', isSafe: isId },
    consent_attempt_id: { name: 'consentAttemptId', isSafe: isId },
    granular_status_code: { name: 'granularStatusCode', isSafe: isShortText },
    status_additional_info: { name: 'statusAdditionalInfo', isSafe: isShortText },
  }
const returnParamNames = Object.keys(returnParams)

const toPlace = (url: string | URL) => {
  const { origin, pathname } = new URL(url)
  return origin + pathname.replace(/\/$/, '')
}

/** Finds the note that the address belongs to, and uses it up. */
export function findReturn(
  tools: EngineTools,
  givenUrl: string | URL | undefined,
  { cleanUrl = true }: ResumeOptions,
): FoundReturn | null {
  const url = new URL(givenUrl ?? location.href, location.href)
  const hasReturnParams = returnParamNames.some((name) => url.searchParams.has(name))
  const { entry, step } = matchJournal(url, readJournal(tools.getOptions().appToken))
  // A page that merely looks like the return page (same path, nothing of Lean's in the URL) is no return without a journal.
  if (!hasReturnParams && !entry) return null
  const params = readParams(url)
  tools.emit({ type: 'redirect', step, ...(entry && { flowId: entry.flowId }) })
  // Gone before anything opens, so that a reload does not open it again.
  if (entry) removeJournalEntry(entry.flowId)
  if (cleanUrl && hasReturnParams && toPlace(url) === toPlace(location.href)) removeParams(url)
  const value: RedirectReturn = {
    landedOn: toLandedOn(url, entry),
    journal: entry
      ? { flowId: entry.flowId, method: entry.method, customerId: entry.customerId, startedAt: entry.startedAt }
      : null,
    params,
    capture: null,
    confirmed: false,
  }
  return { value, captures: entry?.captures ?? false }
}

type RedirectStep = 'returned' | 'mismatch' | 'expired' | 'no_journal'

function matchJournal(
  url: URL,
  entries: readonly JournalEntry[],
): { entry: JournalEntry | undefined; step: RedirectStep } {
  // As it stands there: in letters that are not safe to pass on, it is another customer all the same.
  const customer = url.searchParams.get('customer_id')
  const place = toPlace(url)
  // A flow that began on this very page has not come back to it: the page may be one of its own redirect URLs.
  const samePlace = entries.filter(
    ({ successRedirectUrl, failRedirectUrl, startedAt }) =>
      startedAt < performance.timeOrigin && [successRedirectUrl, failRedirectUrl].map(toPlace).includes(place),
  )
  const live = samePlace.filter(isLive)
  const sameCustomer = live.filter((entry) => !customer || !entry.customerId || entry.customerId === customer)
  const entry = sameCustomer[1] ? undefined : sameCustomer[0]
  if (entry) return { entry, step: 'returned' }
  if (live.length > sameCustomer.length) return { entry, step: 'mismatch' }
  return { entry, step: samePlace.length > live.length ? 'expired' : 'no_journal' }
}

function readParams(url: URL): RedirectReturn['params'] {
  const params: RedirectReturn['params'] = {}
  for (const [wireName, { name, isSafe }] of Object.entries(returnParams)) {
    const value = url.searchParams.get(wireName)
    if (value && isSafe(value)) params[name] = value
  }
  return params
}

function removeParams(url: URL): void {
  for (const name of returnParamNames) url.searchParams.delete(name)
  history.replaceState(history.state, '', url)
}

function toLandedOn(url: URL, entry: JournalEntry | undefined): RedirectReturn['landedOn'] {
  if (!entry) return 'unknown'
  const [success, fail] = [entry.successRedirectUrl, entry.failRedirectUrl].map(toPlace)
  if (success === fail) return 'unknown'
  return success === toPlace(url) ? 'success' : 'fail'
}
