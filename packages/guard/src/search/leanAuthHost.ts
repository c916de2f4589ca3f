/** How Lean's OAuth servers are named (auth.leantech.me, auth.sandbox.sa.leantech.me), whole or put together by code. */

// Source: Lean's Postman collection variables, repeated by its documentation. All that stands between the two is country and environment.
const firstPart = String.raw`auth\.`
const domain = String.raw`leantech\.me`
const label = String.raw`[a-z0-9-]{1,63}\.`

/** `${country}` or `${sandbox ? 'sandbox.' : ''}` in a template. */
const filledIn = String.raw`\$\{[^}]{1,80}\}\.?`
/** The end of a string and whatever is joined to it, as compilers for old browsers write a template: `"auth." + country + ".leantech.me"`. */
const joined = String.raw`\\{0,3}["'${'`'}]\s{0,20}(?:\+|\.concat\()[^]{1,160}?`
/** With slashes as JSON may escape them. */
const tokenPath = String.raw`\\?\/oauth2\\?\/token\b`

const before = String.raw`(?:\b|%2F)`
const authHost = String.raw`${before}${firstPart}(?:${label}|${filledIn}){0,8}(?:${joined})?${domain}\b`
const authHostOrPath = new RegExp(String.raw`${authHost}|\b${domain}${tokenPath}`, 'i')

/** The `iss` claim of a token. */
export const authIssuer: RegExp = new RegExp(String.raw`^https?:\/\/${firstPart}(?:${label})*${domain}(?:[/:]|$)`, 'i')

/** The grant that takes the client secret, or the secret as a form field. */
export const credentialsGrant: RegExp = /\bclient_credentials\b|\bclient_secret(?:=|%3D)/i

// Each at the beginning of a string, or behind what a template fills in: `https://auth.`, `.sandbox.leantech.me`.
const hostPieces = [
  /(?:["'`]|:\/\/)auth(?:\.|\\{0,3}["'`])/i,
  /["'`}]\.?(?:(?:sandbox|ae|sa)\.){0,3}leantech\.me\b/i,
  /\boauth2\\?\/token\b/i,
]

/** True for code that holds one of the hosts, the token path on any host of Lean's, or all that one is put together from. */
export const reachesAuthHost = (code: string): boolean =>
  authHostOrPath.test(code) || hostPieces.every((piece) => piece.test(code))
