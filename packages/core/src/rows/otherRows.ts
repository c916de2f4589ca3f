/** The rows of all methods but connect, for `client.open(name)`; React's buttons bring their own row and do not load this module. */
import { authorizeConsentRow } from './authorizeConsentRow.ts'
import { captureRedirectRow } from './captureRedirectRow.ts'
import { checkoutRow } from './checkoutRow.ts'
import { createBeneficiaryRow } from './createBeneficiaryRow.ts'
import { createPaymentSourceRow } from './createPaymentSourceRow.ts'
import { linkRow } from './linkRow.ts'
import { manageConsentsRow } from './manageConsentsRow.ts'
import { payRow } from './payRow.ts'
import { reconnectRow } from './reconnectRow.ts'
import type { MethodRow } from './row.ts'
import { updatePaymentSourceRow } from './updatePaymentSourceRow.ts'
import { verifyAddressRow } from './verifyAddressRow.ts'

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
