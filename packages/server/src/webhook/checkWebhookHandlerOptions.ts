/** Checks the options of createWebhookHandler. */
import { collectProblems } from '../collectProblems.ts'
import { checkVerification } from './checkVerification.ts'

/** Every problem of the options, as one sentence each. A secret that is undefined is told at the first event: builds run without the environment. */
export function checkWebhookHandlerOptions(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return ['The options must be an object.']
  const {
    secret = ['not there yet'],
    on,
    onEvent,
    onError,
    seen,
    toleranceMs,
    maxBytes,
  } = value as Record<string, unknown>
  const problems = collectProblems()
  const { check, all } = problems
  checkVerification(problems, { secrets: typeof secret === 'string' ? [secret] : secret, toleranceMs, maxBytes })
  check(
    on === undefined || (typeof on === 'object' && on !== null && Object.values(on).every(isFunctionOrAbsent)),
    '"on" must be an object with a function for each type of event.',
  )
  check(isFunctionOrAbsent(onEvent), '"onEvent" must be a function.')
  check(isFunctionOrAbsent(onError), '"onError" must be a function.')
  check(isFunctionOrAbsent(seen), '"seen" must be a function.')
  return all
}

function isFunctionOrAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'function'
}
