/** Names what the engine found wrong with a fetcher's answer; the answer itself goes no further. */
import type { Failure } from '../api/LeanError.ts'
import type { TokenRefusal } from '../contracts/tokenFailure.ts'
import type { MalformedToken } from './errorTexts.ts'

const maxTokenLength = 16_384

export function describeTokenRefusal({ refusedFor: code, answer }: TokenRefusal): Failure {
  if (code !== 'token_malformed') return { code }
  const token = typeof answer === 'string' ? answer : (Object(answer) as { access_token?: unknown }).access_token
  if (typeof token === 'string' && /^\s*bearer\s/i.test(token)) return { code: 'token_has_bearer_prefix' }
  const detail = findMalformation(answer, token)
  return { code, ...(detail && { message: detail }) }
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
    return 'exp' in Object(claims) ? 'unreadable' : 'no_exp'
  } catch {
    return 'unreadable'
  }
}
