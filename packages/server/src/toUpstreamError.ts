/** Translates what the network, or Lean's status line, says into a LeanServerError that repeats none of it. */
import { LeanServerError } from './LeanServerError.ts'

const systemCode = /^(?:E[A-Z]{3,14}|(?:UND_ERR|ERR|CERT|SELF_SIGNED|UNABLE_TO|DEPTH_ZERO)_[A-Z_]{2,40})$/

/** The error for a request that got no answer; of the original only a known-shaped system code such as ECONNREFUSED is kept. */
export function toNetworkError(error: unknown, who: string): LeanServerError {
  if (error instanceof LeanServerError) return error
  const code = getCode(error) ?? getCode((error as { cause?: unknown } | null | undefined)?.cause)
  return new LeanServerError(
    'upstream_unavailable',
    `${who} could not be reached${code === undefined ? '' : ` (${code})`}. Check the network of this server, then try again.`,
  )
}

function getCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' && systemCode.test(code) ? code : undefined
}

/** True for an answer that points elsewhere; following it would carry the secret or the token to a host nobody chose. */
export function isRedirect(response: Response): boolean {
  return response.type === 'opaqueredirect' || [301, 302, 303, 307, 308].includes(response.status)
}

/** The error for an answer that is a redirect. */
export function toRedirectError(who: string): LeanServerError {
  return new LeanServerError(
    'upstream_invalid',
    `${who} answered with a redirect, which is refused so that no credential leaves for another host. Check the base URL.`,
  )
}

/** Whole seconds of a Retry-After header in either of its forms, at most a day; undefined when there is none to rely on. */
export function getRetryAfterSeconds(headers: Headers): number | undefined {
  const text = headers.get('retry-after')
  if (text === null) return undefined
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Math.ceil((Date.parse(text) - Date.now()) / 1000)
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), 86_400) : undefined
}
