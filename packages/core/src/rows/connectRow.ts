/** connect: links a bank. Required fields as Lean's React Native SDK 4.2.2 has them; LinkSDK in KSA may demand more (see methods.ts). */
import type { MethodRow } from './row.ts'

export const connectRow: MethodRow<'connect'> = {
  method: 'connect',
  fields: {
    customerId: 'customer!',
    permissions: 'permissions!',
    accessFrom: 'date',
    accessTo: 'date',
    accountType: 'accountType',
    bankIdentifier: 'id',
    endUserId: 'id',
    paymentDestinationId: 'id',
    showConsentExplanation: 'flag',
    customerMetadata: 'text',
    successRedirectUrl: 'url',
    failRedirectUrl: 'url',
    destinationAlias: 'text',
    destinationAvatar: 'image',
  },
}
