/** Turns what LinkSDK's callback was given into the kit's answer: known fields, camelCased, nothing believed. */
import { redact } from '../redact.ts'
import type { LeanAnswer } from '../result.ts'

const texts =
  'message exit_point exit_intent_point exit_survey_reason secondary_status last_api_response user_exit_intent lean_correlation_id open_banking_redirect_url'

/** `raw`, `lastApiResponse` and `openBankingRedirectUrl` are there, but not enumerable: they may hold what a log must not. */
export function toAnswer<T extends object>(raw: unknown, more: T): LeanAnswer & T {
  const answer = { ...more }
  const put = (key: string, value: unknown) => {
    const name = key.replace(/_./g, (letter) => letter[1]!.toUpperCase())
    const enumerable = !/^(raw|last|open)/.test(name)
    Object.defineProperty(answer, name, {
      value: enumerable && typeof value === 'string' ? redact(value) : value,
      enumerable,
    })
  }
  const from = raw as Record<string, unknown>
  for (const key of texts.split(' ')) if (typeof from[key] === 'string') put(key, from[key])
  const { bank_identifier: bankIdentifier, is_supported: isSupported } = Object(from['bank']) as Record<string, unknown>
  if (from['bank'])
    put('bank', {
      ...(bankIdentifier !== undefined && { bankIdentifier }),
      ...(isSupported !== undefined && { isSupported }),
    })
  put('raw', raw)
  return answer as LeanAnswer & T
}
