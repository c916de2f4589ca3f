/** Judges a fetcher's answer: strict on what is known of Lean's tokens, lenient on what is not, because only sandbox ones were ever seen. */
import type { LeanErrorCode } from '../api/LeanError.ts'
import type { LeanClientOptions } from '../api/options.ts'
import type { TokenRefusal } from '../contracts/tokenFailure.ts'
import type { AcceptedToken } from '../contracts/tokenManager.ts'
import type { Moment, TokenOutcome } from '../contracts/tokenRequest.ts'
import { isSameId, readIds, readScopes } from './tokenClaims.ts'

type Json = Record<string, unknown>

/** Larger answers are refused unread. A customer token of Lean's has about 2 kB. */
const maxTokenLength = 16_384
/** Lean's tokens live for an hour; an `exp` further away is no time, or one in milliseconds. */
const maxLifeMs = 86_400_000
/** Only the page itself: workers and frames report to themselves. */
const pageInitiators = ['fetch', 'xmlhttprequest']

/** What it reads, ids and times, is ASCII. */
const decode = (part: string): Json => Object(JSON.parse(atob(part.replace(/-/g, '+').replace(/_/g, '/'))))

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
  /** The time that is left as it was found when this very token came before; the token is known from then on. */
  rememberLife(token: string, remainingMs: () => number): () => number
}

/** The token, or why it is refused. */
export function checkToken(answer: unknown, expected: TokenExpectations): AcceptedToken | TokenRefusal {
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
  const { scopes, isApi, customers } = readScopes([body['scope'], claims['scope'], claims['scp'], claims['scopes']])
  customers.push(...readIds(claims['customers']))
  const issuer = /^https:\/\/auth\.(?<sandbox>sandbox\.)?(?:(?<country>ae|sa)\.)?leantech\.me\/?$/.exec(
    String(iss),
  )?.groups
  const lifeByClaims = (exp as number) * 1000 - (typeof iat === 'number' ? iat * 1000 : startedAt.wall)
  const lifeByAnswer = Number(body['expires_in'] ?? Infinity) * 1000
  // By the clock that moved further: one stops while a computer sleeps, the other jumps when it is set.
  const ownRemainingMs = () =>
    Math.min(lifeByAnswer, lifeByClaims) -
    Math.max(performance.now() - startedAt.monotonic, Date.now() - startedAt.wall)
  const isLife = typeof exp === 'number' && lifeByClaims <= maxLifeMs && !Number.isNaN(lifeByAnswer)
  const isSigned = typeof header['alg'] === 'string' && header['alg'] !== '' && header['alg'].toLowerCase() !== 'none'
  const remainingMs = isLife ? expected.rememberLife(token, ownRemainingMs) : ownRemainingMs
  // In this order: the first that holds is what is told. What is there and cannot be read is refused like what says something wrong.
  const refusals: { readonly [C in LeanErrorCode]?: boolean } = {
    client_secret_in_browser: expected.hasCredentials,
    token_malformed: !isLife || !isSigned,
    token_wrong_scope: !customers.length || isApi || scopes.includes(undefined),
    token_wrong_customer: customers.some((id) => !isSameId(id, customerId)),
    token_wrong_app: [sub ?? appToken, ...readIds(claims['applications'])].some((id) => !isSameId(id, appToken)),
    token_wrong_environment: !!issuer && !issuer['sandbox'] === !!sandbox,
    token_wrong_country: !!issuer && (issuer['country'] ?? 'ae') !== country,
    token_expiring: remainingMs() < minTokenValidityMs,
  }
  const refusedFor = (Object.keys(refusals) as LeanErrorCode[]).find((code) => refusals[code])
  return refusedFor ? { refusedFor, answer } : { token, remainingMs, isKnownIssuer: !!issuer }
}
