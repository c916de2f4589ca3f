/** The rows of all methods but connect, for `client.open(name)`; React's buttons bring their own row and do not load this module. */
import type { LeanMethod } from '../params.ts'
import { authorizeConsentRow } from './authorizeConsent.ts'
import { captureRedirectRow } from './captureRedirect.ts'
import { checkoutRow } from './checkout.ts'
import { createBeneficiaryRow } from './createBeneficiary.ts'
import { createPaymentSourceRow } from './createPaymentSource.ts'
import { linkRow } from './link.ts'
import { manageConsentsRow } from './manageConsents.ts'
import { payRow } from './pay.ts'
import { reconnectRow } from './reconnect.ts'
import type { MethodRow } from './row.ts'
import { updatePaymentSourceRow } from './updatePaymentSource.ts'
import { verifyAddressRow } from './verifyAddress.ts'

/** `connect` is in the initial part anyway. */
export const otherRows: { readonly [M in Exclude<LeanMethod, 'connect'>]: MethodRow<M> } = {
  reconnect: reconnectRow,
  pay: payRow,
  checkout: checkoutRow,
  authorizeConsent: authorizeConsentRow,
  manageConsents: manageConsentsRow,
  captureRedirect: captureRedirectRow,
  verifyAddress: verifyAddressRow,
  updatePaymentSource: updatePaymentSourceRow,
  link: linkRow,
  createPaymentSource: createPaymentSourceRow,
  createBeneficiary: createBeneficiaryRow,
}
