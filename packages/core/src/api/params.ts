/** What each LinkSDK method takes, in camelCase; the rows in rows/ are the same facts as data, and a type test holds the two together. */
import type { LeanPermission } from './permissions.ts'
import type { Approval, CommonParams, Destination, RedirectUrls } from './sharedParams.ts'

/** `connect`: link a bank. In the UAE it also makes a payment source where `payments` is asked. */
export interface ConnectParams extends CommonParams, RedirectUrls, Destination {
  /** Lean's id of your customer (`customer_id` of POST /customers/v1), not your own user id. */
  customerId: string
  /** At least one, each its own item: `['accounts', 'payments']`, never `['accounts, payments']`. */
  permissions: readonly LeanPermission[]
  /** Start of the access, ISO 8601 date or date-time. Banks in KSA are reported to refuse a past one. */
  accessFrom?: string
  /** End of the access, ISO 8601 date or date-time. Lean's default is not documented; one year was seen in the sandbox. */
  accessTo?: string
  /** Shows only banks of this kind. */
  accountType?: 'PERSONAL' | 'BUSINESS'
  /** Skips the list of banks, such as `LEAN_OF_RETAIL_UAE` in the sandbox. */
  bankIdentifier?: string
  /** Your own id of the person, by Lean's Postman pages of 2026. */
  endUserId?: string
  /** Where payments go to. Default by Lean's docs: the app's CMA account. */
  paymentDestinationId?: string
  /** Shows a screen that explains consent first. */
  showConsentExplanation?: boolean
  /** Free text that Lean stores with the connection. Never put secrets in it. */
  customerMetadata?: string
}

/** `reconnect`: restore a connection for which the Data API answered RECONNECT_REQUIRED. */
export interface ReconnectParams extends CommonParams, Destination {
  /** Whose token to fetch; LinkSDK is not sent it. */
  customerId: string
  /** From the RECONNECT_REQUIRED answer. */
  reconnectId: string
  /** Free text that Lean stores. Never put secrets in it. */
  customerMetadata?: string
}

/** `pay`: authorise one payment intent, or a bulk of them; exactly one of the two ids. UAE. */
export type PayParams = CommonParams &
  RedirectUrls &
  Destination &
  Approval & {
    /** Whose token to fetch; LinkSDK is not sent it. null or absent: no token, which apps that only use OAuth are refused. */
    customerId?: string | null
    /** Your own id of the person. */
    endUserId?: string
    /** Shows the balances of the accounts to choose from. */
    showBalances?: boolean
  } & (
    { paymentIntentId: string; bulkPaymentIntentId?: never } | { bulkPaymentIntentId: string; paymentIntentId?: never }
  )

/** `checkout`: a payment over Open Finance of somebody who need not be a customer. UAE. */
export interface CheckoutParams extends CommonParams, Approval {
  /** Whose token to fetch; LinkSDK is not sent it. null or absent: no token. */
  customerId?: string | null
  paymentIntentId: string
  /** As in {@link RedirectUrls}. */
  successRedirectUrl: string
  /** As in {@link RedirectUrls}. */
  failRedirectUrl: string
  /** Shown to the payer. */
  customerName?: string
}

/** `authorizeConsent`: approve a long-lived account-on-file consent. A second try on one consent was seen to answer 409. UAE. */
export interface AuthorizeConsentParams extends CommonParams, Destination, Approval {
  customerId: string
  consentId: string
  /** As in {@link RedirectUrls}. */
  successRedirectUrl: string
  /** As in {@link RedirectUrls}. */
  failRedirectUrl: string
}

/**
 * A tab of the consents screen. `payment`: long-lived payment consents and their payments; `payment_history`: single payments; `data`:
 * data consents. Source: Lean's page on consent management.
 */
export type LeanConsentType = 'payment' | 'data' | 'payment_history'

/**
 * `manageConsents`: the customer's own screen of the consents they gave. UAE. Open Finance rules make it mandatory for apps with long-lived
 * payment consents. Source: Lean's page on consent management.
 */
export interface ManageConsentsParams extends CommonParams {
  customerId: string
  /** Opens this consent. */
  consentId?: string
  /**
   * The tabs to show, the first one first. Default of LinkSDK: the data tab alone, as one live app reports. Several are sent as a list,
   * which is assumed: Lean does not say how they are spelt.
   */
  consentType?: LeanConsentType | readonly LeanConsentType[]
}

/** `captureRedirect`: show the outcome after the bank sent the customer back; `client.resumeRedirect()` opens it for you. UAE. */
export interface CaptureRedirectParams extends CommonParams {
  customerId: string
  /** From the return URL. */
  consentAttemptId?: string
  consentId?: string
  /** From the return URL. */
  granularStatusCode?: string
  /** From the return URL. */
  statusAdditionalInfo?: string
}

/** `verifyAddress`: proof of address from the bank's identity data. UAE; seen on Lean's staging page only. */
export interface VerifyAddressParams extends CommonParams, Destination {
  customerId: string
  customerName: string
  /** Usually `['identity']`. */
  permissions?: readonly LeanPermission[]
}

/** `updatePaymentSource`: add a beneficiary to a payment source the customer has. UAE. */
export interface UpdatePaymentSourceParams extends CommonParams, RedirectUrls, Destination {
  customerId: string
  paymentDestinationId: string
  paymentSourceId?: string
  endUserId?: string
  entityId?: string
}

/** `link`, legacy: the read-only predecessor of connect. */
export interface LinkParams extends CommonParams, RedirectUrls {
  customerId: string
  /** Lean's docs do not allow `payments` here. */
  permissions: readonly LeanPermission[]
  bankIdentifier?: string
}

/** `createPaymentSource`, legacy, UAE. */
export interface CreatePaymentSourceParams extends CommonParams, RedirectUrls, Destination {
  customerId: string
  bankIdentifier?: string
  paymentDestinationId?: string
}

/** `createBeneficiary`, legacy, UAE. */
export interface CreateBeneficiaryParams extends CommonParams, RedirectUrls, Destination {
  customerId: string
  paymentDestinationId: string
  paymentSourceId?: string
  entityId?: string
}

/** Every method of LinkSDK's documented web surface, and the three that Lean still ships without listing them. */
export interface LeanMethods {
  connect: ConnectParams
  reconnect: ReconnectParams
  pay: PayParams
  checkout: CheckoutParams
  authorizeConsent: AuthorizeConsentParams
  manageConsents: ManageConsentsParams
  captureRedirect: CaptureRedirectParams
  verifyAddress: VerifyAddressParams
  updatePaymentSource: UpdatePaymentSourceParams
  link: LinkParams
  createPaymentSource: CreatePaymentSourceParams
  createBeneficiary: CreateBeneficiaryParams
}

export type LeanMethod = keyof LeanMethods
