/** Error answers of the simulated API: Lean's body style and, where there is one, its documented code. */

/** Documented codes by status. 401 is documented for certificates only, so its code here is invented, as is the one for other statuses. */
const codes: Readonly<Record<number, string>> = {
  400: 'INVALID_PARAMETERS',
  401: 'UNAUTHORIZED',
  403: 'INSUFFICIENT_ACCESS_LEVEL',
  404: 'UNKNOWN_ENTITY',
  405: 'INVALID_HTTP_METHOD',
  409: 'CUSTOMER_ALREADY_EXISTS',
  429: 'RATE_LIMIT_EXCEEDED',
  500: 'INTERNAL_SERVER_ERROR',
}

export function apiError(
  status: number,
  message: string,
  code: string = codes[status] ?? 'SIMULATED_FAILURE',
): Response {
  return Response.json({ timestamp: new Date().toISOString(), status: code, message, metadata: null }, { status })
}
