/** The shape of a Lean customer id, checked before it becomes part of an OAuth scope. */

/** True for 1 to 255 letters, digits, hyphens and underscores: nothing that could widen a scope or leave a URL path. */
export function isCustomerId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{1,255}$/.test(value)
}
