/** Reads what the browser says about its customer from the token request's body; the session decides, this can only contradict it. */
import { parseJsonObject } from './parseJsonObject.ts'
import { readBytes } from './readBytes.ts'
import { withDeadline } from './withDeadline.ts'

export type CustomerClaim = { status: 'ok'; customerId: unknown } | { status: 'too_large' | 'too_slow' | 'malformed' }

const MAX_BODY_BYTES = 4 * 1024
const MAX_BODY_MS = 10_000

/** True for `application/json`, with parameters or without: a type a plain HTML form cannot send. */
export function isJson(request: Request): boolean {
  return /^application\/json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '')
}

/** The body's `customer_id`; undefined when the body is empty or names none. */
export async function readCustomerClaim(request: Request): Promise<CustomerClaim> {
  let bytes: Uint8Array | null
  let isLate = false
  try {
    bytes = await withDeadline(MAX_BODY_MS, null, (signal) => {
      signal.addEventListener('abort', () => (isLate = true))
      return readBytes(request, MAX_BODY_BYTES, signal)
    })
  } catch {
    return { status: isLate ? 'too_slow' : 'malformed' }
  }
  if (bytes === null) return { status: 'too_large' }
  if (bytes.byteLength === 0) return { status: 'ok', customerId: undefined }
  const body = parseJsonObject(bytes)
  if (body === null) return { status: 'malformed' }
  return { status: 'ok', customerId: Object.hasOwn(body, 'customer_id') ? body['customer_id'] : undefined }
}
