/** A fetcher for the token endpoint of the app's own backend, such as `@lean-link/server` makes. */
import type { AccessTokenFetcher, OAuthTokenResponse } from './api/accessToken.ts'
import { LeanError } from './api/LeanError.ts'
import { isSecureUrl } from './engine/isSecureUrl.ts'

export interface TokenEndpointInit {
  /** Sent with each request, such as a CSRF token; a function is called each time. */
  headers?: Record<string, string> | (() => Record<string, string> | Promise<Record<string, string>>)
  /** Default `'same-origin'`. */
  credentials?: RequestCredentials
  /** Allows an endpoint on another origin than the page's. Default false. */
  allowCrossOrigin?: boolean
  /** Default: the global fetch of that moment. */
  fetch?: typeof fetch
}

const refuse = (message: string, hint: string) =>
  new LeanError({ code: 'invalid_options', message, hint, problems: [{ path: 'url', message }] })

/** Lean's hosts, in any spelling that a browser accepts: only a backend may talk to them. */
function refuseLeanHost(host: string): void {
  if (!/(^|\.)leantech\.me\.?$/i.test(host)) return
  throw refuse(
    "tokenEndpoint() was given an address of Lean's. Only a backend may ask Lean for tokens, because it takes the client secret.",
    'Give the address of your own token endpoint, such as /api/lean/token.',
  )
}

/**
 * POSTs `{"customer_id": "..."}` as JSON and resolves with the answer, an {@link OAuthTokenResponse}; an error answer is `{"error": code}`.
 * Rejects with an error that has the `status`, never with the body; a redirect is refused too, and not tried again. A URL on Lean's hosts
 * throws at once, or rejects when only the page's address tells its host. One on another origin, or without https but on loopback, rejects
 * when it is used.
 *
 * @example
 * const fetchAccessToken = tokenEndpoint('/api/lean/token')
 */
export function tokenEndpoint(url: string | URL, init: TokenEndpointInit = {}): AccessTokenFetcher {
  const given = String(url)
  if (URL.canParse(given)) refuseLeanHost(new URL(given).hostname)
  return async ({ customerId, signal }) => {
    const { headers, credentials = 'same-origin', allowCrossOrigin, fetch: ask = fetch } = init
    // Resolved here, not above: a server that renders has no page to resolve against.
    const target = new URL(given, location.href)
    refuseLeanHost(target.hostname)
    if (target.origin !== location.origin && !allowCrossOrigin) {
      throw refuse(
        'The token endpoint is on another origin than the page.',
        'Serve it from the same origin, or set allowCrossOrigin: true.',
      )
    }
    if (!isSecureUrl(target.href, { allowLoopback: true })) {
      throw refuse(
        'The token endpoint is not https, so that anybody on the way could read the token.',
        'Use https, for the page too.',
      )
    }
    const response = await ask(target, {
      method: 'POST',
      headers: {
        ...(typeof headers === 'function' ? await headers() : headers),
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: JSON.stringify({ customer_id: customerId }),
      credentials,
      // Not 'error', which cannot be told from a broken connection. It is not followed either way.
      redirect: 'manual',
      cache: 'no-store',
      signal,
    })
    // A browser shows of a redirect that there is one, with the status 0.
    if (!response.ok && response.status < 400) {
      throw new LeanError({
        code: 'token_request_failed',
        message:
          'The token endpoint answered with a redirect, which is not followed. Perhaps the session has expired, and it leads to a login page.',
        hint: 'Answer 401 without a session, and give the final address, with or without a slash at its end.',
      })
    }
    if (!response.ok) {
      throw Object.assign(new Error(`The token endpoint answered ${response.status}.`), { status: response.status })
    }
    try {
      return (await response.json()) as OAuthTokenResponse
    } catch (cause) {
      // A connection that broke within the answer, or an abort. Of an answer that is no JSON the words would hold a part.
      if ((cause as Error).name !== 'SyntaxError') throw cause
      throw Object.assign(new Error('The token endpoint answered with something that is not JSON.'), {
        status: response.status,
      })
    }
  }
}
