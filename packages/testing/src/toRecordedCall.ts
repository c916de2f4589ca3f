/** The record of one LinkSDK call, which every simulator keeps for tests to read. */
import type { LeanMethod } from '@lean-link/core'
import { redact } from '@lean-link/redact'

export interface RecordedCall {
  method: LeanMethod
  /**
   * As LinkSDK got it, snake_case, without `callback`. `access_token` is `[jwt]` where a token was given, and absent where none was; a token
   * or secret in any other text is hidden.
   */
  config: Readonly<Record<string, unknown>>
}

/** Copies a config for the record: no function, no token. */
export function toRecordedCall(method: LeanMethod, config: Readonly<Record<string, unknown>>): RecordedCall {
  const { callback: _callback, access_token: token, ...rest } = config
  const hasToken = token !== undefined && token !== null && token !== ''
  return { method, config: hasToken ? { ...hideIn(rest), access_token: '[jwt]' } : hideIn(rest) }
}

function hideIn<T>(value: T): T
function hideIn(value: unknown): unknown {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((item) => hideIn(item))
  if (Object.prototype.toString.call(value) !== '[object Object]') return value
  return Object.fromEntries(Object.entries(value as object).map(([name, item]) => [name, hideIn(item)]))
}
