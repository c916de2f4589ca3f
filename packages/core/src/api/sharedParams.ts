/** The params that several methods take. */
import type { Refused } from './refused.ts'
import type { RiskDetails } from './riskDetails.ts'

/** What every method takes. A field that the kit knows, or a credential, is refused in `extra` too. */
export interface CommonParams extends Refused {
  /** Fields newer than this kit, in Lean's own spelling; sent as they are. */
  extra?: Record<string, unknown>
}

/**
 * Where the bank sends the customer back to: https (http on loopback with `sandbox: true`), registered in Lean's dashboard under
 * Settings > Redirection URLs. Whether a query string is allowed is disputed between sources, so one gives a `warning` event.
 */
export interface RedirectUrls {
  /** After the bank said yes. */
  successRedirectUrl?: string
  /** After the bank said no, or the customer gave up there. */
  failRedirectUrl?: string
}

/** How the payee is shown in LinkSDK's dialog. */
export interface Destination {
  /** Name of the payee. */
  destinationAlias?: string
  /** https address of a PNG or JPG with the payee's logo. */
  destinationAvatar?: string
}

/** What the approval of a payment or consent takes. */
export interface Approval {
  /** Skips the list of banks. */
  bankIdentifier?: string
  /** The account to pay from. */
  accountId?: string
  /** Lets the customer pay from another account than the one given. Default of LinkSDK: not documented. */
  allowPaymentSourceChange?: boolean
  /** Fraud signals for the bank, see {@link RiskDetails}. */
  riskDetails?: RiskDetails
}
