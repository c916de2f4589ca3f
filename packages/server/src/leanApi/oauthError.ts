/** Explains why Lean's OAuth server gave no token: the registered error code is read, everything else it says stays out. */
import { discardBody } from '../http/discardBody.ts'
import { getRetryAfterSeconds } from '../http/getRetryAfterSeconds.ts'
import { parseJsonObject } from '../http/parseJsonObject.ts'
import { readUpstreamBody } from '../http/readUpstreamBody.ts'
import { LeanServerError } from '../LeanServerError.ts'

/**
 * OAuth errors (RFC 6749, 4.1.2.1 and 5.2) with what to do about each; any other text of the answer is not repeated. Lean does not document
 * its OAuth errors: in all likelihood its server is Spring's Authorization Server (inferred), which sends these.
 */
const advice: Readonly<Record<string, string>> = {
  invalid_client:
    'Check "clientId" and "clientSecret", and that "country" and "sandbox" name the environment they belong to.',
  invalid_scope: 'Check that the customer exists in this environment.',
  unauthorized_client: 'Ask Lean to enable OAuth client credentials for this application.',
  access_denied: 'Ask Lean which rights this application has.',
  server_error: 'Try again later.',
  temporarily_unavailable: 'Try again later.',
  invalid_request: 'Check "authBaseUrl".',
  unsupported_grant_type: 'Check "authBaseUrl".',
}

/** The registered code in a refusal's body; undefined when the body is absent, of another kind, or says something else. */
export async function readOAuthErrorCode(
  response: Response,
  serverName: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (response.status < 400) {
    discardBody(response)
    return undefined
  }
  const body = parseJsonObject(await readUpstreamBody(response, serverName, signal).catch(() => null))
  const code = body?.['error']
  return typeof code === 'string' && Object.hasOwn(advice, code) ? code : undefined
}

/** True when it is the client that was refused: a 401 without a known code counts too, since Lean's error bodies are not documented. */
export function isRefusedClient(status: number, code: string | undefined): boolean {
  return code === 'invalid_client' || (code === undefined && status === 401)
}

/** The error for an answer of the OAuth server other than 200 or a redirect. */
export function toOAuthError(response: Response, code: string | undefined, serverName: string): LeanServerError {
  const { status } = response
  const retryAfterSeconds = getRetryAfterSeconds(response.headers)
  const shownCode = code === undefined ? '' : ` (${code})`
  if (status === 429) {
    const message = `${serverName} is limiting this application's requests. Ask for fewer tokens: share one LeanAuth and its store.`
    return new LeanServerError('rate_limited', message, { retryAfterSeconds })
  }
  if (status >= 500) {
    const message = `${serverName} answered with HTTP ${status}${shownCode}. Try again later.`
    return new LeanServerError('upstream_unavailable', message, { retryAfterSeconds })
  }
  if (status < 400) {
    return new LeanServerError(
      'upstream_invalid',
      `The answer of ${serverName} has the unexpected HTTP status ${status}, so it is not used.`,
    )
  }
  const knownCode = isRefusedClient(status, code) ? 'invalid_client' : (code ?? '')
  const nextStep = advice[knownCode] ?? 'Check the options of createLeanAuth.'
  return new LeanServerError(
    'upstream_rejected',
    `${serverName} refused the token request with HTTP ${status}${shownCode}. ${nextStep}`,
    { reason: 'oauth' },
  )
}
