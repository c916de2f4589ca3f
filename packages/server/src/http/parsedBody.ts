/** Remembers of a request that its body was parsed and written anew: good enough for a token request, no longer the bytes that Lean signed. */

const parsedBody = Symbol.for('lean-link.parsedBody')

/** Marks the request; returns it. */
export function markParsedBody(request: Request): Request {
  return Object.defineProperty(request, parsedBody, { value: true })
}

/** True for a request that was marked. */
export function hasParsedBody(request: Request): boolean {
  return parsedBody in request
}
