/** `@lean-link/core`: the public API, in the order of the flow. */
export type { LeanPermission } from './permissions.ts'
export type { KeepThisOnYourBackend, Refused } from './refused.ts'
export type { AccessTokenFetcher, AccessTokenRequest, OAuthTokenResponse, TokenReason } from './accessToken.ts'
export { tokenEndpoint, type TokenEndpointInit } from './tokenEndpoint.ts'
export type { Customization, LeanClientOptions, LeanCountry, LeanLanguage, MutableLeanOptions } from './options.ts'
export type {
  Approval,
  AuthorizeConsentParams,
  CaptureRedirectParams,
  CheckoutParams,
  CommonParams,
  ConnectParams,
  CreateBeneficiaryParams,
  CreatePaymentSourceParams,
  Destination,
  LeanMethod,
  LeanMethods,
  LinkParams,
  ManageConsentsParams,
  PayParams,
  ReconnectParams,
  RedirectUrls,
  UpdatePaymentSourceParams,
  VerifyAddressParams,
} from './params.ts'
export type { RiskDetails } from './riskDetails.ts'
export type { LeanClient } from './client.ts'
export { createLeanClient } from './createLeanClient.ts'
export type { Confirm, LeanAnswer, LeanResult, OpenOptions } from './result.ts'
export type { RedirectReturn } from './redirectReturn.ts'
export type { FlowStatus, LeanState } from './state.ts'
export { isLeanError, LeanError, type LeanErrorCode, type LoadFailure } from './LeanError.ts'
export type { LeanEvent } from './events.ts'
export { formatTimeline } from './formatTimeline.ts'
export { type LeanCsp, leanCsp } from './leanCsp.ts'
