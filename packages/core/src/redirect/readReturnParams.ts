/** Lean's parameters in the address of a return, as two apps recorded them; no page of Lean's lists them, so each is optional and untrusted. */
import type { RedirectReturn } from '../api/redirectReturn.ts'
import type { Address } from './readAddress.ts'

interface ReturnParam {
  readonly name: keyof RedirectReturn['params']
  isSafe(value: string): boolean
  /** No other software is known to use the name, so that a page with it is a return. */
  readonly isLeansAlone: boolean
}

/** Ids that are passed on must look like ids. */
const isId = (value: string) => /^[\w-]{1,255}$/.test(value)
const isShortText = (value: string) => value.length > 0 && value.length <= 1_000

/** By Lean's spelling. */
const returnParams: ReadonlyMap<string, ReturnParam> = new Map(
  Object.entries({
    entity_id: { name: 'entityId', isSafe: isId, isLeansAlone: false },
    bank_identifier: { name: 'bankIdentifier', isSafe: isId, isLeansAlone: false },
    customer_id: { name: 'customerId', isSafe: isId, isLeansAlone: false },
    consent_attempt_id: { name: 'consentAttemptId', isSafe: isId, isLeansAlone: true },
    granular_status_code: { name: 'granularStatusCode', isSafe: isShortText, isLeansAlone: true },
    status_additional_info: { name: 'statusAdditionalInfo', isSafe: isShortText, isLeansAlone: false },
  }),
)

export interface ReturnParams {
  readonly values: RedirectReturn['params']
  /** As it stands there: in letters that are not safe to pass on, it is another customer all the same. */
  readonly customer: string | undefined
  readonly hasAny: boolean
  /** One of them is a name that only Lean is known to use. */
  readonly hasLeansAlone: boolean
  /** Whether a parameter of the address is one of these. */
  includes(name: string, value: string): boolean
}

/** `noted`: a redirect URL may have parameters of its own by the same names; they are the app's, and no sign of a return. */
export function readReturnParams(address: Address, noted?: Address): ReturnParams {
  const includes = (name: string, value: string) =>
    returnParams.has(name) && !noted?.params.getAll(name).includes(value)
  const found = [...address.params].filter(([name, value]) => value && includes(name, value))
  const values: RedirectReturn['params'] = {}
  let hasLeansAlone = false
  for (const [wireName, value] of found) {
    const { name, isSafe, isLeansAlone } = returnParams.get(wireName)!
    if (values[name] !== undefined || !isSafe(value)) continue
    values[name] = value
    hasLeansAlone ||= isLeansAlone
  }
  return {
    values,
    customer: found.find(([name]) => name === 'customer_id')?.[1],
    hasAny: found.length > 0,
    hasLeansAlone,
    includes,
  }
}
