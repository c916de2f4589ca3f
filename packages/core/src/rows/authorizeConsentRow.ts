/** authorizeConsent: approves a long-lived account-on-file consent, once. */
import type { MethodRow } from './row.ts'

export const authorizeConsentRow: MethodRow<'authorizeConsent'> = {
  method: 'authorizeConsent',
  country: 'ae',
  fields: {
    customerId: 'customer!',
    consentId: 'id!',
    successRedirectUrl: 'url!',
    failRedirectUrl: 'url!',
    bankIdentifier: 'id',
    accountId: 'id',
    allowPaymentSourceChange: 'flag',
    riskDetails: 'risk',
    destinationAlias: 'text',
    destinationAvatar: 'image',
  },
  captures: true,
}
