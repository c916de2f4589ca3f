/** Refuses, in every build and before anything is loaded, options that hold what belongs on a backend. */
import { LeanError, type Problem } from '../api/LeanError.ts'
import type { LeanClientOptions } from '../api/options.ts'
import { findCredentials } from './findCredentials.ts'

export function refuseCredentials(options: LeanClientOptions): void {
  const problems: Problem[] = findCredentials(options).map((path) => ({ path, message: 'must stay on your backend' }))
  if (!problems[0]) return
  throw new LeanError({
    code: 'client_secret_in_browser',
    message: `${problems.map(({ path, message }) => `"${path}" ${message}`).join('; ')}: whoever opens the page can read it.`,
    hint: 'Take it out, replace the secret, and let your backend mint tokens.',
    problems,
  })
}
