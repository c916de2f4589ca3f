/** Decides whether a browser page may use the token endpoint, by the headers a page cannot forge: Origin and Sec-Fetch-Site. */

export interface OriginVerdict {
  allowed: boolean
  /** The listed foreign origin that gets CORS headers; null for the endpoint's own pages. */
  corsOrigin: string | null
}

/**
 * Every header that is there must agree: `Sec-Fetch-Site: same-origin` and an Origin equal to the request's own, or an Origin on
 * the list. A request with neither is refused: browsers send at least one of them with every POST.
 */
export function checkOrigin(request: Request, allowedOrigins: readonly string[]): OriginVerdict {
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  if (origin !== null && allowedOrigins.includes(origin)) return { allowed: true, corsOrigin: origin }
  if (origin === null) return { allowed: site === 'same-origin', corsOrigin: null }
  if (site !== null && site !== 'same-origin') return { allowed: false, corsOrigin: null }
  const own = new URL(request.url)
  // Behind a proxy that ends TLS the request URL is the http twin of the public one; the browser itself vouches for the rest.
  const isTlsTwin = site === 'same-origin' && own.protocol === 'http:' && origin === `https://${own.host}`
  return { allowed: origin === own.origin || isTlsTwin, corsOrigin: null }
}

/** True for a text a browser can send as Origin: scheme, host and perhaps port, nothing behind them, no wildcard, not `null`. */
export function isExactOrigin(value: unknown): value is string {
  if (typeof value !== 'string' || value.includes('*') || !URL.canParse(value)) return false
  if (/^https?:/.test(value)) return new URL(value).origin === value
  // Apps in a WebView have origins of their own scheme, such as capacitor://localhost.
  return /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9.:-]+$/.test(value)
}
