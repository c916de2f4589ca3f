/** Reads and writes the API token in the app's shared store; a store that fails, hangs or holds rubbish counts as empty. */

/** A place several server instances share: get and set, or unstorage's spelling of them. */
export interface TokenStore {
  get(key: string): unknown
  /** `ttl` is in seconds. */
  set(key: string, value: unknown, options?: { ttl?: number }): unknown
  getItem?(key: string): unknown
  setItem?(key: string, value: unknown, options?: { ttl?: number }): unknown
}

export interface StoredToken {
  token: string
  /** Milliseconds since 1970 by this server's clock. */
  expiresAt: number
}

export interface OpenTokenStore {
  read(): Promise<StoredToken | null>
  write(token: StoredToken): Promise<void>
}

/** Minting takes a fraction of a second: waiting longer for a store than that gains nothing. */
const PATIENCE_MS = 1_000

export function openTokenStore(store: TokenStore | undefined, key: string): OpenTokenStore {
  if (store === undefined) return { read: async () => null, write: async () => {} }
  const get = (typeof store.get === 'function' ? store.get : store.getItem)?.bind(store)
  const set = (typeof store.set === 'function' ? store.set : store.setItem)?.bind(store)
  return {
    read: async () => toStoredToken(await attempt(() => get?.(key))),
    async write(token) {
      const ttl = Math.max(1, Math.floor((token.expiresAt - Date.now()) / 1000))
      // Text suits every store: a Map, Redis, and unstorage, which parses it on the way out.
      await attempt(() => set?.(key, JSON.stringify(token), { ttl }))
    },
  }
}

async function attempt(work: () => unknown): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    const patience = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), PATIENCE_MS)
    })
    return await Promise.race([(async () => work())(), patience])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

function toStoredToken(value: unknown): StoredToken | null {
  try {
    const found = (typeof value === 'string' ? JSON.parse(value) : value) as Partial<StoredToken> | null | undefined
    const token = found?.token
    const expiresAt = found?.expiresAt
    if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token) || typeof expiresAt !== 'number') return null
    return { token, expiresAt }
  } catch {
    return null
  }
}
