/** Keys that never belong in a browser: refused by type here, and found by name at run time. */

/** Value type of every refused key, so that the compiler's message is the explanation. */
export interface KeepThisOnYourBackend {
  readonly 'a client secret or token never goes here: use fetchAccessToken': unique symbol
}

/**
 * Credentials that options, props and params refuse by type; `createLeanClient` and every method refuse them at run time as well, in any
 * spelling, nested too. Access tokens come only from {@link AccessTokenFetcher}.
 */
export interface Refused {
  clientSecret?: KeepThisOnYourBackend
  client_secret?: KeepThisOnYourBackend
  accessToken?: KeepThisOnYourBackend
  access_token?: KeepThisOnYourBackend
  appSecret?: KeepThisOnYourBackend
  apiToken?: KeepThisOnYourBackend
  app_token?: KeepThisOnYourBackend
}

/**
 * Paths of all own and nested keys of `value` that are named like a credential, whatever the case, `_` and `-` in the name, and of the
 * wire name `app_token`, which is told from `appToken` by its spelling.
 */
export function findRefused(value: unknown, path = '', seen: Set<unknown> = new Set()): string[] {
  // Neither a cycle nor half the page behind an event may hang it; 1000 objects are more than any shape the kit knows.
  if (typeof value !== 'object' || !value || seen.size > 999 || seen.has(value)) return []
  seen.add(value)
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'app_token' || /^((client|app)secret|(api|access)token)$/i.test(key.replace(/[_-]/g, ''))
      ? path + key
      : findRefused(inner, path + key + '.', seen),
  )
}
