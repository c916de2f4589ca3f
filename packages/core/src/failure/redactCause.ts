/** Makes a thrown value safe to keep as the cause of an error. */

/** A copy with name, message and stack only, redacted. Whatever was thrown: parts that are no text, or that throw themselves, are left out. */
export function redactCause(cause: unknown, redact: (text: string) => string): unknown {
  if (typeof cause === 'string') return redact(cause)
  if (!isError(cause)) return `a rejection with ${typeof cause}`
  const read = (name: 'name' | 'message' | 'stack') => {
    try {
      const part: unknown = cause[name]
      return typeof part === 'string' ? redact(part) : ''
    } catch {
      return ''
    }
  }
  const copy = new Error(read('message'))
  copy.name = read('name') || 'Error'
  copy.stack = read('stack')
  return copy
}

/** A proxy may throw when it is asked. */
function isError(value: unknown): value is Error {
  try {
    return value instanceof Error
  } catch {
    return false
  }
}
