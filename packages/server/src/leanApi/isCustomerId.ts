/** The shape of a Lean customer id, checked before it becomes part of an OAuth scope or a path. */
import { LeanServerError } from '../LeanServerError.ts'

/** True for 1 to 255 letters, digits, hyphens and underscores: nothing that could widen a scope or leave a URL path. */
export function isCustomerId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{1,255}$/.test(value)
}

/** True when both name the same customer: UUIDs are compared without letter case, as databases spell them differently; others exactly. */
export function isSameCustomerId(one: unknown, other: unknown): boolean {
  if (!isCustomerId(one) || !isCustomerId(other)) return false
  return isSameId(one, other)
}

/** The same for any id of Lean's, such as an application's. */
export function isSameId(one: string, other: string): boolean {
  return one === other || (isUuid(one) && isUuid(other) && one.toLowerCase() === other.toLowerCase())
}

function isUuid(value: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)
}

/** The error for anything else; `detail` may add where it came from. */
export function invalidCustomerId(detail?: string): LeanServerError {
  const rule =
    'The customer id must be 1 to 255 letters, digits, "-" or "_", as Lean gave it when the customer was created.'
  return new LeanServerError('invalid_customer_id', detail === undefined ? rule : `${rule} ${detail}`)
}
