/** Turns bytes from outside into a JSON value, or into nothing. */

/** The value; undefined when there are no bytes, or they are not UTF-8 or not JSON. */
export function parseJson(bytes: Uint8Array | null): unknown {
  if (bytes === null) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}
