/** Turns a method's params into LinkSDK's config, when all of them are good; what is wrong is told by failure/findProblems.ts. */
import type { FieldKind, MethodRow } from '../rows/row.ts'

export type Params = Readonly<Record<string, unknown>>

/** The rules that the check and the search for what is wrong have in common. */
export interface ParamRules {
  isGood(kind: FieldKind, value: unknown): boolean
  /** null stands for no customer. */
  isAbsent(name: string): boolean
  /** `extra` counts as a field of every method. */
  isField(name: string): boolean
}

const toWire = (name: string) => name.replace(/[A-Z]/g, (letter) => '_' + letter.toLowerCase())

export function createRules({ fields, guest }: MethodRow, params: Params, pattern: string): ParamRules {
  const url = RegExp(`^(${pattern})$`)
  const shapes: Partial<Record<FieldKind, RegExp>> = {
    text: /^/,
    date: /^\d{4}-(0\d|1[0-2])-[0-3]\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d?:?\d\d)?)?$/,
    accountType: /^(PERSONAL|BUSINESS)$/,
    permissions:
      /^(identity|accounts|balance|transactions|payments|identities|beneficiaries|direct_debits|standing_orders|scheduled_payments)$/,
    url,
    image: url,
  }
  return {
    isGood(kind, value) {
      const items = kind === 'permissions' ? value : [value]
      const fits = (item: unknown) =>
        typeof item === (kind === 'flag' ? 'boolean' : 'string') && (shapes[kind] ?? /^\S{1,255}$/).test(item as string)
      return Array.isArray(items) && items.length > 0 && items.every(fits)
    },
    isAbsent: (name) => params[name] === undefined || (params[name] === null && guest! && name === 'customerId'),
    isField: (name) => name === 'extra' || Object.hasOwn(fields, name),
  }
}

/** Nothing when something is wrong. `riskDetails` and `extra` are added by rareParams.ts. */
export function toConfig(
  { fields, oneOf }: MethodRow,
  params: Params,
  { isGood, isAbsent, isField }: ParamRules,
): object | undefined {
  const config: Record<string, unknown> = {}
  const isFine = (name: string) => {
    const kind = fields[name]!.replace('!', '') as FieldKind
    if (isAbsent(name)) return kind === fields[name]
    if (kind !== 'tokenOwner') config[toWire(name)] = params[name]
    return kind === 'risk' || isGood(kind, params[name])
  }
  return Object.keys(params).every(isField) &&
    Object.keys(fields).every(isFine) &&
    (!oneOf || oneOf.filter((name) => !isAbsent(name)).length === 1)
    ? config
    : undefined
}
