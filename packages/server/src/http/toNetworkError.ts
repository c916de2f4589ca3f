/** Translates what the network layer threw into a LeanServerError that repeats none of it. */
import { isLeanServerError, LeanServerError } from '../LeanServerError.ts'

const systemCode = /^(?:E[A-Z]{3,14}|(?:UND_ERR|ERR|CERT|SELF_SIGNED|UNABLE_TO|DEPTH_ZERO)_[A-Z_]{2,40})$/

/** The error for a request that got no answer; of the original only a known-shaped system code such as ECONNREFUSED is kept. */
export function toNetworkError(error: unknown, serverName: string): LeanServerError {
  if (isLeanServerError(error)) return error
  const code = getCode(error)
  return new LeanServerError(
    'upstream_unavailable',
    `${serverName} could not be reached${code === undefined ? '' : ` (${code})`}. Check the network of this server, then try again.`,
  )
}

// The code stands on the error (Node) or on its cause (fetch). Whatever was thrown may throw again when it is read.
function getCode(error: unknown): string | undefined {
  try {
    const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } }
    return [code, cause?.code].find((value): value is string => typeof value === 'string' && systemCode.test(value))
  } catch {
    return undefined
  }
}
