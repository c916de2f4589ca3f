/** Reads and writes the API token in the app's shared store; a store that fails, hangs or holds something else counts as empty. */
import { isOwnApiToken, type TokenOwner } from './isOwnApiToken.ts'
import { readTokenClaims } from './readTokenClaims.ts'

/** A place several server instances share, by `get` and `set` or by unstorage's names for them. Values are text; `ttl` is in seconds. */
export type TokenStore =
  | { get(key: string): unknown; set(key: string, value: string, options?: { ttl?: number }): unknown }
  | { getItem(key: string): unknown; setItem(key: string, value: string, options?: { ttl?: number }): unknown }

export interface CachedToken {
  token: string
  /** Milliseconds since 1970 by this server's clock. */
  expiresAt: number
}

export interface TokenCache {
  read(): Promise<CachedToken | null>
  write(token: CachedToken): Promise<void>
}

/** Minting takes a fraction of a second: waiting longer for a store than that gains nothing. */
const STORE_TIMEOUT_MS = 1_000

export function createTokenCache(store: TokenStore | undefined, key: string, owner: TokenOwner): TokenCache {
  if (store === undefined) return { read: async () => null, write: async () => {} }
  const { get, set } = toGetAndSet(store)
  return {
    read: async () => parseCachedToken(await withStoreTimeout(() => get(key)), owner),
    async write(token) {
      const ttl = Math.max(1, Math.floor((token.expiresAt - Date.now()) / 1000))
      // Text suits every store: a Map, Redis, and unstorage, which parses it on the way out.
      await withStoreTimeout(() => set(key, JSON.stringify(token), { ttl }))
    },
  }
}

/** Called on the store itself: a Redis client's methods need their `this`. */
function toGetAndSet(store: TokenStore): Pick<Extract<TokenStore, { get: unknown }>, 'get' | 'set'> {
  if ('get' in store && typeof store.get === 'function') {
    return { get: (key) => store.get(key), set: (key, value, options) => store.set(key, value, options) }
  }
  const { getItem, setItem } = store as Extract<TokenStore, { getItem: unknown }>
  return { get: getItem.bind(store), set: setItem.bind(store) }
}

async function withStoreTimeout(work: () => unknown): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    const timeout = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), STORE_TIMEOUT_MS)
    })
    return await Promise.race([(async () => work())(), timeout])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

/** Others write to the store as well: what can be read of a token has to be right, and its own end counts. */
function parseCachedToken(value: unknown, owner: TokenOwner): CachedToken | null {
  try {
    const found = (typeof value === 'string' ? JSON.parse(value) : value) as Partial<CachedToken> | null | undefined
    const token = found?.token
    const expiresAt = found?.expiresAt
    if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token) || typeof expiresAt !== 'number') return null
    const claims = readTokenClaims(token)
    // Lean does not promise a JWT: what cannot be read is Lean's to refuse, and is replaced then.
    if (claims === null) return { token, expiresAt }
    if (!isOwnApiToken(claims, owner)) return null
    return {
      token,
      expiresAt: claims['exp'] === undefined ? expiresAt : Math.min(expiresAt, Number(claims['exp']) * 1000),
    }
  } catch {
    return null
  }
}
