/** What is wrong with a token that is malformed, in words. */

export type MalformedToken =
  'response' | 'absent' | 'long' | 'unreadable' | 'unsigned' | 'no_exp' | 'odd_life' | 'unread'

export const malformedTokenTexts: Readonly<Record<MalformedToken, string>> = {
  response: 'fetchAccessToken resolved with a Response.',
  absent: 'fetchAccessToken resolved with neither a JWT nor {access_token}.',
  long: 'fetchAccessToken resolved with more than 16 kB.',
  unreadable: 'fetchAccessToken resolved with a JWT that cannot be read.',
  unsigned: 'fetchAccessToken resolved with an unsigned JWT.',
  no_exp: 'fetchAccessToken resolved with a JWT without the claim exp.',
  unread: 'fetchAccessToken resolved with more than can be searched for credentials.',
  odd_life: 'fetchAccessToken resolved with a token whose exp or expires_in is no time within a day.',
}
