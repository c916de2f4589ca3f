/** `@lean-link/core/internal`: what the kit's own adapters need. Not public: it may change with every release. */
import { development as tools } from '#development'
import type { DevelopmentTools } from './contracts/developmentTools.ts'

export { type Core, createCore } from './initial/createCore.ts'
export { coreOf, type InnerClient, toClient } from './createLeanClient.ts'
export { authorizeConsentRow } from './rows/authorizeConsentRow.ts'
export { captureRedirectRow } from './rows/captureRedirectRow.ts'
export { checkoutRow } from './rows/checkoutRow.ts'
export { connectRow } from './rows/connectRow.ts'
export { createBeneficiaryRow } from './rows/createBeneficiaryRow.ts'
export { createPaymentSourceRow } from './rows/createPaymentSourceRow.ts'
export { linkRow } from './rows/linkRow.ts'
export { manageConsentsRow } from './rows/manageConsentsRow.ts'
export { payRow } from './rows/payRow.ts'
export { reconnectRow } from './rows/reconnectRow.ts'
export type { MethodRow } from './rows/row.ts'
export { updatePaymentSourceRow } from './rows/updatePaymentSourceRow.ts'
export { verifyAddressRow } from './rows/verifyAddressRow.ts'
export type { StatusText } from './contracts/statusText.ts'
export type { FlowCall, FlowHandlers, FlowView } from './contracts/flowCall.ts'

// A constant of its own: the published types know no #development.
export const development: DevelopmentTools | undefined = tools
