/** Access tokens for tests: the shape and claims of Lean's documented samples, signed with a text that no output may ever hold. */
import { simulatorAppToken } from '@lean-link/testing'

export const appToken: string = simulatorAppToken
export const customerId = 'cust_1'

/** In the place of every signature; `expectNoSecrets` looks for it. */
export const plantedSignature = 'cGxhbnRlZC1zaWduYXR1cmUtb2YtdGVzdHM'

const encode = (value: unknown) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

// One moment for all tokens of a test file, so that two made alike are alike.
const madeAt = Math.floor(Date.now() / 1000)
const seconds = () => madeAt

/** Claims of a UAE sandbox token that lives an hour; a claim that is `undefined` in `over` is absent. */
export function toClaims(over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    sub: appToken,
    aud: ['https://link.sandbox.leantech.me', 'https://secure-api.sandbox.leantech.me'],
    iss: 'https://auth.sandbox.leantech.me',
    nbf: seconds(),
    iat: seconds(),
    exp: seconds() + 3_600,
    jti: '6a1b0000-0000-4000-8000-000000000001',
    customers: [{ id: customerId }],
    applications: [{ id: appToken }],
    scope: ['customer.read', 'payment.write', 'connect.write', 'connect.read', 'bank.read'],
    ...over,
  }
}

export function toJwt(over: Record<string, unknown> = {}, header: unknown = { kid: 'test', alg: 'RS256' }): string {
  return `${encode(header)}.${encode(toClaims(over))}.${plantedSignature}`
}

/** A JWT whose payload is whatever is given. */
export function toOddJwt(payload: unknown): string {
  return `${encode({ kid: 'test', alg: 'RS256' })}.${encode(payload)}.${plantedSignature}`
}
