/** Says what the engine found wrong with a fetcher's answer, and which side says what; the answer itself goes no further. */
import type { Failure, LeanErrorCode } from '../api/LeanError.ts'
import type { LeanClientOptions } from '../api/options.ts'
import type { TokenRefusal } from '../contracts/tokenFailure.ts'
import { errorTexts } from './errorTexts.ts'
import { type MalformedToken, malformedTokenTexts } from './malformedTokenTexts.ts'

const maxTokenLength = 16_384

export function describeTokenRefusal(refusal: TokenRefusal, options: LeanClientOptions): Failure {
  const { refusedFor: code, answer, isUnread } = refusal
  const token = typeof answer === 'string' ? answer : (Object(answer) as { access_token?: unknown }).access_token
  if (code === 'token_malformed') {
    if (typeof token === 'string' && /^\s*bearer\s/i.test(token)) return { code: 'token_has_bearer_prefix' }
    const malformation = isUnread ? 'unread' : findMalformation(answer, token)
    const { what, why } = errorTexts[code]
    return { code, message: `${malformation ? malformedTokenTexts[malformation] : what} ${why}` }
  }
  const sides = describeSides(code, String(token), options)
  const { what, why } = errorTexts[code]
  return { code, ...(sides && { message: `${what} ${sides} ${why}` }) }
}

/** What the client says and what the token says, where they disagree. Both are names, not secrets. */
function describeSides(code: LeanErrorCode, token: string, options: LeanClientOptions): string | undefined {
  const claims = decode(token.split('.')[1] ?? '') as { iss?: unknown; sub?: unknown }
  const { sandbox = false, country, appToken } = options
  switch (code) {
    case 'token_wrong_environment':
      return `The client has sandbox: ${sandbox}; the token was issued by ${claims.iss}, which is ${sandbox ? 'production' : 'the sandbox'}.`
    case 'token_wrong_country':
      return `The client has country: '${country}'; the token was issued by ${claims.iss}.`
    case 'token_wrong_app':
      return `The client was made for the application ${appToken}; the token names ${typeof claims.sub === 'string' ? claims.sub : 'another one'}.`
    default:
      return undefined
  }
}

const decode = (part: string): object => {
  try {
    return Object(JSON.parse(atob(part.replace(/-/g, '+').replace(/_/g, '/')))) as object
  } catch {
    return {}
  }
}

function findMalformation(answer: unknown, token: unknown): MalformedToken | undefined {
  if (typeof token !== 'string') return typeof Object(answer).json === 'function' ? 'response' : 'absent'
  if (token.length > maxTokenLength) return 'long'
  const parts = token.split('.')
  if (parts.length !== 3) return undefined
  try {
    const [header, claims] = parts
      .slice(0, 2)
      .map((part) => JSON.parse(atob(part.replace(/-/g, '+').replace(/_/g, '/'))) as object)
    if (!/^(?!none$)./i.test(String(Object(header).alg ?? ''))) return 'unsigned'
    const { exp } = Object(claims) as { exp?: unknown }
    if (typeof exp === 'number') return 'odd_life'
    return exp === undefined ? 'no_exp' : 'unreadable'
  } catch {
    return 'unreadable'
  }
}
