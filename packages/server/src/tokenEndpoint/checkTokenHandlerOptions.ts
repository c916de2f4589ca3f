/** Checks the options of createTokenHandler together with those of the LeanAuth it is to make. */
import { collectProblems } from '../collectProblems.ts'
import { checkLeanAuthOptions } from '../leanApi/checkLeanAuthOptions.ts'
import { isExactOrigin } from './checkOrigin.ts'

/** Every problem of the options, as one sentence each. */
export function checkTokenHandlerOptions(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return ['The options must be an object.']
  const { auth, identify, allowedOrigins, rateLimit, onError } = value as Record<string, unknown>
  const { check, all } = collectProblems(auth === undefined ? checkLeanAuthOptions(value) : [])
  check(auth === undefined || isLeanAuth(auth), '"auth" must be what createLeanAuth returned.')
  check(
    typeof identify === 'function',
    '"identify" must be a function that returns the Lean customer id of the session, or null when nobody is signed in.',
  )
  check(
    allowedOrigins === undefined || (Array.isArray(allowedOrigins) && allowedOrigins.every(isExactOrigin)),
    '"allowedOrigins" must be a list of exact origins such as \'https://app.example\': no path, no trailing slash, no wildcard.',
  )
  check(rateLimit === undefined || typeof rateLimit === 'function', '"rateLimit" must be a function.')
  check(onError === undefined || typeof onError === 'function', '"onError" must be a function.')
  return all
}

function isLeanAuth(value: unknown): boolean {
  return typeof (value as { createCustomerToken?: unknown } | null)?.createCustomerToken === 'function'
}
