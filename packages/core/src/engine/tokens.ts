/** Keeps one token per customer in memory: one request at a time, checked, and judged again whenever it is read. */
import type { TokenReason } from '../accessToken.ts'
import type { Failure } from '../LeanError.ts'
import type { LeanState } from '../state.ts'
import { checkToken, type Held, isMinted } from './checkToken.ts'
import { ignore, type Parts } from './parts.ts'

/** All there is of one customer's token: the token, or the request for it, or why the next one will be asked for. */
export interface Entry {
  reason: TokenReason
  held?: Held
  /** The request under way. */
  done?: Promise<string>
  /** Ends it. */
  cancel?(failed: Failure): void
  /** Who waits for it. */
  waiters: number
}

export interface Tokens {
  /** A token that is good enough to open with right now; '' for no customer. */
  peek(customerId: string | null): string | undefined
  get(customerId: string, options?: { signal?: AbortSignal; refresh?: boolean }): Promise<string>
  /** Who got this promise waits no more; after the last one nobody needs the request. */
  leave(customerId: string | null, done: Promise<string> | undefined): void
  invalidate(customerId?: string): void
}

/** What a timer can hold; a longer wait, such as Infinity, would end at once. */
const maxTimerMs = 2 ** 31 - 1

export function createTokens({ shell, emit, fail, failure }: Parts): Tokens {
  const entries = new Map<string, Entry>()
  const { store, setState, options, first } = shell

  const show = (
    customerId: string,
    shown?: Partial<LeanState['tokens'][string]> & Pick<LeanState['tokens'][string], 'status'>,
  ) => {
    const { [customerId]: _, ...tokens } = store.getState().tokens
    setState({ tokens: shown ? { ...tokens, [customerId]: { expiresAt: null, error: null, ...shown } } : tokens })
  }
  const drop = (customerId: string, { cancel }: Entry, reason: TokenReason) => {
    entries.set(customerId, { reason, waiters: 0 })
    cancel?.({ code: 'aborted' })
    show(customerId)
  }

  function request(customerId: string, reason: TokenReason): Entry {
    const startedAt = performance.now()
    const entry: Entry = { reason, waiters: 0 }
    const over = new Promise<never>((_, reject) => {
      entry.cancel = (failed) => {
        reject(failed)
        controller.abort()
      }
    })
    const timer = setTimeout(entry.cancel!, Math.min(options().tokenTimeoutMs ?? 10_000, maxTimerMs), {
      code: 'token_timeout',
      retryable: true,
    })
    /** Rejects with a Failure, a Refusal, or `{ cause }` where the fetcher failed. */
    const ask = async (attempt?: number) => {
      if (controller.signal.aborted) return over
      if (attempt) call = shell.callFetcher(options().fetchAccessToken, customerId, reason, attempt, controller)
      emit({ type: 'token', status: 'requested', customerId })
      const outcome = await call.outcome
      if (isMinted(outcome.seen)) throw { code: 'token_minted_in_browser' } satisfies Failure
      if ('cause' in outcome) throw outcome
      const { answer } = outcome
      // Of what is refused elsewhere, an answer has the token itself, and may repeat the app's.
      const hasSecrets = shell.findRefused(answer).some((path) => !/(access|app)[_-]?token$/i.test(path))
      return checkToken(answer, customerId, call.startedAt, options(), hasSecrets)
    }
    const tell = (status: 'ready' | 'refused' | 'failed', more: object) =>
      emit({ type: 'token', status, customerId, ms: Math.round(performance.now() - startedAt), ...more })

    entries.set(customerId, entry)
    let call = first.get(customerId) ?? shell.callFetcher(options().fetchAccessToken, customerId, reason)
    const { controller } = call
    first.delete(customerId)
    entry.done = Promise.race([over, ask().catch((failed) => failure((part) => part.retryToken(ask, failed)))])
      .finally(() => clearTimeout(timer))
      .then((held) => {
        // An answer that nobody waits for any more must not bring a token back after logout.
        if (entries.get(customerId) !== entry) throw { code: 'aborted' } satisfies Failure
        const { token, isKnown, leftMs } = held
        entries.set(customerId, { held, reason: 'expiring', waiters: 0 })
        show(customerId, { status: 'ready', expiresAt: Math.round(Date.now() + leftMs()) })
        tell('ready', { issuer: isKnown ? 'recognised' : 'unknown' })
        if (!isKnown) void failure((part) => part.warn(emit, 'token_issuer'), ignore)
        return token
      })
      .catch(async (failed: Failure) => {
        const error = await fail(failed)
        const { code } = error
        if (entries.get(customerId) === entry) {
          entries.set(customerId, { reason, waiters: 0 })
          show(customerId, { status: 'error', error })
          tell(/failed|timeout/.test(code) ? 'failed' : 'refused', { code })
        }
        throw error
      })
    // Who waits hears of it; when nobody does, it must not count as unhandled.
    entry.done.catch(() => {})
    // Last: a listener may ask for the same token.
    show(customerId, { status: 'loading' })
    return entry
  }

  const peek: Tokens['peek'] = (customerId) => {
    if (customerId === null) return ''
    const held = entries.get(customerId)?.held
    return held && held.leftMs() >= (options().minTokenValidityMs ?? 660_000) ? held.token : undefined
  }
  const leave: Tokens['leave'] = (customerId, done) => {
    const entry = entries.get(customerId!)
    if (done && entry?.done === done && !--entry.waiters) drop(customerId!, entry, entry.reason)
  }
  return {
    peek,
    leave,
    get(customerId, { signal, refresh } = {}) {
      const good = !refresh && peek(customerId)
      if (good) return Promise.resolve(good)
      let entry = entries.get(customerId)
      if (!entry?.done) entry = request(customerId, refresh ? 'refresh' : (entry?.reason ?? 'first'))
      entry.waiters++
      const done = entry.done!
      return signal ? failure((part) => part.waitFor(done, signal, fail, () => leave(customerId, done))) : done
    },
    invalidate(customerId) {
      for (const [owner, entry] of entries) if (!customerId || owner === customerId) drop(owner, entry, 'invalidated')
    },
  }
}
