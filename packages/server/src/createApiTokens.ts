/** Keeps the API-scope token: memory first, then the shared store, then one exchange that all callers share. */
import type { TokenExchange } from './createTokenExchange.ts'
import type { OpenTokenStore, StoredToken } from './openTokenStore.ts'
import { untilAborted } from './withDeadline.ts'

export interface ApiTokens {
  get(options?: { refresh?: boolean; signal?: AbortSignal }): Promise<string>
  /** A token other than the one the API just refused. */
  replace(refused: string): Promise<string>
}

/** A token with less life than this left is not handed out, so that it lives through the request it is for. */
const MARGIN_MS = 60_000

export function createApiTokens(deps: { exchange: TokenExchange; store: OpenTokenStore }): ApiTokens {
  let kept: StoredToken | undefined
  let pending: { work: Promise<string>; isExchange: boolean } | undefined

  const isUsable = (candidate: StoredToken | null | undefined, refused?: string): candidate is StoredToken =>
    !!candidate && candidate.expiresAt - Date.now() > MARGIN_MS && candidate.token !== refused

  const load = async (useStore: boolean, refused: string | undefined): Promise<string> => {
    const before = kept
    // A refresh that began later may end sooner: its token is the newer one, and neither the store's nor another may take its place.
    const overtaken = () => (useStore && kept !== before && isUsable(kept, refused) ? kept.token : undefined)
    if (useStore) {
      const stored = await deps.store.read()
      const newer = overtaken()
      if (newer !== undefined) return newer
      if (isUsable(stored, refused)) {
        kept = stored
        return stored.token
      }
    }
    const askedAt = Date.now()
    const answer = await deps.exchange('api')
    const newer = overtaken()
    if (newer !== undefined) return newer
    kept = { token: answer.access_token, expiresAt: askedAt + answer.expires_in * 1000 }
    await deps.store.write(kept)
    return kept.token
  }

  const share = (isExchange: boolean, refused?: string): Promise<string> => {
    // A refresh joins only work that is sure to ask Lean.
    if (pending !== undefined && (pending.isExchange || !isExchange)) return pending.work
    const mine = { work: load(!isExchange, refused), isExchange }
    pending = mine
    const clear = () => {
      if (pending === mine) pending = undefined
    }
    mine.work.then(clear, clear)
    return mine.work
  }

  return {
    async get({ refresh = false, signal } = {}) {
      signal?.throwIfAborted()
      if (!refresh && isUsable(kept)) return kept.token
      return untilAborted(share(refresh), signal)
    },
    async replace(refused) {
      // Of many requests refused at once, the first fetches the new token and the others find it here.
      if (isUsable(kept, refused)) return kept.token
      return share(false, refused)
    },
  }
}
