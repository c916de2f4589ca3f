/** link: the read-only predecessor of connect; Lean's docs do not allow the permission 'payments' in it. */
import type { MethodRow } from './row.ts'

export const linkRow: MethodRow<'link'> = {
  method: 'link',
  fields: {
    customerId: 'customer!',
    permissions: 'permissions!',
    bankIdentifier: 'id',
    successRedirectUrl: 'url',
    failRedirectUrl: 'url',
  },
  legacy: true,
}
