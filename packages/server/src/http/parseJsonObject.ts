/** Turns bytes from outside into a JSON object, or into nothing. */
import { parseJson } from './parseJson.ts'

/** The JSON object in these bytes; null when they are not UTF-8, not JSON, or JSON of another kind. */
export function parseJsonObject(bytes: Uint8Array | null): Record<string, unknown> | null {
  const value = parseJson(bytes)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}
