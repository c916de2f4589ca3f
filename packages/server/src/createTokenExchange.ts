/** The OAuth client-credentials exchange with Lean: one scope in, one checked token answer out. */
import {
  allowInsecureRequests,
  clientCredentialsGrantRequest,
  ClientSecretPost,
  customFetch,
  processClientCredentialsResponse,
} from 'oauth4webapi'
import type { SecretReader } from './createSecretReader.ts'
import { LeanServerError } from './LeanServerError.ts'
import { parseJsonObject } from './parseJsonObject.ts'
import { readBytes } from './readBytes.ts'
import { getRetryAfterSeconds, isRedirect, toNetworkError, toRedirectError } from './toUpstreamError.ts'
import { untilAborted, withDeadline } from './withDeadline.ts'

/** Lean's answer to a token request, in OAuth's own spelling; `expires_in` is in seconds. */
export interface LeanTokenResponse {
  access_token: string
  token_type: string
  expires_in: number
  scope: string
}

export type TokenExchange = (scope: string, signal?: AbortSignal) => Promise<LeanTokenResponse>

const MAX_ANSWER_BYTES = 64 * 1024

const who = "Lean's OAuth server"

export function createTokenExchange(deps: {
  clientId: string
  secret: SecretReader
  authBaseUrl: string
  fetch: typeof fetch
  timeoutMs: number
}): TokenExchange {
  const server = { issuer: deps.authBaseUrl, token_endpoint: `${deps.authBaseUrl}/oauth2/token` }
  const client = { client_id: deps.clientId }
  const isPlainHttp = server.token_endpoint.startsWith('http:')

  const send = (secret: string, scope: string, signal: AbortSignal): Promise<Response> =>
    clientCredentialsGrantRequest(
      server,
      client,
      ClientSecretPost(secret),
      { scope },
      // http is only let through by the options check, for loopback.
      { [customFetch]: deps.fetch, [allowInsecureRequests]: isPlainHttp, signal },
    ).catch((error: unknown) => Promise.reject(toNetworkError(error, who)))

  const accept = async (response: Response, scope: string): Promise<LeanTokenResponse> => {
    const bytes = await readAnswer(response)
    if (bytes === null) throw invalid('is larger than 64 kB')
    const buffered = new Response(bytes, { status: 200, headers: response.headers })
    const token = await processClientCredentialsResponse(server, client, buffered).catch(() => {
      throw invalid('is not an OAuth token response')
    })
    if (!/^[\x21-\x7e]+$/.test(token.access_token)) throw invalid('has an access_token that cannot be sent in a header')
    // oauth4webapi gives the type in lower case; Lean's documentation prints both spellings.
    if (token.token_type !== 'bearer') throw invalid('has a token_type other than Bearer')
    if (token.expires_in === undefined || token.expires_in <= 0) throw invalid('has no usable expires_in')
    if (token.scope !== scope) throw invalid('grants another scope than the one asked for')
    return { access_token: token.access_token, token_type: 'Bearer', expires_in: token.expires_in, scope }
  }

  return async (scope, signal) => {
    const secret = await untilAborted(deps.secret.read(), signal)
    return withDeadline(deps.timeoutMs, signal, async (limit) => {
      let response = await send(secret, scope, limit)
      if (response.status === 200) return accept(response, scope)
      let refusal = await readRefusal(response)
      if (refusal.isInvalidClient) {
        const next = await deps.secret.readAfterRefusal(secret)
        if (next !== null) {
          response = await send(next, scope, limit)
          if (response.status === 200) return accept(response, scope)
          refusal = await readRefusal(response)
        }
      }
      throw refusal.error
    })
  }
}

function invalid(problem: string): LeanServerError {
  return new LeanServerError('upstream_invalid', `The answer of ${who} ${problem}, so it is not used.`)
}

function readAnswer(response: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  return readBytes(response, MAX_ANSWER_BYTES).catch((error: unknown) => Promise.reject(toNetworkError(error, who)))
}

/** Registered OAuth errors (RFC 6749, 5.2) with what to do about each; any other text of the answer is not repeated. */
const advice: Readonly<Record<string, string>> = {
  invalid_client:
    'Check "clientId" and "clientSecret", and that "country" and "sandbox" name the environment they belong to.',
  invalid_scope: 'Check that the customer exists in this environment.',
  unauthorized_client: 'Ask Lean to enable OAuth client credentials for this application.',
  invalid_request: 'Check "authBaseUrl".',
  unsupported_grant_type: 'Check "authBaseUrl".',
}

async function readRefusal(response: Response): Promise<{ error: LeanServerError; isInvalidClient: boolean }> {
  const { status } = response
  const retryAfterSeconds = getRetryAfterSeconds(response.headers)
  const refuse = (error: LeanServerError, isInvalidClient = false) => ({ error, isInvalidClient })
  if (status < 400 || status >= 500) {
    void response.body?.cancel().catch(() => {})
    if (isRedirect(response)) return refuse(toRedirectError(who))
    if (status < 500) return refuse(invalid(`has the unexpected HTTP status ${status}`))
    const text = `${who} answered with HTTP ${status}. Try again later.`
    return refuse(new LeanServerError('upstream_unavailable', text, { retryAfterSeconds }))
  }
  const body = parseJsonObject(await readAnswer(response).catch(() => null))
  if (status === 429) {
    const text = `${who} is limiting this application's requests. Ask for fewer tokens: share one LeanAuth and its store.`
    return refuse(new LeanServerError('rate_limited', text, { retryAfterSeconds }))
  }
  const code = typeof body?.['error'] === 'string' && Object.hasOwn(advice, body['error']) ? body['error'] : undefined
  // Lean does not document its OAuth error bodies: a 401 without a known code is taken for a refused client too.
  const isInvalidClient = code === 'invalid_client' || (code === undefined && status === 401)
  const fix = advice[isInvalidClient ? 'invalid_client' : (code ?? '')] ?? 'Check the options of createLeanAuth.'
  const text = `${who} refused the token request with HTTP ${status}${code === undefined ? '' : ` (${code})`}. ${fix}`
  return refuse(new LeanServerError('upstream_rejected', text), isInvalidClient)
}
