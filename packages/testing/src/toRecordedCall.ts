/** The record of one LinkSDK call, which every simulator keeps for tests to read. */
import type { LeanMethod } from '@lean-link/core'

export interface RecordedCall {
  method: LeanMethod
  /** As LinkSDK got it, snake_case, without `callback`. `access_token` is `[jwt]` where a token was given, and absent where none was. */
  config: Readonly<Record<string, unknown>>
}

/** Copies a config for the record: no function, no token. */
export function toRecordedCall(method: LeanMethod, config: Readonly<Record<string, unknown>>): RecordedCall {
  const { callback: _callback, access_token: token, ...rest } = config
  const hasToken = token !== undefined && token !== null && token !== ''
  return { method, config: hasToken ? { ...rest, access_token: '[jwt]' } : rest }
}
