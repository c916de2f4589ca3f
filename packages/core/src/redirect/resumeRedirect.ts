/** The way back from the bank: matches the page's URL with the journal, and shows the outcome by captureRedirect. */
import type { Engine } from '../engine/createEngine.ts'
import type { Parts } from '../engine/parts.ts'
import type { RedirectReturn, ResumeOptions } from '../redirectReturn.ts'
import { type JournalEntry, journalMs, readJournal, removeJournal } from './journal.ts'

/** Lean's return parameters, as two apps recorded them; no page of Lean's lists them, so each is optional and untrusted. */
const known =
  'entity_id bank_identifier customer_id consent_attempt_id granular_status_code status_additional_info'.split(' ')

const toCamel = (key: string) => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
/** Ids that are passed on must look like ids; the two texts may hold more. */
const isSafe = (key: string, value: string) =>
  /^(granular|status)/.test(key) ? value.length <= 1_000 : /^[\w-]{1,255}$/.test(value)

const placeOf = (url: string | URL) => {
  const { origin, pathname } = new URL(url)
  return origin + pathname.replace(/\/$/, '')
}

const returnsKey = Symbol.for('lean-link.returns')

/** Once per page load, app and address: a second call, such as StrictMode's, gets the first one's answer. */
export function resumeRedirect(
  parts: Parts,
  open: Engine['open'],
  given?: string | URL,
  options?: ResumeOptions,
): Promise<RedirectReturn | null> {
  const onPage = document as { [returnsKey]?: Map<string, Promise<RedirectReturn | null>> }
  const returns = (onPage[returnsKey] ??= new Map())
  const key = `${parts.shell.options().appToken} ${given ? String(given) : ''}`
  const answer = returns.get(key) ?? handleReturn(parts, open, given, options)
  returns.set(key, answer)
  return answer
}

async function handleReturn(
  { shell, emit }: Parts,
  open: Engine['open'],
  given: string | URL = location.href,
  { cleanUrl = true, capture = 'auto', confirm, signal }: ResumeOptions = {},
): Promise<RedirectReturn | null> {
  const url = new URL(given, location.href)
  const params: RedirectReturn['params'] = {}
  for (const key of known) {
    const value = url.searchParams.get(key)
    if (value && isSafe(key, value)) Object.assign(params, { [toCamel(key)]: value })
  }
  const hinted = known.some((key) => url.searchParams.has(key))
  const place = placeOf(url)
  // A flow that began on this very page has not come back to it: the page may be one of its own redirect URLs.
  const here = readJournal(shell.options().appToken).filter(
    ({ success, fail, startedAt }) =>
      startedAt < performance.timeOrigin && [success, fail].some((one) => placeOf(one) === place),
  )
  const live = here.filter((entry) => Date.now() - entry.startedAt < journalMs && Date.now() >= entry.startedAt)
  const mine = live.filter((entry) => !params.customerId || !entry.customerId || entry.customerId === params.customerId)
  // A page that merely looks like the return page (same path, nothing of Lean's in the URL) is no return without a journal.
  if (!hinted && !mine.length) return null
  const step =
    mine.length === 1
      ? 'returned'
      : live.length > mine.length
        ? 'mismatch'
        : here.length > live.length
          ? 'expired'
          : 'no_journal'
  const entry: JournalEntry | undefined = mine.length === 1 ? mine[0] : undefined
  emit({ type: 'redirect', step, ...(entry && { flowId: entry.flowId }) })
  // Used, or out of date: gone before anything opens, so that a reload does not open it again.
  for (const { flowId } of entry ? [entry] : here.filter((old) => !live.includes(old))) removeJournal(flowId)
  if (cleanUrl && hinted && url.origin + url.pathname === location.origin + location.pathname) {
    for (const key of known) url.searchParams.delete(key)
    history.replaceState(history.state, '', url)
  }
  const both = entry && placeOf(entry.success) === placeOf(entry.fail)
  const value: RedirectReturn = {
    landedOn: !entry || both ? 'unknown' : placeOf(entry.success) === place ? 'success' : 'fail',
    journal: entry
      ? { flowId: entry.flowId, method: entry.method, customerId: entry.customerId, startedAt: entry.startedAt }
      : null,
    params,
    capture: null,
    confirmed: false,
  }
  const customerId = entry?.customerId
  if (capture === 'auto' && customerId && /^(pay|checkout|authorizeConsent)$/.test(entry.method)) {
    const { consentAttemptId, granularStatusCode, statusAdditionalInfo } = params
    const result = await open(
      'captureRedirect',
      {
        customerId,
        ...(consentAttemptId && { consentAttemptId }),
        ...(granularStatusCode && { granularStatusCode }),
        ...(statusAdditionalInfo && { statusAdditionalInfo }),
      },
      { ...(confirm && { confirm }), ...(signal && { signal }) },
    )
    return { ...value, capture: result, confirmed: result.confirmed }
  }
  return value
}
