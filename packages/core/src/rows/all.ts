/** The rows of all methods but connect, for `client.open(name)`; React's buttons bring their own row and do not load this module. */
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

/** In the order of Lean's index, then the legacy ones; `connect` is in the engine anyway. */
export const otherRows: readonly MethodRow[] = [
  reconnectRow,
  payRow,
  checkoutRow,
  authorizeConsentRow,
  manageConsentsRow,
  captureRedirectRow,
  verifyAddressRow,
  updatePaymentSourceRow,
  linkRow,
  createPaymentSourceRow,
  createBeneficiaryRow,
]
