/** What a client is made of: options that are fixed for its life, and options that may change while it lives. */
import type { AccessTokenFetcher } from './accessToken.ts'
import type { LeanEvent } from './events.ts'
import type { Refused } from './refused.ts'

/** The countries in which Lean operates: United Arab Emirates and Saudi Arabia. */
export type LeanCountry = 'ae' | 'sa'

/** Language of LinkSDK's dialog and of the kit's texts; `ar` is laid out from right to left. */
export type LeanLanguage = 'en' | 'ar'

/**
 * Colours and shape of LinkSDK's dialog. Colours: `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `rgba()` or a CSS name; the two backgrounds
 * also take `linear-gradient(...)`; `url()` never. The logo is set in Lean's dashboard. Source: Lean's customization page.
 */
export interface Customization {
  themeColor?: string
  themeColorDark?: string
  buttonTextColor?: string
  buttonTextColorDark?: string
  linkColor?: string
  overlayColor?: string
  dialogBackgroundColorLight?: string
  dialogBackgroundColorDark?: string
  /** Pixels as a number or numeric text, or `'pill'`. */
  buttonBorderRadius?: number | string
  dialogMode?: 'contained' | 'uncontained'
  forceAppearance?: 'light' | 'dark'
}

/** Options that may change while the client lives, by `client.setOptions()`. */
export interface MutableLeanOptions {
  /** Default `'en'`. */
  language?: LeanLanguage
  /** Looks of LinkSDK's dialog. */
  customization?: Customization
  /** Hears every event of this client. What it throws is reported by the browser and stops nothing. */
  onEvent?: (event: LeanEvent) => void
  /**
   * How long a token must still live when LinkSDK is opened, in ms. Default 660_000 (11 minutes). LinkSDK itself refuses tokens of less
   * than 10 minutes, so less than 600_000 is refused.
   */
  minTokenValidityMs?: number
  /** How long one token request may take, retries included, in ms. Default 10_000. */
  tokenTimeoutMs?: number
  /** How long an ERROR, REDIRECT or unknown status waits for a final one, in ms. Default 1_000. */
  settleMs?: number
  /** How long LinkSDK may show nothing and say nothing on a visible page, in ms. Default 15_000; 0 turns the check off. */
  noResponseMs?: number
}

/** Where customer tokens come from: exactly one of the two, and always your own backend. It may change while the client lives. */
export type TokenSource =
  | {
      /** Gets a customer token from your own backend, for backends that speak another format than `tokenUrl` does. */
      fetchAccessToken: AccessTokenFetcher
      tokenUrl?: never
    }
  | {
      /**
       * Address of your own token endpoint, on the page's origin: the same as `fetchAccessToken: tokenEndpoint(tokenUrl)`. It is no
       * function, so a server component can render LeanProvider with it.
       */
      tokenUrl: string
      fetchAccessToken?: never
    }

/** Options that are fixed for the client's life; another value needs another client. */
export interface FixedLeanOptions extends Refused {
  /** Application ID from Lean's dashboard, which is also the OAuth client id. Not a secret. */
  appToken: string
  /** Chooses LinkSDK's script; one page can load only one country's. */
  country: LeanCountry
  /** Lean's sandbox, or a simulator. Default false. The script is the same; LinkSDK reports bad config only with `true`. */
  sandbox?: boolean
  /** Which of LinkSDK's two scripts. Default `'loader'`, the documented one; `'v2'` draws into `<div id="lean-link">`, added where it is missing. */
  bundle?: 'loader' | 'v2'
  /** Version of the v2 bundle. Default `'latest'`. The loader cannot be pinned by path. */
  version?: string
  /** Another address of the script: https (http on loopback); hosts outside leantech.me only with `sandbox: true`. */
  scriptUrl?: string
  /** CSP nonce for the script tag and its preload link; set as a property, never written into markup. */
  nonce?: string
  /** Name for the kit's Trusted Types policy, or your own policy. Default: a policy called `lean-link`. */
  trustedTypes?: string | { createScriptURL(url: string): unknown }
  /** How long the script may take to load, in ms. Default 15_000. */
  loadTimeoutMs?: number
}

export type LeanClientOptions = FixedLeanOptions & MutableLeanOptions & TokenSource
