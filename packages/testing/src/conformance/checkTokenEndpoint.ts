/** Says whether a token endpoint, in whatever language, is safe: asks it as its own page does, and as nobody should. */
import type { Check } from './Check.ts'
import { answerChecks } from './checks/answerChecks.ts'
import { bodyChecks } from './checks/bodyChecks.ts'
import { browserChecks } from './checks/browserChecks.ts'
import { rateLimit } from './checks/rateLimit.ts'
import { sessionChecks } from './checks/sessionChecks.ts'
import { tokenChecks } from './checks/tokenChecks.ts'
import { createEndpoint, type Endpoint, type TokenEndpointOptions } from './createEndpoint.ts'
import { UnansweredError } from './UnansweredError.ts'

export interface TokenEndpointFinding {
  /** stable: `token`, `scope`, `each_session`, `other_customer`, ... */
  id: string
  ok: boolean
  /** What was seen and what to do, without a token, a secret or any word of an answer. */
  detail: string
}

/** In this order: what looks through all answers comes late. */
const checks: readonly Check[] = [
  ...tokenChecks,
  ...sessionChecks,
  ...browserChecks,
  ...bodyChecks,
  ...answerChecks,
  rateLimit,
]

/** As long as `@lean-link/server` gives Lean, and longer than a page waits. */
const defaultAnswerTimeoutMs = 10_000

/**
 * Sends about fifty requests, one after the other, and waits at most 10 s for each answer. Some thirty of them mint a real customer token.
 * Rejects with a TypeError for options that cannot work, and where `fetch` cannot send `Origin`, as in browsers; never because of the endpoint.
 *
 * @example
 * const findings = await checkTokenEndpoint({
 *   url: 'http://localhost:3000/api/lean/token',
 *   signIn: async (customerId) => ({ cookie: `session=${customerId}` }),
 *   customerIds: ['customer-1', 'customer-2'],
 *   clientSecret: process.env.LEAN_CLIENT_SECRET ?? '',
 * })
 */
export function checkTokenEndpoint(options: TokenEndpointOptions): Promise<readonly TokenEndpointFinding[]> {
  return runChecks(options, defaultAnswerTimeoutMs)
}

/** With another time for each answer, for tests. */
export async function runChecks(
  options: TokenEndpointOptions,
  answerTimeoutMs: number,
): Promise<readonly TokenEndpointFinding[]> {
  const problems = findProblems(options)
  if (problems.length > 0) throw new TypeError(`checkTokenEndpoint cannot start. ${problems.join(' ')}`)
  const endpoint = createEndpoint(options, answerTimeoutMs)
  const findings: TokenEndpointFinding[] = []
  for (const check of checks) findings.push(await runCheck(check, endpoint))
  return findings
}

async function runCheck({ id, run }: Check, endpoint: Endpoint): Promise<TokenEndpointFinding> {
  try {
    return { id, ...(await run(endpoint)) }
  } catch (error) {
    if (error instanceof UnansweredError) return { id, ok: false, detail: error.message }
    throw error
  }
}

function findProblems({ url, signIn, customerIds, clientSecret }: TokenEndpointOptions): string[] {
  const problems: string[] = []
  const check = (isRight: boolean, problem: string) => void (isRight || problems.push(problem))
  const address = URL.canParse(url) ? new URL(url) : undefined
  check(/^https?:$/.test(address?.protocol ?? ''), '"url" must be an absolute address with http: or https:.')
  check(!address?.username && !address?.password, '"url" must not hold a user or password.')
  check(typeof signIn === 'function', '"signIn" must be a function that resolves with the headers of a session.')
  const [own, other] = Array.isArray(customerIds) ? customerIds : []
  check(isId(own) && isId(other) && own !== other, '"customerIds" must be the ids of two different customers.')
  check(
    typeof clientSecret === 'string' && clientSecret.length >= 8,
    '"clientSecret" must be a text of at least 8 characters: it is looked for in answers, and never sent.',
  )
  const probe = new Request('http://localhost', { headers: { origin: 'http://localhost' } })
  check(probe.headers.has('origin'), 'This fetch cannot send "Origin", so it cannot play another site: run it in Node.')
  return problems
}

const isId = (value: unknown): value is string => typeof value === 'string' && value !== ''
