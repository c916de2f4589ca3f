/** What a simulated LinkSDK, OAuth server and API do: plain data that the fake, the simulator and its dialog all play. */
import type { LeanMethod } from '@lean-link/core'

/**
 * One thing that LinkSDK does after a call. `after`: milliseconds since the act before it, for the first since the call; default 0.
 * - `callback`: calls the page's callback with this argument, whatever it is (`null` and `{}` are callbacks without news).
 * - `throw`: an Error whose name is this text, for example `CONFIG_ERROR__INVALID_PARAM_TYPE`: thrown by the method itself without `after`,
 *   the rejection of a promise that the method returns with `after` (the second form is assumed).
 * - `redirect`: leaves for the bank, which comes back at once to `success_redirect_url` or `fail_redirect_url` with `params` as its query.
 *   In process nothing navigates: the callback gets `REDIRECT`, and the return address as `open_banking_redirect_url` (assumed).
 * - `nothing`: LinkSDK shows nothing and says nothing, as it does in production with a config that it refuses.
 */
export type VendorAct = { after?: number } & (
  | { callback: Record<string, unknown> | null }
  | { throw: string }
  | { redirect: 'success' | 'fail'; params?: Record<string, string> }
  | { nothing: true }
)

/** Every field is optional; `{}` is a world where all goes well. */
export interface Scenario {
  /** Shown by the dialog and by Storybook's toolbar. */
  name?: string
  /**
   * What each method does instead of the default, which is the dialog, or success at once in process.
   * An empty list: the dialog opens, but no callback ever comes, whatever the customer does in it.
   */
  methods?: { [M in LeanMethod]?: readonly VendorAct[] }
  /**
   * How the script is served. `status`: instead of 200. `failures`: so many first requests fail with 503. `outageMs`: every request fails
   * with 503 until that long after the first one. `delayMs`: before an answer. `hang`: no answer at all. `wrapperDelayMs`: the script runs,
   * but its frame is ready that long after it was served, and calls made before wait (in process: every call waits that long).
   */
  script?: {
    status?: number
    delayMs?: number
    failures?: number
    outageMs?: number
    hang?: boolean
    wrapperDelayMs?: number
  }
  /**
   * How tokens are minted. `status`: refused with it. `expiresInSeconds`: lifetime, default 3600. `body`: answered instead of a token.
   * `claims`: replace claims of the token; `undefined` removes one. `hang`: no answer at all.
   */
  token?: {
    status?: number
    delayMs?: number
    expiresInSeconds?: number
    body?: unknown
    hang?: boolean
    claims?: Record<string, unknown>
  }
  /** How the REST API answers; `status`: every request is refused with it. */
  api?: { delayMs?: number; status?: number }
  /** Identifiers of the banks on offer, in this order; default: every simulated bank of the country. */
  banks?: readonly string[]
  /**
   * When webhooks are sent; default 'now'. `delayMs`: that much later. `minuteMs`: how long a minute of Lean's retry schedule takes (1, 2,
   * 5, 10, 60 and 180 minutes after the first try), default 60_000. With 'never' the Events API still lists them.
   */
  webhooks?: 'now' | 'never' | { delayMs?: number; minuteMs?: number }
}
