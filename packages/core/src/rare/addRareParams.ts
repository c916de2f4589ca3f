/** Adds what few apps pass to LinkSDK's config: `customization`, `riskDetails` and `extra`. */
import type { Problem } from '../api/LeanError.ts'
import type { Customization } from '../api/options.ts'
import type { ClientContext } from '../contracts/clientContext.ts'
import type { Params } from '../contracts/params.ts'
import type { MethodRow } from '../rows/row.ts'
import { toWire } from '../rows/toWire.ts'
import { checkCustomization } from './checkCustomization.ts'
import { isRecord, riskToWire } from './riskToWire.ts'

const fold = (name: string) => name.replaceAll('_', '').toLowerCase()
/** What the kit itself tells LinkSDK, folded. */
const ownKeys = ['apptoken', 'callback', 'sandbox', 'proto', 'customerid', 'language', 'customization']

/** What is wrong with `extra`: a key of the kit's own, or one that the method's table knows, in any spelling. */
export function checkExtra({ fields }: MethodRow, extra: unknown = {}): Problem[] {
  if (!isRecord(extra)) return [{ path: 'extra', message: 'must be an object' }]
  const taken = [...ownKeys, ...Object.keys(fields).map(fold)]
  const message = 'belongs to the kit or is a param of its own'
  return Object.keys(extra).flatMap((key) => (taken.includes(fold(key)) ? { path: 'extra.' + key, message } : []))
}

/** The config with more in it; undefined when something is wrong, which the failure part finds again and names. */
export function addRareParams(
  config: object | undefined,
  row: MethodRow,
  { extra, riskDetails }: Params,
  customization: Customization | undefined,
  findCredentials: ClientContext['findCredentials'],
): object | undefined {
  const problems: Problem[] = []
  const risk = riskDetails !== undefined && { risk_details: riskToWire(riskDetails as object, problems) }
  if (!config || problems[0] || checkExtra(row, extra)[0] || findCredentials(extra)[0]) return undefined
  const looks = customization && { customization: customizationToWire(customization) }
  if (customization && checkCustomization(customization)[0]) return undefined
  return { ...(extra as object), ...config, ...risk, ...looks }
}

const customizationToWire = (customization: Customization): object =>
  Object.fromEntries(Object.entries(customization).map(([name, value]) => [toWire(name), value]))
