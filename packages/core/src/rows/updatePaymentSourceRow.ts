/** updatePaymentSource: adds a beneficiary to a payment source the customer has. */
import type { MethodRow } from './row.ts'

export const updatePaymentSourceRow: MethodRow<'updatePaymentSource'> = {
  method: 'updatePaymentSource',
  country: 'ae',
  fields: {
    customerId: 'customer!',
    paymentDestinationId: 'id!',
    paymentSourceId: 'id',
    endUserId: 'id',
    entityId: 'id',
    successRedirectUrl: 'url',
    failRedirectUrl: 'url',
    destinationAlias: 'text',
    destinationAvatar: 'image',
  },
}
