/** Reads which customer the browser asks for, from the token request's body; the session decides, this can only contradict it. */
import { parseJsonObject } from '../http/parseJsonObject.ts'
import { type RequestBody, readRequestBody } from '../http/readRequestBody.ts'

export type RequestedCustomer =
  { status: 'ok'; customerId: unknown } | { status: Exclude<RequestBody['status'], 'ok'> | 'malformed' }

const MAX_BYTES = 4 * 1024

/** True for `application/json`, with parameters or without: a type a plain HTML form cannot send. */
export function isJson(request: Request): boolean {
  return /^application\/json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '')
}

/** The body's `customer_id`; undefined when the body is empty or names none. */
export async function readRequestedCustomerId(request: Request): Promise<RequestedCustomer> {
  const body = await readRequestBody(request, MAX_BYTES)
  if (body.status !== 'ok') return body
  if (body.bytes.byteLength === 0) return { status: 'ok', customerId: undefined }
  const fields = parseJsonObject(body.bytes)
  return fields === null ? { status: 'malformed' } : { status: 'ok', customerId: fields['customer_id'] }
}
