/** Names what the engine found wrong with a fetcher's answer; the answer itself goes no further. */
import type { Refusal } from '../engine/checkToken.ts'
import type { Failure, LeanErrorCode } from '../LeanError.ts'

/** In the order in which the engine checks. */
const refusals: readonly LeanErrorCode[] = [
  'client_secret_in_browser',
  'token_malformed',
  'token_wrong_scope',
  'token_wrong_customer',
  'token_wrong_app',
  'token_wrong_environment',
  'token_wrong_country',
  'token_expiring',
]

/** Which sort of malformed, as a key of `detailTexts`. */
function detailOf(answer: unknown, token: unknown): string | undefined {
  if (typeof token !== 'string') return typeof Object(answer).json === 'function' ? 'response' : 'absent'
  if (token.length > 16_384) return 'long'
  const parts = token.split('.')
  if (parts.length !== 3) return undefined
  try {
    const [header, claims] = parts
      .slice(0, 2)
      .map((part) => JSON.parse(atob(part.replace(/-/g, '+').replace(/_/g, '/'))) as object)
    if (!/^(?!none$)./i.test(String(Object(header).alg ?? ''))) return 'unsigned'
    return 'exp' in Object(claims) ? 'unreadable' : 'exp'
  } catch {
    return 'unreadable'
  }
}

export function describeToken({ refused, answer }: Refusal): Failure {
  const code = refusals[refused]!
  if (code !== 'token_malformed') return { code }
  const token = typeof answer === 'string' ? answer : (Object(answer) as { access_token?: unknown }).access_token
  if (typeof token === 'string' && /^\s*bearer\s/i.test(token)) return { code: 'token_has_bearer_prefix' }
  const detail = detailOf(answer, token)
  return { code, ...(detail && { message: detail }) }
}
