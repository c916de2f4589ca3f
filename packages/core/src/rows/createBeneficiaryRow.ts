/** createBeneficiary: the predecessor of updatePaymentSource. */
import type { MethodRow } from './row.ts'

export const createBeneficiaryRow: MethodRow<'createBeneficiary'> = {
  method: 'createBeneficiary',
  country: 'ae',
  fields: {
    customerId: 'customer!',
    paymentDestinationId: 'id!',
    paymentSourceId: 'id',
    entityId: 'id',
    successRedirectUrl: 'url',
    failRedirectUrl: 'url',
    destinationAlias: 'text',
    destinationAvatar: 'image',
  },
  legacy: true,
}
