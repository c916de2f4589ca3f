/** The package's centre: wires options to the token exchange, the API token, the API fetch and the customers. */
import { LeanServerError } from '../LeanServerError.ts'
import { checkLeanAuthOptions } from './checkLeanAuthOptions.ts'
import { createApiFetch } from './createApiFetch.ts'
import { createApiTokens } from './createApiTokens.ts'
import { createBankList } from './createBankList.ts'
import { createClientSecretSource } from './createClientSecretSource.ts'
import { createCustomers } from './createCustomers.ts'
import { createTokenCache } from './createTokenCache.ts'
import { createTokenExchange } from './createTokenExchange.ts'
import { createUncachedFetch } from './createUncachedFetch.ts'
import { createUnconfiguredAuth } from './createUnconfiguredAuth.ts'
import { getLeanHosts } from './getLeanHosts.ts'
import { invalidCustomerId, isCustomerId } from './isCustomerId.ts'
import type { LeanAuth, LeanAuthOptions } from './LeanAuth.ts'

/**
 * Makes the server's client of Lean. Throws LeanServerError `invalid_options` at once, naming every problem; only a `clientId` or
 * `clientSecret` that is undefined is told at first use, since builds load this module without the environment.
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
  const { clientId, clientSecret: secret, country, sandbox = false, timeoutMs = 10_000 } = options
  if (clientId === undefined || secret === undefined) return createUnconfiguredAuth({ clientId, clientSecret: secret })
  const { authBaseUrl, apiBaseUrl, issuer } = getLeanHosts(options)
  const request = createUncachedFetch(options.fetch ?? ((...args) => fetch(...args)))

  const clientSecret = createClientSecretSource(secret, timeoutMs)
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
    updateCustomer: customers.update,
    listBanks: createBankList({ fetch: apiFetch, timeoutMs }),
  }
}
