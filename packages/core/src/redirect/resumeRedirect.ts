/** The way back from the bank: matches the page's URL with the journal, and shows the outcome by captureRedirect. */
import type { Engine } from '../engine/createEngine.ts'
import type { Parts } from '../engine/parts.ts'
import type { LeanError } from '../LeanError.ts'
import type { RedirectReturn, ResumeOptions } from '../redirectReturn.ts'
import type { InnerOpenOptions } from '../result.ts'
import { isLive, readJournal, removeJournal } from './journal.ts'

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

/** What the page's address says, used up once per page load, and the last call's way of showing it. */
type Kept = readonly [value: RedirectReturn | null, shown?: Promise<RedirectReturn | null>]
const returnsKey = Symbol.for('lean-link.returns')

/**
 * Once per page load, app and address: a second call gets the first one's answer. When the first caller went away before there was one, as
 * StrictMode's first mount does, the second call shows the outcome.
 */
export async function resumeRedirect(
  parts: Parts,
  open: Engine['open'],
  given?: string | URL,
  options: ResumeOptions = {},
): Promise<RedirectReturn | null> {
  const { shell, fail } = parts
  if (shell.store.getState().destroyed) throw await fail({ code: 'destroyed' })
  const onPage = document as { [returnsKey]?: Map<string, Kept> }
  const returns = (onPage[returnsKey] ??= new Map<string, Kept>())
  const key = `${shell.options().appToken} ${given}`
  const [value, last] = returns.get(key) ?? [findReturn(parts, given, options)]
  const show = async () => {
    // `last` again is its rejection.
    const answer = await last?.catch(({ code }: LeanError) => (/aborted|destroyed/.test(code) ? null : last))
    return answer ?? showOutcome(value, open, options)
  }
  const shown = show()
  returns.set(key, [value, shown])
  return shown
}

/** Finds the note that the address belongs to, and uses it up. */
function findReturn(
  { shell, emit }: Parts,
  given: string | URL = location.href,
  { cleanUrl = true }: ResumeOptions,
): RedirectReturn | null {
  const url = new URL(given, location.href)
  const { searchParams } = url
  const params: RedirectReturn['params'] = {}
  for (const key of known) {
    const value = searchParams.get(key)
    if (value && isSafe(key, value)) Object.assign(params, { [toCamel(key)]: value })
  }
  const hinted = known.some((key) => searchParams.has(key))
  // As it stands there: in letters that are not safe to pass on, it is another customer all the same.
  const customer = searchParams.get('customer_id')
  const place = placeOf(url)
  // A flow that began on this very page has not come back to it: the page may be one of its own redirect URLs.
  const here = readJournal(shell.options().appToken).filter(
    ({ success, fail, startedAt }) =>
      startedAt < performance.timeOrigin && [success, fail].some((one) => placeOf(one) === place),
  )
  const live = here.filter(isLive)
  const mine = live.filter((entry) => !customer || !entry.customerId || entry.customerId === customer)
  const entry = mine[1] ? undefined : mine[0]
  // A page that merely looks like the return page (same path, nothing of Lean's in the URL) is no return without a journal.
  if (!hinted && !entry) return null
  const step = entry
    ? 'returned'
    : live.length > mine.length
      ? 'mismatch'
      : here.length > live.length
        ? 'expired'
        : 'no_journal'
  emit({ type: 'redirect', step, ...(entry && { flowId: entry.flowId }) })
  // Gone before anything opens, so that a reload does not open it again.
  if (entry) removeJournal(entry.flowId)
  if (cleanUrl && hinted && place === placeOf(location.href)) {
    for (const key of known) searchParams.delete(key)
    history.replaceState(history.state, '', url)
  }
  const both = entry && placeOf(entry.success) === placeOf(entry.fail)
  return {
    landedOn: !entry || both ? 'unknown' : placeOf(entry.success) === place ? 'success' : 'fail',
    journal: entry
      ? { flowId: entry.flowId, method: entry.method, customerId: entry.customerId, startedAt: entry.startedAt }
      : null,
    params,
    capture: null,
    confirmed: false,
  }
}

/** Opens captureRedirect where the flow's outcome is shown by it. */
async function showOutcome(
  value: RedirectReturn | null,
  open: Engine['open'],
  { capture = 'auto', confirm, signal }: ResumeOptions,
): Promise<RedirectReturn | null> {
  if (capture !== 'auto' || !value?.journal) return value
  const { customerId, method } = value.journal
  if (!customerId || !/^(pay|checkout|authorizeConsent)$/.test(method)) return value
  const { consentAttemptId, granularStatusCode, statusAdditionalInfo } = value.params
  const result = await open(
    'captureRedirect',
    { customerId, consentAttemptId, granularStatusCode, statusAdditionalInfo },
    { confirm, signal } as InnerOpenOptions,
  )
  return { ...value, capture: result, confirmed: result.confirmed }
}
