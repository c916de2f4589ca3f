/** Checks what a client is made of, at once and all together, before anything is loaded. */
import { LeanError, type Problem } from './LeanError.ts'
import type { LeanClientOptions } from './options.ts'
import { findRefused } from './refused.ts'

/** https, or http on loopback: what a sandbox page may load from, be sent to or get tokens from. A pattern of the whole text. */
export const safePattern = 'https://[^/\\s]\\S*|http://(localhost|127\\.[\\d.]+|\\[::1])[:/]\\S*'
const leanUrl = 'https://([\\w-]+\\.)*leantech\\.me/.*'

/** The options as they came; throws `client_secret_in_browser` or `invalid_options` with every problem there is. */
export function checkOptions(options: LeanClientOptions): LeanClientOptions {
  // What an option must be when written as JSON; the pattern is also what is said when it is not.
  const rules = {
    appToken: '"\\S{1,255}"',
    country: '"ae"|"sa"',
    language: '"en"|"ar"|undefined',
    bundle: '"loader"|"v2"|undefined',
    sandbox: 'true|false|undefined',
    scriptUrl: `"(${options.sandbox ? safePattern : leanUrl})"|undefined`,
    // LinkSDK's own floor for the life of a token is 600000 (Lean's config reference).
    minTokenValidityMs: '[6-9]\\d{5}|\\d{7,}|undefined',
    fetchAccessToken: 'function',
  }
  const refused = findRefused(options)
  const problems: Problem[] = refused.map((path) => ({ path, message: 'must stay on your backend' }))
  for (const [path, rule] of Object.entries(rules)) {
    const value = options[path as keyof typeof rules]
    // A function and undefined are not JSON.
    if (!RegExp(`^(${rule})$`).test(JSON.stringify(value) ?? typeof value))
      problems.push({ path, message: 'must be ' + rule })
  }
  if (problems[0]) {
    throw new LeanError({
      code: refused[0] ? 'client_secret_in_browser' : 'invalid_options',
      message: problems.map(({ path, message }) => `"${path}" ${message}`).join('; '),
      hint: 'Correct it, and replace a secret that was here.',
      problems,
    })
  }
  return options
}
