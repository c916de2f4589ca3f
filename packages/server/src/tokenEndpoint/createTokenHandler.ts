/** The token endpoint of the app's backend: a browser's POST in, one customer token of the signed-in user out. */
import { callHook, kindOf } from '../callHook.ts'
import { createErrorReporter } from '../createErrorReporter.ts'
import { isWebRequest, webRequestAdvice } from '../http/isWebRequest.ts'
import { createLeanAuth } from '../leanApi/createLeanAuth.ts'
import { invalidCustomerId, isCustomerId, isSameCustomerId } from '../leanApi/isCustomerId.ts'
import type { LeanAuth, LeanAuthOptions } from '../leanApi/LeanAuth.ts'
import { isLeanServerError, LeanServerError } from '../LeanServerError.ts'
import { answerNodeRequest } from '../http/answerNodeRequest.ts'
import { checkOrigin, type OriginVerdict } from './checkOrigin.ts'
import { checkTokenHandlerOptions } from './checkTokenHandlerOptions.ts'
import { createJsonResponder, type JsonResponder, toPreflightHeaders } from './createJsonResponder.ts'
import { createOriginReporter } from './createOriginReporter.ts'
import { isJson, readRequestedCustomerId } from './readRequestedCustomerId.ts'

export interface TokenHandlerOptions {
  /**
   * The customer of the app's own session, from the request's cookie or other credential; null when nobody is signed in (401).
   * Never take it from a query, a plain header or the body: whoever writes those would choose whose bank accounts to open.
   * It has 10 s; the request gets 500 then.
   */
  identify(request: Request): string | null | Promise<string | null>
  /**
   * Exact origins of frontends elsewhere; they get CORS headers with credentials. Default: the endpoint's own only. A proxy that changes
   * the host needs an entry for browsers without Sec-Fetch-Site only: older ones, and all on plain http other than localhost.
   */
  allowedOrigins?: readonly string[]
  /** True or `{ retryAfterSeconds }` when this request is one too many (429); true means 60 s. It has 10 s, like `identify`. */
  rateLimit?: (context: {
    request: Request
    customerId: string
  }) => boolean | { retryAfterSeconds: number } | Promise<boolean | { retryAfterSeconds: number }>
  /**
   * Told of every failure that is not the browser's own, and once of each origin that was refused; the browser itself learns the code
   * only. Default: one line on the console, with code and message, never a secret.
   */
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
  const { identify, rateLimit, onError } = options
  // A copy: an entry that the app adds later was never checked.
  const allowedOrigins = [...(options.allowedOrigins ?? [])]
  const auth =
    'auth' in options && options.auth !== undefined ? options.auth : createLeanAuth(options as LeanAuthOptions)

  const report = createErrorReporter(onError)
  const reportOrigin = createOriginReporter(report)

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
      if (verdict.corsOrigin !== null) return respond(204, null, toPreflightHeaders(request))
      reportOrigin(request)
      return toErrorResponse(403, 'forbidden_origin')
    }
    if (method !== 'POST') {
      const allow = allowedOrigins.length > 0 ? 'POST, OPTIONS' : 'POST'
      return toErrorResponse(405, 'method_not_allowed', { allow })
    }
    if (!verdict.allowed) {
      reportOrigin(request)
      return toErrorResponse(403, 'forbidden_origin')
    }
    if (!isJson(request)) return toErrorResponse(415, 'unsupported_media_type')

    if (request.bodyUsed) throw bodyWasRead()

    const customerId: unknown = await callHook('identify', () => identify(request), toHookError)
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
    if (requested.status === 'read_before') throw bodyWasRead()
    if (requested.status !== 'ok') {
      const { status, error } = bodyRefusals[requested.status]
      return toErrorResponse(status, error)
    }
    if (requested.customerId !== undefined && !isSameCustomerId(requested.customerId, customerId)) {
      return toErrorResponse(403, 'wrong_customer')
    }

    const limit = rateLimit && (await callHook('rateLimit', () => rateLimit({ request, customerId }), toHookError))
    if (limit) return toErrorResponse(429, 'rate_limited', { 'retry-after': toRetryAfter(limit) })

    try {
      const token = await auth.createCustomerToken(customerId, { signal: request.signal })
      const { access_token, token_type, expires_in, scope } = token
      return respond(200, { access_token, token_type, expires_in, scope })
    } catch (error) {
      // The browser went away: nobody reads this response, and nothing failed.
      if (request.signal.aborted) return toErrorResponse(503, 'upstream_unavailable')
      return toFailureResponse(
        isLeanServerError(error) ? error : toHookError(`"auth.createCustomerToken" threw ${kindOf(error)}`),
      )
    }
  }

  return async (request: Request, nodeResponse?: unknown) => {
    if (!isWebRequest(request)) {
      report(new LeanServerError('invalid_options', `The token handler cannot read its request. ${webRequestAdvice}`))
      answerNodeRequest(nodeResponse)
      return Response.json({ error: 'internal_error' }, { status: 500 })
    }
    let respond = createJsonResponder(request, null)
    try {
      const verdict = checkOrigin(request, allowedOrigins)
      respond = createJsonResponder(request, verdict.corsOrigin)
      return await handle(request, respond, verdict)
    } catch (error) {
      report(isLeanServerError(error) ? error : toHookError(`The token handler threw ${kindOf(error)}`))
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

function bodyWasRead(): LeanServerError {
  return new LeanServerError(
    'invalid_options',
    'The body was read before the token handler got it, so the customer that the page asks for cannot be checked and no token was made. Mount the handler ahead of body parsers such as express.json(), or with toNodeListener of @lean-link/server/node, which takes a parsed body.',
    { reason: 'body_read' },
  )
}

function toHookError(problem: string): LeanServerError {
  return new LeanServerError(
    'invalid_options',
    `${problem}, so no token was made. Catch and log its error where it is thrown.`,
    { reason: 'hook_threw' },
  )
}

function toRetryAfter(limit: true | { retryAfterSeconds: number }): string {
  const seconds = limit === true ? DEFAULT_RETRY_AFTER_SECONDS : Math.ceil(limit.retryAfterSeconds)
  return String(Number.isSafeInteger(seconds) && seconds >= 0 ? seconds : DEFAULT_RETRY_AFTER_SECONDS)
}
