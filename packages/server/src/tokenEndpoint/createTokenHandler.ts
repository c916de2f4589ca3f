/** The token endpoint of the app's backend: a browser's POST in, one customer token of the signed-in user out. */
import { createLeanAuth, type LeanAuth, type LeanAuthOptions } from '../leanApi/createLeanAuth.ts'
import { invalidCustomerId, isCustomerId } from '../leanApi/isCustomerId.ts'
import { LeanServerError } from '../LeanServerError.ts'
import { checkOrigin, type OriginVerdict } from './checkOrigin.ts'
import { checkTokenHandlerOptions } from './checkTokenHandlerOptions.ts'
import { createJsonResponder, type JsonResponder, toPreflightHeaders } from './createJsonResponder.ts'
import { isJson, readRequestedCustomerId } from './readRequestedCustomerId.ts'

export interface TokenHandlerOptions {
  /**
   * The customer of the app's own session, from the request's cookie or other credential; null when nobody is signed in (401).
   * Never take it from a query, a plain header or the body: whoever writes those would choose whose bank accounts to open.
   */
  identify(request: Request): string | null | Promise<string | null>
  /** Exact origins of frontends elsewhere, or of the app itself where a proxy changes the host. Default: the endpoint's own only. */
  allowedOrigins?: readonly string[]
  /** True or `{ retryAfterSeconds }` when this request is one too many (429); true means 60 s. */
  rateLimit?: (context: {
    request: Request
    customerId: string
  }) => boolean | { retryAfterSeconds: number } | Promise<boolean | { retryAfterSeconds: number }>
  /** Told of every failure that is not the browser's own; the browser itself learns the code only. */
  onError?: (error: LeanServerError) => void
}

const DEFAULT_RETRY_AFTER_SECONDS = 60

/**
 * Makes the endpoint, for any server that speaks Request and Response. The returned function never rejects.
 * Answers: 200 with `access_token`, `token_type`, `expires_in`, `scope`; else `{"error": code}` with 400 `invalid_body`,
 * 401 `unauthenticated`, 403 `forbidden_origin` or `wrong_customer`, 405 `method_not_allowed`, 408 `body_timeout`,
 * 413 `body_too_large`, 415 `unsupported_media_type`, 429 `rate_limited`, 500 `internal_error`, 500-504 a LeanServerErrorCode.
 *
 * @example
 * const handleToken = createTokenHandler({ auth, identify: async (request) => (await getSession(request))?.leanCustomerId ?? null })
 */
export function createTokenHandler(
  options: TokenHandlerOptions & (LeanAuthOptions | { auth: LeanAuth }),
): (request: Request) => Promise<Response> {
  const problems = checkTokenHandlerOptions(options)
  if (problems.length > 0) {
    throw new LeanServerError('invalid_options', `createTokenHandler cannot start. ${problems.join(' ')}`)
  }
  const { identify, rateLimit, onError, allowedOrigins = [] } = options
  const auth =
    'auth' in options && options.auth !== undefined ? options.auth : createLeanAuth(options as LeanAuthOptions)

  const report = (error: LeanServerError): void => {
    try {
      // An async function is a valid onError too; the browser does not wait for it, and a broken logger costs it no response.
      const told: unknown = onError?.(error)
      Promise.resolve(told).catch(() => {})
    } catch {
      // As above.
    }
  }

  const handle = async (request: Request, respond: JsonResponder, verdict: OriginVerdict): Promise<Response> => {
    const { method } = request
    const toErrorResponse = (status: number, error: string, headers?: Record<string, string>) =>
      respond(status, { error }, headers)
    const toFailureResponse = (error: LeanServerError) => {
      report(error)
      const { status, code, retryAfterSeconds: wait } = error
      return toErrorResponse(status, code, wait === undefined ? {} : { 'retry-after': String(wait) })
    }

    if (method === 'OPTIONS' && request.headers.has('origin')) {
      return verdict.corsOrigin === null
        ? toErrorResponse(403, 'forbidden_origin')
        : respond(204, null, toPreflightHeaders(request))
    }
    if (method !== 'POST') {
      const allow = allowedOrigins.length > 0 ? 'POST, OPTIONS' : 'POST'
      return toErrorResponse(405, 'method_not_allowed', { allow })
    }
    if (!verdict.allowed) return toErrorResponse(403, 'forbidden_origin')
    if (!isJson(request)) return toErrorResponse(415, 'unsupported_media_type')

    const customerId: unknown = await callHook('identify', () => identify(request))
    if (customerId === null || customerId === undefined) return toErrorResponse(401, 'unauthenticated')
    if (!isCustomerId(customerId)) return toFailureResponse(invalidCustomerId('"identify" returned something else.'))
    if (request.bodyUsed) {
      throw new LeanServerError(
        'invalid_options',
        '"identify" must not read the body: it is the browser\'s word, not the session\'s.',
        { reason: 'body_read' },
      )
    }

    const requested = await readRequestedCustomerId(request)
    if (requested.status !== 'ok') {
      const { status, error } = bodyRefusals[requested.status]
      return toErrorResponse(status, error)
    }
    if (requested.customerId !== undefined && requested.customerId !== customerId) {
      return toErrorResponse(403, 'wrong_customer')
    }

    const limit = rateLimit && (await callHook('rateLimit', () => rateLimit({ request, customerId })))
    if (limit) return toErrorResponse(429, 'rate_limited', { 'retry-after': toRetryAfter(limit) })

    try {
      const token = await auth.createCustomerToken(customerId, { signal: request.signal })
      const { access_token, token_type, expires_in, scope } = token
      return respond(200, { access_token, token_type, expires_in, scope })
    } catch (error) {
      // The browser went away: nobody reads this response, and nothing failed.
      if (request.signal.aborted) return toErrorResponse(503, 'upstream_unavailable')
      return toFailureResponse(error instanceof LeanServerError ? error : toHookError('createCustomerToken', error))
    }
  }

  return async (request) => {
    let respond = createJsonResponder(request, null)
    try {
      const verdict = checkOrigin(request, allowedOrigins)
      respond = createJsonResponder(request, verdict.corsOrigin)
      return await handle(request, respond, verdict)
    } catch (error) {
      report(error instanceof LeanServerError ? error : toHookError('The token handler', error))
      return respond(500, { error: 'internal_error' })
    }
  }
}

const bodyRefusals = {
  too_large: { status: 413, error: 'body_too_large' },
  too_slow: { status: 408, error: 'body_timeout' },
  broken: { status: 400, error: 'invalid_body' },
  malformed: { status: 400, error: 'invalid_body' },
} as const

async function callHook<T>(name: string, hook: () => T | Promise<T>): Promise<T> {
  try {
    return await hook()
  } catch (error) {
    throw toHookError(`"${name}"`, error)
  }
}

// The app's own error may hold session data: its kind is enough to find it, and its message stays where it was thrown.
function toHookError(what: string, error: unknown): LeanServerError {
  const kind = error instanceof TypeError ? 'a TypeError' : error instanceof Error ? 'an Error' : 'something'
  return new LeanServerError(
    'invalid_options',
    `${what} threw ${kind}, so no token was made. Catch and log its error where it is thrown.`,
    { reason: 'hook_threw' },
  )
}

function toRetryAfter(limit: true | { retryAfterSeconds: number }): string {
  const seconds = limit === true ? DEFAULT_RETRY_AFTER_SECONDS : Math.ceil(limit.retryAfterSeconds)
  return String(Number.isSafeInteger(seconds) && seconds >= 0 ? seconds : DEFAULT_RETRY_AFTER_SECONDS)
}
