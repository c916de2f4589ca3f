/** A fetch for Lean's REST API only: adds the application's credential and lets it go nowhere else. */
import type { ApiTokens } from './createApiTokens.ts'
import { LeanServerError } from './LeanServerError.ts'
import { isRedirect, toNetworkError, toRedirectError } from './toUpstreamError.ts'
import { untilAborted, withDeadline } from './withDeadline.ts'

export type ApiFetch = (path: string, init?: RequestInit) => Promise<Response>

const who = "Lean's API"

export function createApiFetch(deps: {
  apiBaseUrl: string
  fetch: typeof fetch
  timeoutMs: number
  tokens: ApiTokens
  /** Set for legacy mTLS: the app token takes the bearer's place. */
  appToken?: string
}): ApiFetch {
  const send = async (url: URL, init: RequestInit, headers: Headers): Promise<Response> => {
    const response = await withDeadline(deps.timeoutMs, init.signal, async (limit) => {
      // The caller's own signal goes along so that it still works while the body is read, after the time limit has been met.
      const signal = init.signal ? AbortSignal.any([init.signal, limit]) : limit
      try {
        return await deps.fetch(url.href, { ...init, headers, signal, redirect: 'manual' })
      } catch (error) {
        throw toNetworkError(error, who)
      }
    })
    if (!isRedirect(response)) return response
    void response.body?.cancel().catch(() => {})
    throw toRedirectError(who)
  }

  return async (path, init = {}) => {
    const url = resolve(deps.apiBaseUrl, path)
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
    if (response.status !== 401) return response
    const next = await untilAborted(deps.tokens.replace(token), signal)
    // A stream was consumed by the first try: its caller gets the 401, and the next call has the new token.
    if (!canSendAgain(init.body)) return response
    void response.body?.cancel().catch(() => {})
    headers.set('authorization', `Bearer ${next}`)
    return send(url, init, headers)
  }
}

function resolve(apiBaseUrl: string, path: string): URL {
  const base = new URL(apiBaseUrl)
  const isAbsolute = typeof path === 'string' && URL.canParse(path)
  const text = isAbsolute ? path : `${apiBaseUrl}${path}`
  const isPath = typeof path === 'string' && (isAbsolute || /^\/(?![/\\])/.test(path)) && URL.canParse(text)
  const url = isPath ? new URL(text) : undefined
  const folder = base.pathname.replace(/\/*$/, '/')
  // Dot segments are resolved by now, so a path cannot climb out of the base.
  if (url?.origin === base.origin && url.pathname.startsWith(folder) && !url.username && !url.password) return url
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
