/** What Lean's own sources disagree on in a method's params; it is sent all the same. */
import type { Params } from '../engine/checkParams.ts'
import type { NewEvent } from '../events.ts'
import type { LeanCountry } from '../options.ts'
import type { MethodRow } from '../rows/row.ts'

/** By the code of the `warning` event. */
const texts = {
  ksa_field: "some of Lean's pages require it in KSA, others do not",
  country: "not in Lean's index of methods of this country",
  redirect_url_query: 'some sources say that Lean matches redirect URLs without a query string',
  date_offset: "the offset is not ISO 8601 (+4:00 is written +04:00), though Lean's own samples have it",
}

export function findWarnings(row: MethodRow, params: Params, country: LeanCountry): NewEvent[] {
  const warnings: NewEvent[] = []
  const warn = (code: keyof typeof texts, path: string) =>
    warnings.push({ type: 'warning', code, path, message: texts[code] })
  if (row.country && row.country !== country) warn('country', row.method)
  for (const [name, mark] of Object.entries(row.fields)) {
    const value = params[name]
    if (value === undefined && country === 'sa' && row.method === 'connect' && /Redirect|^show/.test(name))
      warn('ksa_field', name)
    if (mark.startsWith('url') && /\?/.test(String(value))) warn('redirect_url_query', name)
    if (mark === 'date' && /[+-]\d:/.test(String(value))) warn('date_offset', name)
  }
  return warnings
}
