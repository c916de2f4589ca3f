/** Lean's hosts by country and environment: where tokens are minted and where the API answers. */

/** Other hosts than Lean's: a simulator, or hosts Lean gave to one application. */
export interface LeanHosts {
  /** Base of the OAuth server; https, or http on loopback only. */
  authBaseUrl?: string
  /** Base of the REST API; https, or http on loopback only. */
  apiBaseUrl?: string
}

// Source: Lean's Postman collection variables, repeated by its documentation.
const leanHosts = {
  ae: {
    sandbox: { auth: 'https://auth.sandbox.leantech.me', api: 'https://sandbox.leantech.me' },
    production: { auth: 'https://auth.leantech.me', api: 'https://api2.leantech.me' },
  },
  sa: {
    sandbox: { auth: 'https://auth.sandbox.sa.leantech.me', api: 'https://sandbox.sa.leantech.me' },
    production: { auth: 'https://auth.sa.leantech.me', api: 'https://api2.sa.leantech.me' },
  },
} as const

/** The base URLs, without a trailing slash: an override wins over the table. `issuer` is who signs the tokens of this environment. */
export function getLeanHosts(options: LeanHosts & { country: 'ae' | 'sa'; sandbox?: boolean }): {
  authBaseUrl: string
  apiBaseUrl: string
  issuer: string
} {
  const hosts = leanHosts[options.country][options.sandbox ? 'sandbox' : 'production']
  return {
    authBaseUrl: (options.authBaseUrl ?? hosts.auth).replace(/\/+$/, ''),
    apiBaseUrl: (options.apiBaseUrl ?? hosts.api).replace(/\/+$/, ''),
    issuer: hosts.auth,
  }
}

/** The issuers of all countries and environments. */
export function listLeanIssuers(): string[] {
  return Object.values(leanHosts).flatMap(({ sandbox, production }) => [sandbox.auth, production.auth])
}
