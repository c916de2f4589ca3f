/** Checks what a client is made of, at once and all together, before anything is loaded. */
import { LeanError, type Problem } from '../api/LeanError.ts'
import type { LeanClientOptions } from '../api/options.ts'
import { isSecureUrl } from '../engine/isSecureUrl.ts'
import { findCredentials } from './findCredentials.ts'

const isOneOf =
  (...allowed: readonly unknown[]) =>
  (value: unknown) =>
    allowed.includes(value)

/** What each option must be. */
const rules: { readonly [K in keyof LeanClientOptions]?: (value: unknown, options: LeanClientOptions) => boolean } = {
  appToken: (value) => typeof value === 'string' && /^\S{1,255}$/.test(value),
  country: isOneOf('ae', 'sa'),
  language: isOneOf('en', 'ar', undefined),
  bundle: isOneOf('loader', 'v2', undefined),
  sandbox: isOneOf(true, false, undefined),
  scriptUrl: (value, { sandbox }) => value === undefined || isScriptUrl(value, !!sandbox),
  // LinkSDK's own floor for the life of a token (Lean's config reference).
  minTokenValidityMs: (value) => value === undefined || (Number.isFinite(value) && (value as number) >= 600_000),
  fetchAccessToken: (value) => typeof value === 'function',
}

const isScriptUrl = (value: unknown, sandbox: boolean) =>
  isSecureUrl(value, { allowLoopback: sandbox }) &&
  (sandbox || /^([\w-]+\.)*leantech\.me$/.test(new URL(value as string).hostname))

/** The options as they came; throws `client_secret_in_browser` or `invalid_options` with every problem there is. */
export function checkOptions(options: LeanClientOptions): LeanClientOptions {
  const credentials = findCredentials(options)
  const problems: Problem[] = credentials.map((path) => ({ path, message: 'must stay on your backend' }))
  for (const [path, isValid] of Object.entries(rules)) {
    if (!isValid(options[path as keyof LeanClientOptions], options)) problems.push({ path, message: 'is not valid' })
  }
  if (problems[0]) {
    throw new LeanError({
      code: credentials[0] ? 'client_secret_in_browser' : 'invalid_options',
      message: problems.map(({ path, message }) => `"${path}" ${message}`).join('; '),
      hint: 'Correct it, and replace a secret that was here.',
      problems,
    })
  }
  return options
}
