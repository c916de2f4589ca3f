/** Judges a fetcher's answer: strict on what is known of Lean's tokens, lenient on what is not, because only sandbox ones were ever seen. */
import type { Moment, TokenOutcome } from '../accessToken.ts'
import type { LeanClientOptions } from '../options.ts'

export interface Held {
  token: string
  /** How many ms it will still live. */
  leftMs(): number
  /** One of Lean's known hosts issued it. */
  isKnown: boolean
}

/** A refused answer: what is wrong with it, in the order of `refusals` in failure/describeToken.ts, which finds the words. */
export interface Refusal {
  refused: number
  answer: unknown
}

type Json = Record<string, unknown>

/** Larger answers are refused unread. A customer token of Lean's has about 2 kB. */
const maxTokenLength = 16_384

/** What it reads, ids and times, is ASCII. */
const decode = (part: string): Json => Object(JSON.parse(atob(part.replace(/-/g, '+').replace(/_/g, '/'))))
const idsOf = (list: unknown) => (Array.isArray(list) ? list.map((item) => Object(item).id) : [])

/** Whether the page itself asked Lean for a token meanwhile; sees no workers and no frames. */
export const isMinted = (seen: TokenOutcome['seen']): boolean =>
  seen.some(
    (entry) =>
      /^(fetch|xml)/.test((entry as PerformanceResourceTiming).initiatorType) &&
      /^https?:..auth\.([\w-]+\.)*leantech\.me[:/]/.test(entry.name),
  )

/** Throws a {@link Refusal}. */
export function checkToken(
  answer: unknown,
  customerId: string,
  [monotonic, wall]: Moment,
  { appToken, country, sandbox, minTokenValidityMs = 660_000 }: LeanClientOptions,
  hasSecrets: boolean,
): Held {
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
  const host = /^https:..auth\.(sandbox\.)?(?:(ae|sa)\.)?leantech\.me\/?$/.exec(String(iss))
  const byClaims = (exp as number) * 1000 - (typeof iat === 'number' ? iat * 1000 : wall)
  const byAnswer = Number(body['expires_in'] ?? NaN) * 1000
  // By the clock that moved further: one stops while a computer sleeps, the other jumps when it is set.
  const leftMs = () =>
    (byAnswer < byClaims ? byAnswer : byClaims) - Math.max(performance.now() - monotonic, Date.now() - wall)
  const refused = [
    hasSecrets,
    typeof exp !== 'number' || !/^(?!none$)./i.test((header['alg'] as string) ?? ''),
    !customers.length || scopes.includes('api'),
    customers.some((id) => id !== customerId),
    [sub ?? appToken, ...idsOf(claims['applications'])].some((id) => id !== appToken),
    host && !host[1] === !!sandbox,
    host && (host[2] ?? 'ae') !== country,
    leftMs() < minTokenValidityMs,
  ].indexOf(true)
  if (refused >= 0) throw { refused, answer } satisfies Refusal
  return { token, leftMs, isKnown: !!host }
}
