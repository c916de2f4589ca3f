/** Reads what one of Lean's servers answered, through a limit that an honest answer never meets. */
import { readBytes } from './readBytes.ts'
import { toNetworkError } from './toNetworkError.ts'

/** Lean's documented answers are a few kB; the limit keeps a server that streams without end out of the app's memory. */
const MAX_BYTES = 64 * 1024

/** The bytes, or null when there are more than `maxBytes` (64 kB). Rejects with `upstream_unavailable` when the connection breaks. */
export async function readUpstreamBody(
  response: Response,
  serverName: string,
  signal: AbortSignal,
  maxBytes: number = MAX_BYTES,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await readBytes(response, maxBytes, signal)
  } catch (error) {
    throw toNetworkError(error, serverName)
  }
}
