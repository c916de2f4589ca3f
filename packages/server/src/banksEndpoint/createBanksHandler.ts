/** The bank list for the app's own page, which Lean recommends over the one in its dialog: choose a bank first, then open LinkSDK with it. */
import { kindOf } from '../callHook.ts'
import { collectProblems } from '../collectProblems.ts'
import { createErrorReporter } from '../createErrorReporter.ts'
import { answerNodeRequest } from '../http/answerNodeRequest.ts'
import { isWebRequest, webRequestAdvice } from '../http/isWebRequest.ts'
import type { LeanAuth } from '../leanApi/LeanAuth.ts'
import { LeanApiError } from '../leanApi/LeanApiError.ts'
import { isLeanServerError, LeanServerError } from '../LeanServerError.ts'

export interface BanksHandlerOptions {
  auth: LeanAuth
  /** Default: banks for all types of account. */
  accountType?: 'PERSONAL' | 'BUSINESS'
  /** Told of every failure; the browser learns the code only. Default: one line on the console. */
  onError?: (error: LeanServerError) => void
}

/**
 * Makes a route for GET that answers `{ banks: LeanBank[] }`, or `{"error": code}`. It needs no session: the list is the same for everybody,
 * so any page may read it and caches keep it for five minutes. The returned function never rejects.
 *
 * @example
 * const handleBanks = createBanksHandler({ auth, accountType: 'PERSONAL' })
 */
export function createBanksHandler(options: BanksHandlerOptions): (request: Request) => Promise<Response> {
  checkOptions(options)
  const { auth, accountType, onError } = options
  const report = createErrorReporter(onError)

  return async (request: Request, nodeResponse?: unknown) => {
    if (!isWebRequest(request)) {
      report(new LeanServerError('invalid_options', `The banks handler cannot read its request. ${webRequestAdvice}`))
      answerNodeRequest(nodeResponse)
      return respond(500, { error: 'internal_error' }, { 'cache-control': 'no-store' })
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return respond(405, { error: 'method_not_allowed' }, { allow: 'GET, HEAD', 'cache-control': 'no-store' })
    }
    try {
      const banks = await auth.listBanks(accountType === undefined ? {} : { accountType })
      return respond(200, request.method === 'HEAD' ? null : { banks }, { 'cache-control': 'public, max-age=300' })
    } catch (error) {
      const failure = toFailure(error)
      report(failure)
      const code = failure.reason === 'hook_threw' ? 'internal_error' : failure.code
      return respond(failure.status, { error: code }, { 'cache-control': 'no-store' })
    }
  }
}

function checkOptions(options: BanksHandlerOptions): void {
  const { auth, accountType, onError } = (options ?? {}) as { [Name in keyof BanksHandlerOptions]?: unknown }
  const { check, all } = collectProblems()
  check(
    typeof (auth as Partial<LeanAuth> | null | undefined)?.listBanks === 'function',
    '"auth" must be what createLeanAuth returned.',
  )
  check(
    accountType === undefined || accountType === 'PERSONAL' || accountType === 'BUSINESS',
    "\"accountType\" must be 'PERSONAL' or 'BUSINESS'.",
  )
  check(onError === undefined || typeof onError === 'function', '"onError" must be a function.')
  if (all.length > 0) {
    throw new LeanServerError('invalid_options', `createBanksHandler cannot start. ${all.join(' ')}`)
  }
}

function toFailure(error: unknown): LeanServerError {
  if (isLeanServerError(error)) return error
  if (error instanceof LeanApiError) return new LeanServerError('upstream_rejected', error.message)
  return new LeanServerError('invalid_options', `"auth.listBanks" threw ${kindOf(error)}, so there is no list.`, {
    reason: 'hook_threw',
  })
}

function respond(status: number, body: object | null, headers: Record<string, string>): Response {
  return new Response(body === null ? null : JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  })
}
