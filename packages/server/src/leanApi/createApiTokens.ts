/** Keeps the API-scope token: memory first, then the shared store, then one exchange that all callers share. */
import { raceAbort } from '../http/raceAbort.ts'
import type { CachedToken, TokenCache } from './createTokenCache.ts'
import type { TokenExchange } from './createTokenExchange.ts'

export interface ApiTokens {
  get(options?: { refresh?: boolean; signal?: AbortSignal }): Promise<string>
  /** A token other than the one the API just rejected. */
  renew(rejectedToken: string): Promise<string>
  /** True for a token that came from the shared store, where others write too: a 403 may be its fault. */
  isFromStore(token: string): boolean
}

/** A token with less life than this left is not handed out, so that it lives through the request it is for. */
const MARGIN_MS = 60_000

export function createApiTokens(deps: { exchange: TokenExchange; cache: TokenCache }): ApiTokens {
  let cached: (CachedToken & { fromStore: boolean }) | undefined
  let pending: { token: Promise<string>; isRefresh: boolean } | undefined

  const isUsable = <T extends CachedToken>(candidate: T | null | undefined, rejectedToken?: string): candidate is T =>
    !!candidate && candidate.expiresAt - Date.now() > MARGIN_MS && candidate.token !== rejectedToken

  const load = async (isRefresh: boolean, rejectedToken: string | undefined): Promise<string> => {
    const before = cached
    // A refresh that began later may end sooner: its token is the newer one, and neither the store's nor another may take its place.
    const newerToken = () =>
      !isRefresh && cached !== before && isUsable(cached, rejectedToken) ? cached.token : undefined
    if (!isRefresh) {
      const stored = await deps.cache.read()
      const newer = newerToken()
      if (newer !== undefined) return newer
      if (isUsable(stored, rejectedToken)) {
        cached = { ...stored, fromStore: true }
        return stored.token
      }
    }
    const requestedAt = Date.now()
    const response = await deps.exchange('api')
    const newer = newerToken()
    if (newer !== undefined) return newer
    const minted = { token: response.access_token, expiresAt: requestedAt + response.expires_in * 1000 }
    cached = { ...minted, fromStore: false }
    await deps.cache.write(minted)
    return minted.token
  }

  const share = (isRefresh: boolean, rejectedToken?: string): Promise<string> => {
    // A refresh joins only work that is sure to ask Lean.
    if (pending !== undefined && (pending.isRefresh || !isRefresh)) return pending.token
    const mine = { token: load(isRefresh, rejectedToken), isRefresh }
    pending = mine
    const clear = () => {
      if (pending === mine) pending = undefined
    }
    mine.token.then(clear, clear)
    return mine.token
  }

  return {
    async get({ refresh = false, signal } = {}) {
      signal?.throwIfAborted()
      if (!refresh && isUsable(cached)) return cached.token
      return raceAbort(share(refresh), signal)
    },
    async renew(rejectedToken) {
      // Of many requests rejected at once, the first fetches the new token and the others find it here.
      if (isUsable(cached, rejectedToken)) return cached.token
      return share(false, rejectedToken)
    },
    isFromStore: (token) => cached?.token === token && cached.fromStore,
  }
}
