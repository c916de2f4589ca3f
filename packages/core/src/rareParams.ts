/** Adds what few apps pass to LinkSDK's config: `customization`, `riskDetails` and `extra`. Part of extra/, loaded when one of them is used. */
import { checkCustomization } from './extra/checkCustomization.ts'
import { isRecord, riskToWire } from './extra/riskToWire.ts'
import type { Problem } from './LeanError.ts'
import type { Customization } from './options.ts'
import type { findRefused } from './refused.ts'
import { type MethodRow, toWire } from './rows/row.ts'

const fold = (name: string) => name.replaceAll('_', '').toLowerCase()
/** What the kit itself tells LinkSDK. */
const ownKeys = ['apptoken', 'callback', 'sandbox', 'proto', 'customerid', 'language', 'customization']

/** What is wrong with `extra`: a key of the kit's own, or one that the method's table knows, in any spelling. */
export function checkExtra({ fields }: MethodRow, extra: unknown = {}): Problem[] {
  if (!isRecord(extra)) return [{ path: 'extra', message: 'must be an object' }]
  const taken = [...ownKeys, ...Object.keys(fields).map(fold)]
  const message = 'belongs to the kit or is a param of its own'
  return Object.keys(extra).flatMap((key) => (taken.includes(fold(key)) ? { path: 'extra.' + key, message } : []))
}

/** What is passed on unread is not looked into, here as in failure/findProblems.ts. */
const isRead = (path: string) => !/(supplementary_?|customer_?meta)data\./i.test(path)

/** The config with more in it; undefined when something is wrong, which failure/findProblems.ts finds again and names. */
export function addRareParams(
  config: object | undefined,
  row: MethodRow,
  { extra, riskDetails }: Readonly<Record<string, unknown>>,
  customization: Customization | undefined,
  refused: typeof findRefused,
): object | undefined {
  const problems: Problem[] = []
  const risk = riskDetails !== undefined && { risk_details: riskToWire(riskDetails as object, problems) }
  if (!config || problems[0] || checkExtra(row, extra)[0] || refused(extra).some(isRead)) return undefined
  if (!customization) return { ...(extra as object), ...config, ...risk }
  if (checkCustomization(customization)[0]) return undefined
  const looks = Object.entries(customization).map(([name, value]) => [toWire(name), value])
  return { ...(extra as object), ...config, ...risk, customization: Object.fromEntries(looks) as object }
}
