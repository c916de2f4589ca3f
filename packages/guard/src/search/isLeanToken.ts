/** Tells a token of Lean from any other JWT by its claims; nothing is verified. */
import { authIssuer } from './leanAuthHost.ts'

/**
 * True when the issuer is one of Lean's OAuth hosts, or the claims are those of Lean's documented samples: `applications` or `customers` as
 * lists of ids beside a list of scopes.
 */
export function isLeanToken(token: string): boolean {
  const claims = parseClaims(token)
  if (claims === null) return false
  if (typeof claims['iss'] === 'string' && authIssuer.test(claims['iss'])) return true
  return Array.isArray(claims['scope']) && (isIdList(claims['applications']) || isIdList(claims['customers']))
}

function parseClaims(token: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function isIdList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(
      (each: unknown) => typeof each === 'object' && each !== null && 'id' in each && typeof each.id === 'string',
    )
  )
}
