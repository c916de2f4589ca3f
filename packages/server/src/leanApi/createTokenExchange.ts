/** The OAuth client-credentials exchange with Lean: one scope in, one checked token response out. */
import {
  allowInsecureRequests,
  clientCredentialsGrantRequest,
  ClientSecretPost,
  customFetch,
  processClientCredentialsResponse,
} from 'oauth4webapi'
import { raceAbort } from '../http/raceAbort.ts'
import { readUpstreamBody } from '../http/readUpstreamBody.ts'
import { refuseRedirect } from '../http/refuseRedirect.ts'
import { toNetworkError } from '../http/toNetworkError.ts'
import { withDeadline } from '../http/withDeadline.ts'
import { LeanServerError } from '../LeanServerError.ts'
import type { ClientSecretSource } from './createClientSecretSource.ts'
import { isSameCustomerId } from './isCustomerId.ts'
import { isRefusedClient, readOAuthErrorCode, toOAuthError } from './oauthError.ts'

/** Lean's answer to a token request, in OAuth's own spelling; `expires_in` is in seconds. */
export interface LeanTokenResponse {
  access_token: string
  token_type: string
  expires_in: number
  scope: string
}

export type TokenExchange = (scope: string, signal?: AbortSignal) => Promise<LeanTokenResponse>

const serverName = "Lean's OAuth server"

export function createTokenExchange(deps: {
  clientId: string
  clientSecret: ClientSecretSource
  authBaseUrl: string
  fetch: typeof fetch
  timeoutMs: number
}): TokenExchange {
  const server = { issuer: deps.authBaseUrl, token_endpoint: `${deps.authBaseUrl}/oauth2/token` }
  const client = { client_id: deps.clientId }
  const isPlainHttp = server.token_endpoint.startsWith('http:')

  const send = async (secret: string, scope: string, signal: AbortSignal): Promise<Response> => {
    try {
      const response = await clientCredentialsGrantRequest(
        server,
        client,
        ClientSecretPost(secret),
        { scope },
        // http is only let through by the options check, for loopback.
        { [customFetch]: deps.fetch, [allowInsecureRequests]: isPlainHttp, signal },
      )
      refuseRedirect(response, serverName)
      return response
    } catch (error) {
      throw toNetworkError(error, serverName)
    }
  }

  const parseTokenResponse = async (
    response: Response,
    scope: string,
    signal: AbortSignal,
  ): Promise<LeanTokenResponse> => {
    const bytes = await readUpstreamBody(response, serverName, signal)
    if (bytes === null) throw invalid('is larger than 64 kB')
    const buffered = new Response(bytes, { status: 200, headers: response.headers })
    const token = await processClientCredentialsResponse(server, client, buffered).catch(() => {
      throw invalid('is not an OAuth token response')
    })
    if (!/^[\x21-\x7e]+$/.test(token.access_token)) throw invalid('has an access_token that cannot be sent in a header')
    // oauth4webapi gives the type in lower case; Lean's documentation prints both spellings.
    if (token.token_type !== 'bearer') throw invalid('has a token_type other than Bearer')
    if (token.expires_in === undefined || token.expires_in <= 0) throw invalid('has no usable expires_in')
    if (!isSameScope(token.scope, scope)) throw invalid('grants another scope than the one asked for')
    return { access_token: token.access_token, token_type: 'Bearer', expires_in: token.expires_in, scope }
  }

  return async (scope, callerSignal) => {
    const secret = await raceAbort(deps.clientSecret.read(), callerSignal)
    return withDeadline({ timeoutMs: deps.timeoutMs, signal: callerSignal }, async (signal) => {
      let response = await send(secret, scope, signal)
      if (response.status === 200) return parseTokenResponse(response, scope, signal)
      let code = await readOAuthErrorCode(response, serverName, signal)
      if (isRefusedClient(response.status, code)) {
        const newSecret = await deps.clientSecret.refresh(secret)
        if (newSecret !== null) {
          response = await send(newSecret, scope, signal)
          if (response.status === 200) return parseTokenResponse(response, scope, signal)
          code = await readOAuthErrorCode(response, serverName, signal)
        }
      }
      throw toOAuthError(response, code, serverName)
    })
  }
}

function isSameScope(granted: string | undefined, requested: string): boolean {
  if (granted === requested) return true
  const prefix = 'customer.'
  if (!granted?.startsWith(prefix) || !requested.startsWith(prefix)) return false
  return isSameCustomerId(granted.slice(prefix.length), requested.slice(prefix.length))
}

function invalid(problem: string): LeanServerError {
  return new LeanServerError('upstream_invalid', `The answer of ${serverName} ${problem}, so it is not used.`)
}
