/** Checks what verifying a webhook needs, for verifyWebhook at each call and for createWebhookHandler once. */
import type { Problems } from '../collectProblems.ts'

/** Adds a problem for each that is wrong. */
export function checkVerification(
  { check }: Problems,
  given: { secrets: unknown; toleranceMs: unknown; maxBytes: unknown },
): void {
  const { secrets, toleranceMs, maxBytes } = given
  check(
    Array.isArray(secrets) &&
      secrets.length > 0 &&
      secrets.every((secret) => typeof secret === 'string' && secret !== ''),
    'The "secret" must be a string that is not empty, or a list of such strings: the webhook secret of this environment.',
  )
  check(
    toleranceMs === undefined || (typeof toleranceMs === 'number' && toleranceMs >= 0),
    '"toleranceMs" must be a number of milliseconds.',
  )
  check(
    maxBytes === undefined || (typeof maxBytes === 'number' && maxBytes > 0),
    '"maxBytes" must be a number above 0.',
  )
}
