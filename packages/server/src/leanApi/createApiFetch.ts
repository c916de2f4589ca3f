/** A fetch for Lean's REST API only: adds the application's credential and lets it go nowhere else. */
import { discardBody } from '../http/discardBody.ts'
import { raceAbort } from '../http/raceAbort.ts'
import { refuseRedirect } from '../http/refuseRedirect.ts'
import { toNetworkError } from '../http/toNetworkError.ts'
import { withDeadline } from '../http/withDeadline.ts'
import { LeanServerError } from '../LeanServerError.ts'
import type { ApiTokens } from './createApiTokens.ts'

export type ApiFetch = (path: string, init?: RequestInit) => Promise<Response>

const serverName = "Lean's API"

export function createApiFetch(deps: {
  apiBaseUrl: string
  fetch: typeof fetch
  timeoutMs: number
  tokens: ApiTokens
  /** Set for legacy mTLS: the app token takes the bearer's place. */
  appToken?: string
}): ApiFetch {
  const send = async (url: URL, init: RequestInit, headers: Headers): Promise<Response> => {
    const response = await withDeadline({ timeoutMs: deps.timeoutMs, signal: init.signal }, async (deadline) => {
      // The caller's own signal goes along so that it still works while the body is read, after the time limit has been met.
      const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline
      try {
        return await deps.fetch(url.href, { ...init, headers, signal, redirect: 'manual' })
      } catch (error) {
        throw toNetworkError(error, serverName)
      }
    })
    refuseRedirect(response, serverName)
    return response
  }

  return async (path, init = {}) => {
    const url = resolveApiUrl(deps.apiBaseUrl, path)
    const headers = new Headers(init.headers)
    if (headers.has('authorization')) {
      throw new LeanServerError(
        'invalid_options',
        'fetch() sets the Authorization header itself: another one would be sent to Lean by mistake. Remove it from the call.',
      )
    }
    if (deps.appToken !== undefined) {
      headers.set('lean-app-token', deps.appToken)
      return send(url, init, headers)
    }
    const signal = init.signal ?? undefined
    const token = await deps.tokens.get(signal === undefined ? {} : { signal })
    headers.set('authorization', `Bearer ${token}`)
    const response = await send(url, init, headers)
    const isRejected = response.status === 401 || (response.status === 403 && deps.tokens.isFromStore(token))
    if (!isRejected) return response
    const newToken = await raceAbort(deps.tokens.renew(token), signal)
    // A stream was consumed by the first try: its caller gets the 401, and the next call has the new token.
    if (!canSendAgain(init.body)) return response
    discardBody(response)
    headers.set('authorization', `Bearer ${newToken}`)
    return send(url, init, headers)
  }
}

function resolveApiUrl(apiBaseUrl: string, path: string): URL {
  const base = new URL(apiBaseUrl)
  const isAbsolute = typeof path === 'string' && URL.canParse(path)
  const text = isAbsolute ? path : `${apiBaseUrl}${path}`
  const isPath = typeof path === 'string' && (isAbsolute || /^\/(?![/\\])/.test(path)) && URL.canParse(text)
  const url = isPath ? new URL(text) : undefined
  const basePath = base.pathname.replace(/\/*$/, '/')
  // Dot segments are resolved by now, so a path cannot climb out of the base.
  if (url?.origin === base.origin && url.pathname.startsWith(basePath) && !url.username && !url.password) return url
  throw new LeanServerError(
    'invalid_options',
    'fetch() takes a path under "apiBaseUrl" that starts with one slash: the API token must reach no other address.',
  )
}

function canSendAgain(body: unknown): boolean {
  return (
    body === undefined ||
    body === null ||
    typeof body === 'string' ||
    body instanceof URLSearchParams ||
    body instanceof FormData ||
    body instanceof Blob ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body)
  )
}
