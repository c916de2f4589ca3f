/** manageConsents: the customer's own screen of given consents; mandatory for apps with long-lived payment consents, by Lean's docs. */
import type { MethodRow } from './row.ts'

export const manageConsentsRow: MethodRow<'manageConsents'> = {
  method: 'manageConsents',
  country: 'ae',
  fields: {
    customerId: 'customer!',
    consentId: 'id',
    consentType: 'consentTypes',
  },
}
