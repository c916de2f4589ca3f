/** pay: authorises a payment intent, or a bulk of them. */
import type { MethodRow } from './row.ts'

export const payRow: MethodRow<'pay'> = {
  method: 'pay',
  country: 'ae',
  fields: {
    customerId: 'tokenOwner',
    paymentIntentId: 'id',
    bulkPaymentIntentId: 'id',
    accountId: 'id',
    endUserId: 'id',
    bankIdentifier: 'id',
    showBalances: 'flag',
    allowPaymentSourceChange: 'flag',
    riskDetails: 'risk',
    successRedirectUrl: 'url',
    failRedirectUrl: 'url',
    destinationAlias: 'text',
    destinationAvatar: 'image',
  },
  oneOf: ['paymentIntentId', 'bulkPaymentIntentId'],
  guest: true,
  captures: true,
}
