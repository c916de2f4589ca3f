/** The client's public shape, documented; createLeanClient.ts makes it. */
import type { LeanCountry, MutableLeanOptions, TokenSource } from './options.ts'
import type { LeanMethod, LeanMethods } from './params.ts'
import type { RedirectReturn, ResumeOptions } from './redirectReturn.ts'
import type { OpenOptions } from './openOptions.ts'
import type { LeanResult } from './result.ts'
import type { LeanState } from './state.ts'

/** One method of LinkSDK, opened with a fresh token of the app's backend; see {@link LeanClient.open}. */
type Opener<M extends LeanMethod> = (params: LeanMethods[M], options?: OpenOptions) => Promise<LeanResult>

/** Loads LinkSDK, gets tokens and opens one flow at a time. Every method returns a promise and never throws. */
export interface LeanClient {
  readonly appToken: string
  readonly country: LeanCountry
  readonly sandbox: boolean
  /**
   * Opens LinkSDK with one of its methods. When script, engine and token are ready, LinkSDK is called before this returns.
   * Resolves once with what LinkSDK said; rejects with a {@link LeanError}. See the table "A flow ends once" in docs/flow.md.
   *
   * @example
   * const result = await client.open('connect', { customerId, permissions: ['accounts', 'balance'] })
   * if (result.status === 'success') await askYourBackend(result.flowId)
   */
  open<M extends LeanMethod>(method: M, params: LeanMethods[M], options?: OpenOptions): Promise<LeanResult>
  connect: Opener<'connect'>
  reconnect: Opener<'reconnect'>
  pay: Opener<'pay'>
  checkout: Opener<'checkout'>
  authorizeConsent: Opener<'authorizeConsent'>
  manageConsents: Opener<'manageConsents'>
  captureRedirect: Opener<'captureRedirect'>
  verifyAddress: Opener<'verifyAddress'>
  updatePaymentSource: Opener<'updatePaymentSource'>
  link: Opener<'link'>
  createPaymentSource: Opener<'createPaymentSource'>
  createBeneficiary: Opener<'createBeneficiary'>
  /**
   * Starts the script, the engine and, with a `customerId`, the first token request, all at once. Resolves when a click can open at once.
   * `token: false` loads the script only.
   */
  preload(options?: { customerId?: string; token?: boolean }): Promise<void>
  /** A token of this customer that is valid for at least `minTokenValidityMs`, for your own calls. `refresh` asks for a new one. */
  getAccessToken(customerId: string, options?: { signal?: AbortSignal; refresh?: boolean }): Promise<string>
  /** Forgets a customer's token, or all; call it at logout. A late answer to a request under way is dropped. */
  invalidateAccessToken(customerId?: string): void
  /** Changes options that may change; what is under way keeps the old ones. Throws `invalid_options` like createLeanClient. */
  setOptions(options: Partial<MutableLeanOptions> & Partial<TokenSource>): void
  /**
   * Handles the return from the bank's page. null: this page is no return. Idempotent per page load. `url`: by default the page's address,
   * read before this returns, so that a router may clean it at once. Never reports success by itself: what the URL says is a hint.
   */
  resumeRedirect(url?: string | URL, options?: ResumeOptions): Promise<RedirectReturn | null>
  getState(): LeanState
  /** What a server renders. */
  getInitialState(): LeanState
  /** Calls the listener after every change; what it throws is reported, and ends nothing. Returns the function that ends it. */
  subscribe(listener: (state: LeanState, previous: LeanState) => void): () => void
  /** Ends a flow with `destroyed`, forgets tokens, removes what this client added. The shared script stays. */
  destroy(): void
}
