/** The public API of `@lean-link/server`, in the order data flows. It runs on any server with fetch, Request, Response and Web Crypto. */
export { createLeanAuth } from './leanApi/createLeanAuth.ts'
export type { LeanAuth, LeanAuthOptions } from './leanApi/LeanAuth.ts'
export type { LeanHosts } from './leanApi/getLeanHosts.ts'
export type { ClientSecret, ClientSecret as Secret } from './leanApi/createClientSecretSource.ts'
export type { LeanTokenResponse } from './leanApi/createTokenExchange.ts'
export type { TokenStore } from './leanApi/createTokenCache.ts'
export type { LeanCustomer } from './leanApi/createCustomers.ts'
export type { LeanCustomerDetails } from './leanApi/toWireDetails.ts'
export type { LeanBank } from './leanApi/toBank.ts'
export type { ListBanks, ListBanksOptions } from './leanApi/createBankList.ts'
export { createTokenHandler, type TokenHandlerOptions } from './tokenEndpoint/createTokenHandler.ts'
export { createBanksHandler, type BanksHandlerOptions } from './banksEndpoint/createBanksHandler.ts'
export { createWebhookHandler, type WebhookHandlerOptions } from './webhook/createWebhookHandler.ts'
export type {
  BankAvailabilityPayload,
  BeneficiaryPayload,
  EntityCreatedPayload,
  LeanWebhookCallbacks,
  LeanWebhookEvent,
  LeanWebhookPayloads,
  PaymentIntentPayload,
  PaymentPayload,
  PaymentSourcePayload,
  RefreshPayload,
} from './webhook/payloads.ts'
export { verifyWebhook, type LeanWebhook, type VerifyWebhookOptions } from './webhook/verifyWebhook.ts'
export {
  LeanServerError,
  type LeanServerErrorCode,
  type LeanServerErrorReason,
  type LeanServerErrorStatus,
} from './LeanServerError.ts'
export { LeanApiError } from './leanApi/LeanApiError.ts'
