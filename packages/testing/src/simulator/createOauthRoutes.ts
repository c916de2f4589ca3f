/** The simulated OAuth server of one country: token endpoint, keys and discovery, as Lean documents them. */
import { Hono } from 'hono'
import { tokenHosts } from '../accessTokens.ts'
import { hangForever } from './hangForever.ts'
import type { SimulatorState } from './simulatorState.ts'

/**
 * Error bodies of Lean's OAuth server are not documented. Its discovery document looks like Spring Authorization Server's, so these are that
 * server's: a bad client gets the code alone, everything else also a description and an address.
 */
function oauthError(status: number, error: string, parameter?: string): Response {
  const description = {
    error_description: `OAuth 2.0 Parameter: ${parameter}`,
    error_uri: 'https://datatracker.ietf.org/doc/html/rfc6749#section-5.2',
  }
  const headers = { 'cache-control': 'no-store' }
  return Response.json({ error, ...(parameter !== undefined && description) }, { status, headers })
}

/** The customer a scope names; null for the API; undefined for a scope that does not exist. */
function toCustomerId(scope: unknown, state: SimulatorState): string | null | undefined {
  if (scope === 'api') return null
  const id = typeof scope === 'string' && scope.startsWith('customer.') ? scope.slice('customer.'.length) : undefined
  return state.customers.some((customer) => customer.customer_id === id) ? id : undefined
}

function toFailure(status: number | undefined, body: unknown): Response | undefined {
  const failed = status !== undefined && status >= 400
  // Text goes out as text: an endpoint that answers a web page is a mistake worth simulating.
  if (typeof body === 'string') return new Response(body, { status: status ?? 200 })
  if (body !== undefined) return Response.json(body, { status: status ?? 200 })
  return failed ? oauthError(status, status >= 500 ? 'temporarily_unavailable' : 'invalid_request') : undefined
}

/** @param country decides issuer and audience */
export function createOauthRoutes(state: SimulatorState, country: 'ae' | 'sa'): Hono {
  const base = country === 'sa' ? `${state.origin}/sa` : state.origin
  return new Hono()
    .post('/oauth2/token', async (c) => {
      const { hang, delayMs, status, body, expiresInSeconds = 3_600, claims } = state.scenario.token ?? {}
      if (hang) return hangForever()
      if (delayMs !== undefined) await state.timers.wait(delayMs)
      const failure = toFailure(status, body)
      if (failure) return failure
      if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header('content-type') ?? ''))
        return oauthError(400, 'invalid_request', 'grant_type')
      const form = await c.req.parseBody()
      if (form['client_id'] !== state.clientId || form['client_secret'] !== state.clientSecret)
        return oauthError(401, 'invalid_client')
      if (form['grant_type'] !== 'client_credentials') return oauthError(400, 'unsupported_grant_type', 'grant_type')
      const customerId = toCustomerId(form['scope'], state)
      if (customerId === undefined) return oauthError(400, 'invalid_scope', 'scope')
      const access_token = await state.mint.createToken({ customerId, country, expiresInSeconds, overrides: claims })
      // One second less than exp - iat, as in the documented samples (3599 of 3600).
      const answer = { access_token, scope: form['scope'], token_type: 'Bearer', expires_in: expiresInSeconds - 1 }
      return c.json(answer, 200, { 'cache-control': 'no-store' })
    })
    .get('/oauth2/jwks', async (c) => c.json({ keys: [await state.mint.getPublicKey()] }))
    .get('/.well-known/openid-configuration', (c) =>
      c.json({
        // What the tokens carry, not this origin: a check of `iss` against this document passes as it would at Lean.
        issuer: tokenHosts[country].iss,
        token_endpoint: `${base}/oauth2/token`,
        jwks_uri: `${base}/oauth2/jwks`,
        grant_types_supported: ['client_credentials'],
        token_endpoint_auth_methods_supported: ['client_secret_post'],
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: [],
        subject_types_supported: ['public'],
      }),
    )
}
