/** Turns what LinkSDK's callback was given into the kit's answer: known fields, camelCased, nothing believed. */
import { redact } from '@lean-link/redact'
import type { LeanAnswer } from '../api/answer.ts'

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

/** A part of what LinkSDK said; nothing where it cannot be read. */
export function readField(raw: unknown, name: string): unknown {
  try {
    return (Object(raw) as Record<string, unknown>)[name]
  } catch {
    return undefined
  }
}

export function toAnswer<T extends object>(raw: unknown, facts: T): LeanAnswer & T {
  const answer = { ...facts }
  const set = (name: string, value: unknown) => {
    const enumerable = !hiddenFields.includes(name)
    Object.defineProperty(answer, toCamelCase(name), {
      value: enumerable && typeof value === 'string' ? redact(value) : value,
      enumerable,
    })
  }
  for (const name of textFields) {
    const text = readField(raw, name)
    if (typeof text === 'string') set(name, text)
  }
  const bank = readField(raw, 'bank')
  if (bank) set('bank', toBank(bank))
  set('raw', raw)
  return answer as LeanAnswer & T
}

/** What is of another type than Lean documents is left out. */
function toBank(bank: unknown): LeanAnswer['bank'] {
  const identifier = readField(bank, 'bank_identifier')
  const isSupported = readField(bank, 'is_supported')
  return {
    ...(identifier === null && { bankIdentifier: null }),
    ...(typeof identifier === 'string' && { bankIdentifier: redact(identifier) }),
    ...(typeof isSupported === 'boolean' && { isSupported }),
  }
}
