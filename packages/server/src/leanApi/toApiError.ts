/** Makes the error of an answer of Lean's REST API that says no, from the facts in it that can be trusted to be facts. */
import { LeanApiError } from './LeanApiError.ts'

/** `body` is the answer's JSON, whatever it is. */
export function toApiError(response: Response, body: unknown): LeanApiError {
  // Lean documents two error bodies: {timestamp, status, message, metadata} with the code in `status`, and {code, message, status} with HTTP's
  // number there. The message may quote what was sent and stays out.
  const fields = body as { status?: unknown; code?: unknown } | null | undefined
  const code = [fields?.status, fields?.code].find(isErrorCode) ?? 'UNKNOWN'
  // Seen in an app that an engineer of Lean's wrote (2026); not documented.
  const header = response.headers.get('lean-correlation-id') ?? ''
  const correlationId = /^[0-9a-fA-F-]{8,64}$/.test(header) ? header : undefined
  const forSupport =
    correlationId === undefined ? '' : ` Lean's support finds the request by the correlation id ${correlationId}.`
  return new LeanApiError(
    response.status,
    code,
    `Lean's API answered with HTTP ${response.status} (${code}). The codes are explained on Lean's page "General errors".${forSupport}`,
    correlationId,
  )
}

function isErrorCode(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z][A-Z_]{2,63}$/.test(value)
}
