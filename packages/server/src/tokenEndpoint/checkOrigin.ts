/** Decides whether a page may use the token endpoint, by the headers a page cannot forge: Origin and Sec-Fetch-Site. */

export interface OriginVerdict {
  allowed: boolean
  /** The listed foreign origin that gets CORS headers; null for the endpoint's own pages. */
  corsOrigin: string | null
}

/**
 * As Go's `net/http.CrossOriginProtection` decides: a listed origin passes. Otherwise Sec-Fetch-Site has the last word where it is there:
 * the browser vouches for `same-origin`, whatever a proxy made of Host. Without it, Origin must equal the endpoint's own. With
 * neither it is no browser (they send one of them with every POST), so there is no page to protect the session from.
 */
export function checkOrigin(request: Request, allowedOrigins: readonly string[]): OriginVerdict {
  const origin = request.headers.get('origin')
  if (origin !== null && allowedOrigins.includes(origin)) return { allowed: true, corsOrigin: origin }
  return { allowed: isOwnPageOrNoPage(request, origin), corsOrigin: null }
}

function isOwnPageOrNoPage(request: Request, origin: string | null): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  return origin === null || origin === getOwnOrigin(request)
}

/** Scheme and host of the endpoint. Not URL's own `origin`: that is "null" for every scheme but a few, and any sandboxed page says "null" too. */
export function getOwnOrigin(request: Request): string {
  const { protocol, host } = new URL(request.url)
  return `${protocol}//${host}`
}

/** True for a text a browser can send as Origin: scheme, host and perhaps port, nothing behind them, no wildcard, not `null`. */
export function isExactOrigin(value: unknown): value is string {
  if (typeof value !== 'string' || value.includes('*') || !URL.canParse(value)) return false
  if (/^https?:/.test(value)) return new URL(value).origin === value
  // Apps in a WebView have origins of their own scheme, such as capacitor://localhost.
  return /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9.:-]+$/.test(value)
}
