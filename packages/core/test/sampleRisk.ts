/** riskDetails with every field that the facts have: as the kit takes them, and as LinkSDK gets them. */
import facts from './riskDetails.json' with { type: 'json' }
import { toCamel } from './sampleParams.ts'

interface Sample {
  given: unknown
  sent: unknown
}

const enums: Readonly<Record<string, readonly string[]>> = facts.enums
const types: Readonly<Record<string, Readonly<Record<string, string>>>> = facts.types
const verbatim = { snake_case: { camelCase: [1, null] } }

function sample(mark: string): Sample {
  const type = mark.replace(/\?$/, '')
  const same = (value: unknown) => ({ given: value, sent: value })
  if (type.endsWith('[]')) {
    const { given, sent } = sample(type.slice(0, -2))
    return { given: [given], sent: [sent] }
  }
  if (type === 'string') return same('text')
  if (type === 'number' || type === 'number | string') return same(7)
  if (type === 'boolean') return same(false)
  if (type === 'LocalizedName') return same({ en: 'Name', ar: 'اسم' })
  if (type.startsWith('Record<')) return same(verbatim)
  const values = enums[type]
  if (values) return same(values.at(-1))
  const entries = Object.entries(types[type] ?? {}).map(([wire, inner]) => [wire, sample(inner)] as const)
  if (!entries.length) throw new Error(`The facts do not say what ${type} is.`)
  return {
    given: Object.fromEntries(entries.map(([wire, { given }]) => [toCamel(wire), given])),
    sent: Object.fromEntries(entries.map(([wire, { sent }]) => [wire, sent])),
  }
}

export const sampleRisk = (): Sample => sample('RiskDetails')
