/** The package's centre: wires options to the token exchange, the API token, the API fetch and the customers. */
import { LeanServerError } from '../LeanServerError.ts'
import { checkLeanAuthOptions } from './checkLeanAuthOptions.ts'
import { createApiFetch } from './createApiFetch.ts'
import { createApiTokens } from './createApiTokens.ts'
import { createClientSecretSource, type ClientSecret } from './createClientSecretSource.ts'
import { createCustomers, type LeanCustomer } from './createCustomers.ts'
import { createTokenCache, type TokenStore } from './createTokenCache.ts'
import { createTokenExchange, type LeanTokenResponse } from './createTokenExchange.ts'
import { getLeanHosts, type LeanHosts } from './getLeanHosts.ts'
import { invalidCustomerId, isCustomerId } from './isCustomerId.ts'

export interface LeanAuthOptions extends LeanHosts {
  /** The Application ID of Lean's dashboard; not a secret. */
  clientId: string
  /** A function is read once, and once more when Lean answers `invalid_client`. */
  clientSecret: ClientSecret
  country: 'ae' | 'sa'
  /** Default false: production. */
  sandbox?: boolean
  /** Default: the platform's fetch, looked up at each call. */
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
  createCustomer(appUserId: string): Promise<LeanCustomer>
  /** The customer of this app user, made if there is none yet. */
  findOrCreateCustomer(appUserId: string): Promise<LeanCustomer>
}

/**
 * Makes the server's client of Lean. Throws LeanServerError `invalid_options` at once, naming every problem.
 *
 * @example
 * const auth = createLeanAuth({
 *   clientId: '45be55bc-1025-41c5-a548-323ae5750d6c',
 *   clientSecret: () => readSecret('LEAN_CLIENT_SECRET'),
 *   country: 'ae',
 *   sandbox: true,
 * })
 * const { customerId } = await auth.findOrCreateCustomer('user-1')
 */
export function createLeanAuth(options: LeanAuthOptions): LeanAuth {
  const problems = checkLeanAuthOptions(options)
  if (problems.length > 0) {
    throw new LeanServerError('invalid_options', `createLeanAuth cannot start. ${problems.join(' ')}`)
  }
  const { clientId, country, sandbox = false, timeoutMs = 10_000 } = options
  const { authBaseUrl, apiBaseUrl, issuer } = getLeanHosts(options)
  const request: typeof fetch = options.fetch ?? ((...args) => fetch(...args))

  const clientSecret = createClientSecretSource(options.clientSecret, timeoutMs)
  const exchange = createTokenExchange({ clientId, clientSecret, authBaseUrl, fetch: request, timeoutMs })
  const environment = sandbox ? 'sandbox' : 'production'
  // Another OAuth server's tokens must not meet Lean's under one key: an override's address is part of it.
  const server = options.authBaseUrl === undefined ? [] : [authBaseUrl]
  const key = ['lean-link', 'api-token', clientId, country, environment, ...server].map(encodeURIComponent).join(':')
  const tokens = createApiTokens({ exchange, cache: createTokenCache(options.store, key, { clientId, issuer }) })
  const apiFetch = createApiFetch({
    apiBaseUrl,
    fetch: request,
    timeoutMs,
    tokens,
    ...(options.legacyMtls ? { appToken: clientId } : {}),
  })
  const customers = createCustomers({ fetch: apiFetch, timeoutMs })

  return {
    getApiToken: tokens.get,
    async createCustomerToken(customerId, { signal } = {}) {
      if (!isCustomerId(customerId)) throw invalidCustomerId()
      return exchange(`customer.${customerId}`, signal)
    },
    fetch: apiFetch,
    createCustomer: customers.create,
    findOrCreateCustomer: customers.findOrCreate,
  }
}
