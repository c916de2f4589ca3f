/** verifyAddress: proof of address from the bank's identity data. */
import type { MethodRow } from './row.ts'

export const verifyAddressRow: MethodRow<'verifyAddress'> = {
  method: 'verifyAddress',
  country: 'ae',
  fields: {
    customerId: 'customer!',
    customerName: 'text!',
    permissions: 'permissions',
    destinationAlias: 'text',
    destinationAvatar: 'image',
  },
}
