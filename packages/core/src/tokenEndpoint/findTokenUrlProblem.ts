/** Which addresses may be asked for a token: the app's own backend, over a connection that nobody reads. */
import type { Failure } from '../api/LeanError.ts'
import { isSecureUrl } from '../engine/isSecureUrl.ts'

const toFailure = (message: string, hint: string): Failure => ({
  code: 'invalid_options',
  message,
  hint,
  problems: [{ path: 'url', message }],
})

/** Lean's hosts, in any spelling that a browser accepts: only a backend may talk to them. */
export function findLeanHostProblem(hostname: string): Failure | undefined {
  if (!/(^|\.)leantech\.me\.?$/i.test(hostname)) return undefined
  return toFailure(
    "The token endpoint is an address of Lean's. Only a backend may ask Lean for tokens, because it takes the client secret.",
    'Give the address of your own token endpoint, such as /api/lean/token.',
  )
}

export function findTokenUrlProblem(url: URL, allowCrossOrigin = false): Failure | undefined {
  const leanHost = findLeanHostProblem(url.hostname)
  if (leanHost) return leanHost
  if (url.origin !== location.origin && !allowCrossOrigin)
    return toFailure(
      `The token endpoint is on ${url.origin}, another origin than the page.`,
      'Serve it from the same origin, or set allowCrossOrigin: true in tokenEndpoint().',
    )
  if (!isSecureUrl(url.href, { allowLoopback: true }))
    return toFailure(
      'The token endpoint is not https, so that anybody on the way could read the token.',
      'Use https, for the page too.',
    )
}
