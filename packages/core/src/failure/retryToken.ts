/** What a token request does when it is not just answered: it is tried again, or its callers stop waiting. */
import type { Held, Refusal } from '../engine/checkToken.ts'
import type { Parts } from '../engine/parts.ts'
import type { Failure } from '../LeanError.ts'
import { describeToken } from './describeToken.ts'

/** How often in all: network failures and 5xx are tried twice more, 4xx never. */
const attempts = 3

type Failed = Failure | Refusal | { cause: unknown }

/** Rejects with a Failure or a LeanError; the time that all attempts have together ends `ask` from outside. */
export async function retryToken(ask: (attempt: number) => Promise<Held>, failed: Failed): Promise<Held> {
  let last = failed
  for (let attempt = 2; ; attempt++) {
    if ('refused' in last) throw describeToken(last)
    if ('code' in last) throw last
    const { cause } = last
    if (cause instanceof Error && cause.name === 'LeanError') throw cause
    const { status } = Object(cause) as { status?: number }
    const retryable = cause instanceof TypeError || status! >= 500
    if (!retryable || attempt > attempts)
      throw { code: 'token_request_failed', status, retryable, cause } satisfies Failure
    await new Promise((resolve) => setTimeout(resolve, attempt * 200))
    try {
      return await ask(attempt)
    } catch (next) {
      last = next as Failed
    }
  }
}

/** The token, or `aborted` when this caller stops waiting. */
export function waitFor(
  token: Promise<string>,
  signal: AbortSignal,
  fail: Parts['fail'],
  leave: () => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      leave()
      void fail({ code: 'aborted' }).then(reject)
    }
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop)
    token.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
