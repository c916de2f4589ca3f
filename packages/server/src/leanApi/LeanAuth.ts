/** What an app's backend has of Lean, and the options that make it. */
import type { ListBanks } from './createBankList.ts'
import type { ClientSecret } from './createClientSecretSource.ts'
import type { LeanCustomer } from './createCustomers.ts'
import type { TokenStore } from './createTokenCache.ts'
import type { LeanTokenResponse } from './createTokenExchange.ts'
import type { LeanCustomerDetails } from './toWireDetails.ts'
import type { LeanHosts } from './getLeanHosts.ts'

export interface LeanAuthOptions extends LeanHosts {
  /**
   * The Application ID of Lean's dashboard; not a secret. Undefined, as in a build without the environment, is told at the first call:
   * each method rejects with `invalid_options`.
   */
  clientId: string | undefined
  /** A function is read once, and once more when Lean answers `invalid_client`. Undefined is told at the first call, too. */
  clientSecret: ClientSecret | undefined
  country: 'ae' | 'sa'
  /** Default false: production. */
  sandbox?: boolean
  /** Default: the platform's fetch, looked up at each call. Gets `cache: 'no-store'` where the platform knows that option. */
  fetch?: typeof fetch
  /** Where instances share the API token. It holds a live credential: keep it as safe as the secret. Default: memory only. */
  store?: TokenStore
  /** Limit for reading the secret, for one token exchange, and for one API answer to begin. Default 10_000. */
  timeoutMs?: number
  /** Legacy mTLS: API calls carry no bearer but `lean-app-token`; needs a fetch that presents the client certificate. */
  legacyMtls?: boolean
}

export interface LeanAuth {
  /**
   * The API-scope token, kept until 60 s before it expires; concurrent callers share one request. It opens every customer's data:
   * it never goes to a browser. `refresh` asks Lean for a new one. Aborting `signal` frees this caller only.
   */
  getApiToken(options?: { refresh?: boolean; signal?: AbortSignal }): Promise<string>
  /** A token for one customer, made for this call and never kept. Rejects with `invalid_customer_id` or an upstream code. */
  createCustomerToken(customerId: string, options?: { signal?: AbortSignal }): Promise<LeanTokenResponse>
  /**
   * Lean's REST API with the right credential: `path` lies under apiBaseUrl, redirects are refused, an Authorization header of
   * the caller too. On 401 the token is renewed and the call repeated once. Resolves with any other answer, like fetch does.
   */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Makes a customer; rejects with LeanApiError, code CUSTOMER_ALREADY_EXISTS, when the app user has one. */
  createCustomer(appUserId: string, details?: LeanCustomerDetails): Promise<LeanCustomer>
  /** The customer of this app user, made if there is none yet. Details are sent to one that is there already, too. */
  findOrCreateCustomer(appUserId: string, details?: LeanCustomerDetails): Promise<LeanCustomer>
  /** Sends details to a customer. Source: Lean's OpenAPI of 2026-07; that the answer is the customer, as elsewhere, is assumed. */
  updateCustomer(customerId: string, details: LeanCustomerDetails): Promise<LeanCustomer>
  /** The banks that are switched on, for a list of the app's own; kept for five minutes. Rejects with LeanApiError or an upstream code. */
  listBanks: ListBanks
}
