/** What Lean's own sources disagree on in a method's params; it is sent all the same. */
import type { NewEvent } from '../api/events.ts'
import type { LeanCountry } from '../api/options.ts'
import type { Params } from '../contracts/params.ts'
import type { MethodRow } from '../rows/row.ts'

/** By the code of the `warning` event. */
const warningTexts = {
  ksa_field: "some of Lean's pages require it in KSA, others do not",
  country: "not in Lean's index of methods of this country",
  redirect_url_query: 'some sources say that Lean matches redirect URLs without a query string',
  date_offset: "the offset is not ISO 8601 (+4:00 is written +04:00), though Lean's own samples have it",
}

/** Required of connect in KSA by one of Lean's sources. */
const ksaFields = ['successRedirectUrl', 'failRedirectUrl', 'showConsentExplanation']
/** `+4:00` in place of `+04:00`. */
const oddOffset = /[+-]\d:/

export function findWarnings(row: MethodRow, params: Params, country: LeanCountry): NewEvent[] {
  const warnings: NewEvent[] = []
  const warn = (code: keyof typeof warningTexts, path: string) =>
    warnings.push({ type: 'warning', code, path, message: warningTexts[code] })
  if (row.country && row.country !== country) warn('country', row.method)
  for (const [name, mark] of Object.entries(row.fields)) {
    const value = params[name]
    const isMissing = value === undefined && row.method === 'connect' && ksaFields.includes(name)
    if (isMissing && country === 'sa') warn('ksa_field', name)
    if (mark.startsWith('url') && String(value).includes('?')) warn('redirect_url_query', name)
    if (mark === 'date' && oddOffset.test(String(value))) warn('date_offset', name)
  }
  return warnings
}
