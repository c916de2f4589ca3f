/** manageConsents: the customer's own screen of given consents. */
import type { MethodRow } from './row.ts'

export const manageConsentsRow: MethodRow<'manageConsents'> = {
  method: 'manageConsents',
  country: 'ae',
  fields: {
    customerId: 'customer!',
  },
}
