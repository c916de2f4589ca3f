/** Translates what the network layer threw into a LeanServerError that repeats none of it. */
import { LeanServerError } from '../LeanServerError.ts'

const systemCode = /^(?:E[A-Z]{3,14}|(?:UND_ERR|ERR|CERT|SELF_SIGNED|UNABLE_TO|DEPTH_ZERO)_[A-Z_]{2,40})$/

/** The error for a request that got no answer; of the original only a known-shaped system code such as ECONNREFUSED is kept. */
export function toNetworkError(error: unknown, serverName: string): LeanServerError {
  if (error instanceof LeanServerError) return error
  const code = getCode(error) ?? getCode((error as { cause?: unknown } | null | undefined)?.cause)
  return new LeanServerError(
    'upstream_unavailable',
    `${serverName} could not be reached${code === undefined ? '' : ` (${code})`}. Check the network of this server, then try again.`,
  )
}

function getCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' && systemCode.test(code) ? code : undefined
}
