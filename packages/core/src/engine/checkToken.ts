/** Judges a fetcher's answer: strict on what is known of Lean's tokens, lenient on what is not, because only sandbox ones were ever seen. */
import type { LeanErrorCode } from '../api/LeanError.ts'
import type { LeanClientOptions } from '../api/options.ts'
import type { TokenRefusal } from '../contracts/tokenFailure.ts'
import type { AcceptedToken } from '../contracts/tokenManager.ts'
import type { Moment, TokenOutcome } from '../contracts/tokenRequest.ts'

type Json = Record<string, unknown>

/** Larger answers are refused unread. A customer token of Lean's has about 2 kB. */
const maxTokenLength = 16_384
/** Only the page itself: workers and frames report to themselves. */
const pageInitiators = ['fetch', 'xmlhttprequest']

/** What it reads, ids and times, is ASCII. */
const decode = (part: string): Json => Object(JSON.parse(atob(part.replace(/-/g, '+').replace(/_/g, '/'))))
const idsOf = (list: unknown) => (Array.isArray(list) ? list.map((item) => Object(item).id) : [])

/** Whether the page itself asked Lean for a token meanwhile. */
export const wasMintedByPage = (requests: TokenOutcome['pageRequests']): boolean =>
  requests.some(
    (entry) =>
      pageInitiators.includes((entry as PerformanceResourceTiming).initiatorType) &&
      /^https?:\/\/auth\.([\w-]+\.)*leantech\.me[:/]/.test(entry.name),
  )

export interface TokenExpectations extends Pick<
  LeanClientOptions,
  'appToken' | 'country' | 'sandbox' | 'minTokenValidityMs'
> {
  readonly customerId: string
  /** When the request began. */
  readonly startedAt: Moment
  /** The answer holds credentials besides the token. */
  readonly hasCredentials: boolean
}

/** Throws a {@link TokenRefusal}. */
export function checkToken(answer: unknown, expected: TokenExpectations): AcceptedToken {
  const { appToken, country, sandbox, minTokenValidityMs = 660_000, customerId, startedAt } = expected
  const body: Json = typeof answer === 'string' ? { access_token: answer } : Object(answer)
  const token = body['access_token'] as string
  let header: Json = {}
  let claims: Json = {}
  try {
    if (token.length <= maxTokenLength && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token))
      [header, claims] = token.split('.', 2).map(decode) as [Json, Json]
  } catch {
    // Told apart from other malformed answers below: there is no exp.
  }
  const { exp, iat, iss, sub } = claims
  const scopes = [body['scope'], claims['scope']].flatMap((scope) =>
    typeof scope === 'string' ? scope.split(' ') : scope,
  )
  // `customer.<id>` is the scope that was asked; `customer.read` and `customer.write` are permissions that Lean puts into the claim.
  const customers = idsOf(claims['customers']).concat(
    scopes.flatMap((scope) => /^customer\.(?!(?:read|write)$)(.+)/.exec(String(scope))?.[1] ?? []),
  )
  const issuer = /^https:\/\/auth\.(?<sandbox>sandbox\.)?(?:(?<country>ae|sa)\.)?leantech\.me\/?$/.exec(
    String(iss),
  )?.groups
  const lifeByClaims = (exp as number) * 1000 - (typeof iat === 'number' ? iat * 1000 : startedAt.wall)
  const lifeByAnswer = Number(body['expires_in'] ?? NaN) * 1000
  // By the clock that moved further: one stops while a computer sleeps, the other jumps when it is set.
  const remainingMs = () =>
    (lifeByAnswer < lifeByClaims ? lifeByAnswer : lifeByClaims) -
    Math.max(performance.now() - startedAt.monotonic, Date.now() - startedAt.wall)
  const isSigned = typeof header['alg'] === 'string' && header['alg'] !== '' && header['alg'].toLowerCase() !== 'none'
  // In this order: the first that holds is what is told.
  const refusals: { readonly [C in LeanErrorCode]?: boolean } = {
    client_secret_in_browser: expected.hasCredentials,
    token_malformed: typeof exp !== 'number' || !isSigned,
    token_wrong_scope: !customers.length || scopes.includes('api'),
    token_wrong_customer: customers.some((id) => id !== customerId),
    token_wrong_app: [sub ?? appToken, ...idsOf(claims['applications'])].some((id) => id !== appToken),
    token_wrong_environment: !!issuer && !issuer['sandbox'] === !!sandbox,
    token_wrong_country: !!issuer && (issuer['country'] ?? 'ae') !== country,
    token_expiring: remainingMs() < minTokenValidityMs,
  }
  const refusedFor = (Object.keys(refusals) as LeanErrorCode[]).find((code) => refusals[code])
  if (refusedFor) throw { refusedFor, answer } satisfies TokenRefusal
  return { token, remainingMs, isKnownIssuer: !!issuer }
}
