/** Reads the body of a request that somebody sent to the app, through limits of size and time: a token request or a webhook. */
import { readBytes } from './readBytes.ts'
import { withDeadline } from './withDeadline.ts'

export type RequestBody =
  { status: 'ok'; bytes: Uint8Array<ArrayBuffer> } | { status: 'read_before' | 'too_large' | 'too_slow' | 'broken' }

/** Bodies are 4 kB from a browser and at most a megabyte from Lean: who needs longer holds a connection open on purpose, or is gone. */
const TIMEOUT_MS = 10_000

/** The bytes, or why there are none: read by somebody else, larger than `maxBytes`, slower than 10 s, or broken off. Never rejects. */
export async function readRequestBody(request: Request, maxBytes: number): Promise<RequestBody> {
  if (request.bodyUsed) return { status: 'read_before' }
  let isLate = false
  try {
    const bytes = await withDeadline({ timeoutMs: TIMEOUT_MS }, (signal) => {
      signal.addEventListener('abort', () => (isLate = true))
      return readBytes(request, maxBytes, signal)
    })
    if (bytes === null) return { status: 'too_large' }
    if (bytes.byteLength === 0 && announcesBody(request.headers)) return { status: 'read_before' }
    return { status: 'ok', bytes }
  } catch {
    return { status: isLate ? 'too_slow' : 'broken' }
  }
}

// A parser of Node's world, such as express.json(), empties the stream before an adapter makes a Request of it: the headers still tell.
function announcesBody(headers: Headers): boolean {
  return Number(headers.get('content-length')) > 0 || headers.has('transfer-encoding')
}
