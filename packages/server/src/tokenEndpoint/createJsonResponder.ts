/** Builds the token endpoint's responses: never cached, readable by the origins the app listed and by no other page. */

export type JsonResponder = (status: number, body: object | null, headers?: Record<string, string>) => Response

/** Makes the function that builds the responses to one request; `corsOrigin` is the listed foreign origin it comes from, if any. */
export function createJsonResponder(request: Request, corsOrigin: string | null): JsonResponder {
  const cors: Record<string, string> =
    corsOrigin === null
      ? {}
      : {
          'access-control-allow-origin': corsOrigin,
          'access-control-allow-credentials': 'true',
          'access-control-expose-headers': 'Retry-After',
        }
  return (status, body, headers = {}) =>
    new Response(body === null || request.method === 'HEAD' ? null : JSON.stringify(body), {
      status,
      headers: {
        ...(body === null ? {} : { 'content-type': 'application/json' }),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        vary: 'Origin',
        ...cors,
        ...headers,
      },
    })
}

/** The headers that let a listed origin send its POST; it may bring the headers its own CSRF protection needs. */
export function toPreflightHeaders(request: Request): Record<string, string> {
  const requested = request.headers.get('access-control-request-headers') ?? ''
  const isHeaderList =
    requested.length <= 1024 && requested.split(',').every((name) => /^[\w!#$%&'*+.^`|~-]+$/.test(name.trim()))
  return {
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': isHeaderList ? requested : 'content-type',
    'access-control-max-age': '600',
    vary: 'Origin, Access-Control-Request-Headers',
  }
}
