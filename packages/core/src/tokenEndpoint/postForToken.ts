/** Asks a token endpoint, and no more: what comes back, and whether the address may be asked at all, is judged elsewhere. */

export interface TokenPost {
  readonly customerId: string
  readonly signal: AbortSignal
  readonly headers?: Record<string, string>
  readonly credentials?: RequestCredentials
  readonly fetch?: typeof fetch
}

export function postForToken(url: string | URL, post: TokenPost): Promise<Response> {
  const { customerId, signal, headers, credentials = 'same-origin', fetch: send = fetch } = post
  return send(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ customer_id: customerId }),
    credentials,
    // Not 'error', which cannot be told from a broken connection. It is not followed either way.
    redirect: 'manual',
    cache: 'no-store',
    signal,
  })
}
