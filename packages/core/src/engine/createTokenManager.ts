/** Keeps one token per customer in memory: one request at a time, checked, and judged again whenever it is read. */
import type { TokenReason } from '../api/accessToken.ts'
import type { Failure, LeanErrorCode } from '../api/LeanError.ts'
import type { LeanState } from '../api/state.ts'
import type { EngineContext } from '../contracts/engineContext.ts'
import type { TokenRefusal } from '../contracts/tokenFailure.ts'
import type { AcceptedToken, TokenManager } from '../contracts/tokenManager.ts'
import { findTokenUrlProblem } from '../tokenEndpoint/findTokenUrlProblem.ts'
import { readTokenResponse } from '../tokenEndpoint/readTokenResponse.ts'
import { checkToken, type TokenExpectations, wasMintedByPage } from './checkToken.ts'
import { ignore } from './createLazyPart.ts'

type TokenState = LeanState['tokens'][string]

/** All there is of one customer's token: the token, or the request for it, or why the next one will be asked for. */
interface TokenEntry {
  readonly reason: TokenReason
  readonly accepted?: AcceptedToken
  /** The request under way. */
  request?: Promise<string>
  /** Ends it. */
  cancel?(failure: Failure): void
  /** How many wait for it. */
  waiters: number
}

/** The initial part asks, so that nobody waits for the engine; whether the address may be asked, and what came back, is judged here. */
async function readEndpointAnswer(answer: unknown, tokenUrl: string): Promise<unknown> {
  const problem = findTokenUrlProblem(new URL(tokenUrl, location.href))
  if (problem) throw problem
  try {
    return await readTokenResponse(answer as Response, tokenUrl)
  } catch (cause) {
    throw { cause }
  }
}

/** What a timer can hold; a longer wait, such as Infinity, would end at once. */
const maxTimerMs = 2 ** 31 - 1
/** The codes of a request that got no answer to judge. */
const failedCodes: readonly LeanErrorCode[] = ['token_request_failed', 'token_timeout', 'kit_load_failed']

/** Tells tokens apart without keeping them. */
const toFingerprint = (token: string) => {
  let fingerprint = 0
  for (let at = 0; at < token.length; at++) fingerprint = (Math.imul(fingerprint, 31) + token.charCodeAt(at)) | 0
  return fingerprint
}

export function createTokenManager(context: EngineContext): TokenManager {
  const { store, setState, getOptions, emit, createError, failure } = context
  const entries = new Map<string, TokenEntry>()
  /** By fingerprint: how long each token will live, as it was found when it first came. Kept after logout, so no token is in it. */
  const lives = new Map<number, () => number>()

  // A backend that caches its tokens gives the same one again: it has not become younger.
  const rememberLife = (token: string, remainingMs: () => number) => {
    const fingerprint = toFingerprint(token)
    const known = lives.get(fingerprint)
    const shorter = known && known() <= remainingMs() ? known : remainingMs
    lives.set(fingerprint, shorter)
    return shorter
  }

  const showStatus = (customerId: string, shown?: Partial<TokenState> & Pick<TokenState, 'status'>) => {
    const { [customerId]: _, ...tokens } = store.getState().tokens
    setState({ tokens: shown ? { ...tokens, [customerId]: { expiresAt: null, error: null, ...shown } } : tokens })
  }

  const forget = (customerId: string, { cancel }: TokenEntry, reason: TokenReason) => {
    entries.set(customerId, { reason, waiters: 0 })
    showStatus(customerId)
    // Last: the fetcher hears of it, and may ask again at once.
    cancel?.({ code: 'aborted' })
  }

  function startRequest(customerId: string, reason: TokenReason): TokenEntry {
    const startedAt = performance.now()
    const entry: TokenEntry = { reason, waiters: 0 }
    const early = context.earlyTokenRequests.get(customerId)
    context.earlyTokenRequests.delete(customerId)
    const controller = early?.controller ?? new AbortController()
    const cancelled = new Promise<never>((_, reject) => {
      entry.cancel = (failed) => {
        reject(failed)
        controller.abort()
      }
    })
    const timer = setTimeout(entry.cancel!, Math.min(getOptions().tokenTimeoutMs ?? 10_000, maxTimerMs), {
      code: 'token_timeout',
      retryable: true,
    })
    /** Rejects with a {@link TokenFailure}. */
    const attempt = async (count: number) => {
      if (controller.signal.aborted) return cancelled
      const options = getOptions()
      emit({ type: 'token', status: 'requested', customerId })
      const call = (count === 1 && early) || context.startTokenRequest(options, customerId, reason, count, controller)
      const outcome = await call.outcome
      if (wasMintedByPage(outcome.pageRequests)) throw { code: 'token_minted_in_browser' } satisfies Failure
      if ('cause' in outcome) throw outcome
      const answer =
        options.tokenUrl === undefined ? outcome.answer : await readEndpointAnswer(outcome.answer, options.tokenUrl)
      const judged = judge(answer, { ...options, customerId, startedAt: call.startedAt })
      if ('token' in judged) return judged
      throw judged
    }
    const emitStatus = (status: 'ready' | 'refused' | 'failed', facts: object) =>
      emit({ type: 'token', status, customerId, ms: Math.round(performance.now() - startedAt), ...facts })

    // Begins after this turn: whoever hears of it, and asks for the same token, finds the request.
    const accepted = Promise.resolve(1)
      .then(attempt)
      .catch((failed) => failure((part) => part.retryTokenRequest(attempt, failed, context)))
    entry.request = Promise.race([cancelled, accepted])
      .finally(() => clearTimeout(timer))
      .then((accepted) => {
        // An answer that nobody waits for any more must not bring a token back after logout.
        if (entries.get(customerId) !== entry) throw { code: 'aborted' } satisfies Failure
        entries.set(customerId, { accepted, reason: 'expiring', waiters: 0 })
        showStatus(customerId, { status: 'ready', expiresAt: Math.round(Date.now() + accepted.remainingMs()) })
        emitStatus('ready', { issuer: accepted.isKnownIssuer ? 'recognised' : 'unknown' })
        if (!accepted.isKnownIssuer) void failure((part) => part.warn(emit, 'token_issuer'), ignore)
        return accepted.token
      })
      .catch(async (failed: unknown) => {
        const error = await createError(failed)
        const { code } = error
        if (entries.get(customerId) === entry) {
          entries.set(customerId, { reason, waiters: 0 })
          showStatus(customerId, { status: 'error', error })
          emitStatus(failedCodes.includes(code) ? 'failed' : 'refused', { code })
        }
        throw error
      })
    // Who waits hears of it; when nobody does, it must not count as unhandled.
    entry.request.catch(() => {})
    entries.set(customerId, entry)
    showStatus(customerId, { status: 'loading' })
    return entry
  }

  /** What an answer does when it is read is not the kit's to foresee: it may throw. */
  const judge = (answer: unknown, expected: Omit<TokenExpectations, 'hasCredentials' | 'rememberLife'>) => {
    try {
      // Of what is refused elsewhere, an answer has the token itself, and may repeat the app's.
      const paths = context.findCredentials(answer).filter((path) => !/(access|app)[_-]?token$/i.test(path))
      const isUnread = paths.some((path) => path.endsWith('…'))
      const judged = checkToken(answer, { ...expected, hasCredentials: !isUnread && !!paths[0], rememberLife })
      const unread: TokenRefusal = { refusedFor: 'token_malformed', answer, isUnread: true }
      return isUnread && 'token' in judged ? unread : judged
    } catch (cause) {
      return { code: 'unexpected', cause } satisfies Failure
    }
  }

  const peek: TokenManager['peek'] = (customerId) => {
    if (customerId === null) return ''
    const accepted = entries.get(customerId)?.accepted
    const { minTokenValidityMs = 660_000 } = getOptions()
    return accepted && accepted.remainingMs() >= minTokenValidityMs ? accepted.token : undefined
  }
  const stopWaiting: TokenManager['stopWaiting'] = (customerId, request) => {
    const entry = entries.get(customerId!)
    if (request && entry?.request === request && !--entry.waiters) forget(customerId!, entry, entry.reason)
  }
  return {
    peek,
    stopWaiting,
    get(customerId, { signal, refresh } = {}) {
      const current = !refresh && peek(customerId)
      if (current) return Promise.resolve(current)
      let entry = entries.get(customerId)
      if (!entry?.request) entry = startRequest(customerId, refresh ? 'refresh' : (entry?.reason ?? 'first'))
      entry.waiters++
      const request = entry.request!
      if (!signal) return request
      const onAbort = () => {
        stopWaiting(customerId, request)
        return createError({ code: 'aborted' })
      }
      return failure((part) => part.waitForToken(request, signal, onAbort))
    },
    invalidate(customerId) {
      for (const [owner, entry] of entries) if (!customerId || owner === customerId) forget(owner, entry, 'invalidated')
    },
  }
}
