/** The values of fields that take one, or some, of a few. */
import { permissions } from '../api/permissions.ts'
import type { FieldKind } from './row.ts'

export const allowedValues: { readonly [K in FieldKind]?: readonly string[] } = {
  permissions,
  accountType: ['PERSONAL', 'BUSINESS'],
  // Lower case only, by Lean's page on consent management.
  consentTypes: ['payment', 'data', 'payment_history'],
}
