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

/** True for a text that holds one of the hosts, or the token path on any host of Lean's. */
export const namesAuthHost = (text: string): boolean => authHostOrPath.test(text)
