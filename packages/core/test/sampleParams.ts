/** A good value for every field of Lean's, made from the facts and not from the kit's own rows. */
import type { LeanMethod } from '../src/index.ts'
import facts from './facts.json' with { type: 'json' }
import { customerId } from './toJwt.ts'

export interface SampleField {
  /** Lean's spelling. */
  wire: string
  name: string
  required: boolean
  kind: 'id' | 'text' | 'url' | 'date' | 'flag' | 'permissions' | 'account_type' | 'consent_type' | 'risk' | 'customer'
  /** As the kit takes it. */
  value: unknown
  /** As LinkSDK gets it. */
  sent: unknown
}

export const toCamel = (wire: string): string => wire.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())

const kindOf = (wire: string): SampleField['kind'] => {
  if (wire === 'customer_id') return 'customer'
  if (wire === 'permissions' || wire === 'account_type' || wire === 'consent_type') return wire
  if (wire === 'risk_details') return 'risk'
  if (/_url$|_avatar$/.test(wire)) return 'url'
  if (wire.startsWith('access_')) return 'date'
  if (/^(show|allow)_/.test(wire)) return 'flag'
  return /_id$|_identifier$/.test(wire) ? 'id' : 'text'
}

const samples = (method: LeanMethod, wire: string): Record<SampleField['kind'], unknown> => ({
  customer: customerId,
  // Lean's docs do not allow 'payments' in link.
  permissions: facts.enums.LeanPermission.filter((permission) => method !== 'link' || permission !== 'payments'),
  account_type: 'BUSINESS',
  consent_type: ['payment', 'data'],
  risk: { debtorIndicators: { geoLocation: { latitude: 24.45, longitude: '54.37' } } },
  url: `https://shop.example/${wire}`,
  date: wire === 'access_to' ? '2027-12-31T23:59:59+04:00' : '2026-12-01',
  flag: true,
  id: `${wire}-1`,
  text: `a text for ${wire}, with spaces`,
})

export const methodNames = Object.keys(facts.methods) as LeanMethod[]

/** Fields of a method by Lean's React Native SDK, without the token, which is the kit's own business. */
export function fieldsOf(method: LeanMethod): SampleField[] {
  const { required, optional } = facts.methods[method]
  return [...required, ...optional]
    .filter((wire) => wire !== 'access_token')
    .map((wire) => {
      const kind = kindOf(wire)
      const value = samples(method, wire)[kind]
      const sent =
        kind === 'risk' ? { debtor_indicators: { geo_location: { latitude: 24.45, longitude: '54.37' } } } : value
      return { wire, name: toCamel(wire), required: (required as string[]).includes(wire), kind, value, sent }
    })
}

/** Params that a method cannot do without; whose token to fetch is named for reconnect too, which LinkSDK is not told. */
export function requiredParams(method: LeanMethod): Record<string, unknown> {
  const needed = fieldsOf(method).filter(({ required }) => required)
  return {
    ...(method === 'reconnect' && { customerId }),
    ...(method === 'pay' && { paymentIntentId: 'payment_intent_id-1' }),
    ...Object.fromEntries(needed.map(({ name, value }) => [name, value])),
  }
}
