/** checkout: a payment of somebody who need not be a customer, over Open Finance. */
import type { MethodRow } from './row.ts'

export const checkoutRow: MethodRow<'checkout'> = {
  method: 'checkout',
  country: 'ae',
  fields: {
    customerId: 'tokenOwner',
    paymentIntentId: 'id!',
    successRedirectUrl: 'url!',
    failRedirectUrl: 'url!',
    customerName: 'text',
    bankIdentifier: 'id',
    accountId: 'id',
    allowPaymentSourceChange: 'flag',
    riskDetails: 'risk',
  },
  guest: true,
  captures: true,
}
