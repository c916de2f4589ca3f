/** Answers a request that came from Node's own server or from Express, where a returned Response is ignored and the browser would wait. */

interface NodeResponse {
  headersSent?: boolean
  statusCode: number
  setHeader(name: string, value: string): void
  end(body: string): void
}

/** Sends 500 through the response object that such servers pass as the second argument; does nothing when there is none. */
export function answerNodeRequest(response: unknown): void {
  if (!isNodeResponse(response) || response.headersSent) return
  response.statusCode = 500
  response.setHeader('content-type', 'application/json')
  response.setHeader('cache-control', 'no-store')
  response.end('{"error":"internal_error"}')
}

function isNodeResponse(value: unknown): value is NodeResponse {
  const response = value as Partial<NodeResponse> | null | undefined
  return typeof response?.setHeader === 'function' && typeof response.end === 'function'
}
