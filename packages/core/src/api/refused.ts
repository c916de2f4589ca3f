/** Keys that never belong in a browser, refused by type; initial/findCredentials.ts finds them by name at run time. */

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
