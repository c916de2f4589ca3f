/** `@lean-link/core/methods`: the method rows as plain data, for documentation, tests and the simulator. */
import type { LeanMethod } from './api/params.ts'
import { allowedValues } from './rows/allowedValues.ts'
import { otherRows } from './rows/otherRows.ts'
import { connectRow } from './rows/connectRow.ts'
import type { FieldKind, MethodRow } from './rows/row.ts'
import { toWire } from './rows/toWire.ts'

export interface LeanField {
  /** camelCase, as the kit takes it */
  name: string
  /** as LinkSDK takes it */
  wire: string
  type: 'string' | 'boolean' | 'date' | 'url' | 'enum' | 'enum[]' | 'object'
  values?: readonly string[]
  /** where Lean's own sources disagree: what the other source says */
  conflict?: string
}

export interface LeanMethodRow {
  method: LeanMethod
  required: readonly LeanField[]
  optional: readonly LeanField[]
  countries: readonly ('ae' | 'sa')[]
  redirects: boolean
  token: 'required' | 'if_customer'
  legacy: boolean
}

const typeOf: Record<FieldKind, LeanField['type']> = {
  id: 'string',
  text: 'string',
  customer: 'string',
  tokenOwner: 'string',
  flag: 'boolean',
  date: 'date',
  url: 'url',
  image: 'url',
  permissions: 'enum[]',
  accountType: 'enum',
  consentTypes: 'enum[]',
  risk: 'object',
}

// Sources: Lean's Postman repository (its LinkSDK pages of May 2026 and the ones they replaced) and the Flutter SDK 3.0.17.
const conflicts: Readonly<Record<string, string>> = {
  'connect.successRedirectUrl': "required in KSA by Lean's Postman pages; optional in the UAE",
  'connect.failRedirectUrl': "required in KSA by Lean's Postman pages; optional in the UAE",
  'connect.showConsentExplanation': "required in KSA by Lean's Postman pages; optional in the UAE",
  'connect.paymentDestinationId':
    'required for payments by replaced Postman pages; defaults to the CMA account by the docs',
  'reconnect.reconnectId':
    'from RECONNECT_REQUIRED by the docs; from every completed connect by replaced Postman pages',
  'link.permissions': "'payments' is not allowed by the docs",
  'createPaymentSource.paymentDestinationId': 'required by replaced Postman pages',
  'updatePaymentSource.paymentSourceId': 'required by the Flutter SDK',
  'createBeneficiary.paymentDestinationId': 'optional in the Flutter SDK',
  'createBeneficiary.paymentSourceId': 'required by replaced Postman pages',
  'manageConsents.consentType': 'one value or several; how several are spelt is not said, a list is assumed',
  'captureRedirect.consentAttemptId': 'required by replaced Postman pages',
  'verifyAddress.permissions': 'required by the Flutter SDK',
}

function toMethodRow(row: MethodRow): LeanMethodRow {
  const required: LeanField[] = []
  const optional: LeanField[] = []
  for (const [name, mark] of Object.entries(row.fields)) {
    const kind = mark.replace('!', '') as FieldKind
    // LinkSDK is never sent the owner of the token, so it is not one of its fields.
    if (kind === 'tokenOwner') continue
    const values = allowedValues[kind]
    const conflict = conflicts[`${row.method}.${name}`]
    const field = {
      name,
      wire: toWire(name),
      type: typeOf[kind],
      ...(values && { values }),
      ...(conflict && { conflict }),
    }
    ;(mark.endsWith('!') ? required : optional).push(field)
  }
  return {
    method: row.method,
    required,
    optional,
    countries: row.country ? [row.country] : ['ae', 'sa'],
    redirects: 'successRedirectUrl' in row.fields,
    token: row.guest ? 'if_customer' : 'required',
    legacy: row.legacy ?? false,
  }
}

/** One row per LinkSDK method, in the order of Lean's index. `access_token` and `app_token` are the kit's own business and are not listed. */
export const leanMethods: readonly LeanMethodRow[] = [connectRow, ...otherRows].map(toMethodRow)
