/** Turns what LinkSDK's callback was given into the kit's answer: known fields, camelCased, nothing believed. */
import type { LeanAnswer } from '../api/answer.ts'
import { redact } from '../redaction/redact.ts'

/** The fields of LinkSDK's answer that hold text, in Lean's spelling. */
const textFields = [
  'message',
  'exit_point',
  'exit_intent_point',
  'exit_survey_reason',
  'secondary_status',
  'last_api_response',
  'user_exit_intent',
  'lean_correlation_id',
  'open_banking_redirect_url',
]
/** They are there, but not enumerable, because they may hold what a log must not. */
const hiddenFields = ['raw', 'last_api_response', 'open_banking_redirect_url']

const toCamelCase = (name: string) => name.replace(/_./g, (letter) => letter[1]!.toUpperCase())

export function toAnswer<T extends object>(raw: unknown, facts: T): LeanAnswer & T {
  const answer = { ...facts }
  const set = (name: string, value: unknown) => {
    const enumerable = !hiddenFields.includes(name)
    Object.defineProperty(answer, toCamelCase(name), {
      value: enumerable && typeof value === 'string' ? redact(value) : value,
      enumerable,
    })
  }
  const fields = raw as Record<string, unknown>
  for (const name of textFields) if (typeof fields[name] === 'string') set(name, fields[name])
  const { bank_identifier: bankIdentifier, is_supported: isSupported } = Object(fields['bank']) as Record<
    string,
    unknown
  >
  if (fields['bank'])
    set('bank', {
      ...(bankIdentifier !== undefined && { bankIdentifier }),
      ...(isSupported !== undefined && { isSupported }),
    })
  set('raw', raw)
  return answer as LeanAnswer & T
}
