/** Looks into a token that is a JWT; nothing is proved by it, since the signature is Lean's API's to check. */
import { parseJsonObject } from '../http/parseJsonObject.ts'

/** The claims; null for a token that is no JWT, which Lean does not promise. */
export function readTokenClaims(token: string): Record<string, unknown> | null {
  const parts = token.split('.')
  if (parts.length !== 3) return null
  try {
    const base64 = (parts[1] ?? '').replaceAll('-', '+').replaceAll('_', '/')
    return parseJsonObject(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)))
  } catch {
    return null
  }
}
