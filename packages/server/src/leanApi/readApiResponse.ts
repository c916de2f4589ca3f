/** Reads what Lean's REST API answered: its JSON, or the error that says no. */
import { parseJson } from '../http/parseJson.ts'
import { readUpstreamBody } from '../http/readUpstreamBody.ts'
import { withDeadline } from '../http/withDeadline.ts'
import { toApiError } from './toApiError.ts'

/**
 * The JSON value of a success; undefined when the body is none, or larger than `maxBytes`. Rejects with LeanApiError for another status,
 * with a LeanServerError when the body does not come in time.
 */
export async function readApiResponse(
  response: Response,
  limits: { timeoutMs: number; maxBytes?: number },
): Promise<unknown> {
  const { timeoutMs, maxBytes } = limits
  const bytes = await withDeadline({ timeoutMs }, (signal) =>
    readUpstreamBody(response, "Lean's API", signal, maxBytes),
  )
  const body = parseJson(bytes)
  if (!response.ok) throw toApiError(response, body)
  return body
}
