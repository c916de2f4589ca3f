/** createPaymentSource: saves an account to pay from; connect with the permission 'payments' replaced it. */
import type { MethodRow } from './row.ts'

export const createPaymentSourceRow: MethodRow<'createPaymentSource'> = {
  method: 'createPaymentSource',
  country: 'ae',
  fields: {
    customerId: 'customer!',
    bankIdentifier: 'id',
    paymentDestinationId: 'id',
    successRedirectUrl: 'url',
    failRedirectUrl: 'url',
    destinationAlias: 'text',
    destinationAvatar: 'image',
  },
  legacy: true,
}
