/** captureRedirect: shows the outcome after the bank sent the customer back. */
import type { MethodRow } from './row.ts'

export const captureRedirectRow: MethodRow<'captureRedirect'> = {
  method: 'captureRedirect',
  country: 'ae',
  fields: {
    customerId: 'customer!',
    consentAttemptId: 'id',
    consentId: 'id',
    granularStatusCode: 'text',
    statusAdditionalInfo: 'text',
  },
}
