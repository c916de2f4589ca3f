/** `@lean-link/core`: the public API, in the order of the flow. */
export type { LeanPermission } from './api/permissions.ts'
export type { KeepThisOnYourBackend, Refused } from './api/refused.ts'
export type { AccessTokenFetcher, AccessTokenRequest, OAuthTokenResponse, TokenReason } from './api/accessToken.ts'
export { tokenEndpoint, type TokenEndpointInit } from './tokenEndpoint.ts'
export type {
  Customization,
  FixedLeanOptions,
  LeanClientOptions,
  LeanCountry,
  LeanLanguage,
  MutableLeanOptions,
  TokenSource,
} from './api/options.ts'
export type {
  AuthorizeConsentParams,
  CaptureRedirectParams,
  CheckoutParams,
  ConnectParams,
  CreateBeneficiaryParams,
  CreatePaymentSourceParams,
  LeanConsentType,
  LeanMethod,
  LeanMethods,
  LinkParams,
  ManageConsentsParams,
  PayParams,
  ReconnectParams,
  UpdatePaymentSourceParams,
  VerifyAddressParams,
} from './api/params.ts'
export type { Approval, CommonParams, Destination, RedirectUrls } from './api/sharedParams.ts'
export type { RiskDetails } from './api/riskDetails.ts'
export type { LeanClient } from './api/client.ts'
export { createLeanClient } from './createLeanClient.ts'
export type { LeanAnswer } from './api/answer.ts'
export type { LeanResult } from './api/result.ts'
export type { Confirm, JsonValue, OpenOptions } from './api/openOptions.ts'
export { confirmByPolling } from './confirmByPolling.ts'
export type { GranularStatusCode, RedirectReturn, ResumeOptions } from './api/redirectReturn.ts'
export type { FlowStatus, LeanState } from './api/state.ts'
export { isLeanError, LeanError, type LeanErrorCode, type LoadFailure } from './api/LeanError.ts'
export type { LeanEvent } from './api/events.ts'
export { formatTimeline } from './formatTimeline.ts'
export { type LeanCsp, leanCsp } from './leanCsp.ts'
