/** Turns a method's params into LinkSDK's config, when all of them are good; what is wrong is told by failure/findParamProblems.ts. */
import type { ParamRules, Params } from '../contracts/params.ts'
import { allowedValues } from '../rows/allowedValues.ts'
import type { FieldKind, MethodRow } from '../rows/row.ts'
import { toWire } from '../rows/toWire.ts'
import { isSecureUrl } from './isSecureUrl.ts'

/** ISO 8601, a date or a date and time; offsets as Lean's own samples write them, too. */
const isoDate = /^\d{4}-(0\d|1[0-2])-[0-3]\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d?:?\d\d)?)?$/

/** Ids of Lean's are UUIDs or names in capitals; nothing with a space is one. */
const idPattern = /^\S{1,255}$/

export function createParamRules({ fields, guest }: MethodRow, params: Params, allowLoopback: boolean): ParamRules {
  return {
    isValid(kind, value) {
      const allowed = allowedValues[kind]
      if (kind === 'permissions' || (kind === 'consentTypes' && Array.isArray(value)))
        return Array.isArray(value) && value.length > 0 && value.every((item) => allowed!.includes(item as string))
      if (allowed) return allowed.includes(value as string)
      if (kind === 'risk') return true
      if (kind === 'flag') return typeof value === 'boolean'
      if (kind === 'url' || kind === 'image') return isSecureUrl(value, { allowLoopback })
      if (typeof value !== 'string') return false
      if (kind === 'text') return true
      return (kind === 'date' ? isoDate : idPattern).test(value)
    },
    allowedValues,
    isAbsent: (name) => params[name] === undefined || (params[name] === null && !!guest && name === 'customerId'),
    isField: (name) => name === 'extra' || Object.hasOwn(fields, name),
  }
}

/** Nothing when something is wrong. `riskDetails` and `extra` are added by rare/addRareParams.ts. */
export function toConfig(row: MethodRow, params: Params, rules: ParamRules): Record<string, unknown> | undefined {
  const config: Record<string, unknown> = {}
  const addField = (name: string) => {
    const mark = row.fields[name]!
    const kind = mark.replace('!', '') as FieldKind
    if (rules.isAbsent(name)) return kind === mark
    if (kind !== 'tokenOwner') config[toWire(name)] = toWireValue(kind, params[name])
    return rules.isValid(kind, params[name])
  }
  const isValid =
    Object.keys(params).every(rules.isField) &&
    Object.keys(row.fields).every(addField) &&
    (!row.oneOf || row.oneOf.filter((name) => !rules.isAbsent(name)).length === 1)
  return isValid ? config : undefined
}

/** Assumed: one consent type is sent as text and several as a list, since Lean's page does not say how several are spelt. */
function toWireValue(kind: FieldKind, value: unknown): unknown {
  return kind === 'consentTypes' && Array.isArray(value) && value.length === 1 ? value[0] : value
}
