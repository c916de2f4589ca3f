/** Mints the JWTs of the simulated OAuth server: RS256, with the claims that Lean's documented samples carry. */
import { exportJWK, generateKeyPair, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose'

/** The application id of everything simulated: LinkSDK's `app_token`, OAuth's `client_id` and the tokens' `sub`. */
export const simulatorAppToken = '11ea0000-0000-4000-8000-000000000001'

type Country = 'ae' | 'sa'

/** `iss` and `aud` of Lean's sandbox tokens. Documented, but for the audience of a UAE API token, which is inferred from the KSA one. */
export const tokenHosts: Readonly<Record<Country, { iss: string; customerAud: string | string[]; apiAud: string }>> = {
  ae: {
    iss: 'https://auth.sandbox.leantech.me',
    customerAud: ['https://link.sandbox.leantech.me', 'https://secure-api.sandbox.leantech.me'],
    apiAud: 'https://sandbox.leantech.me',
  },
  sa: {
    iss: 'https://auth.sandbox.sa.leantech.me',
    customerAud: 'https://link.sandbox.sa.leantech.me',
    apiAud: 'https://sandbox.sa.leantech.me',
  },
}

const customerScope = [
  'customer.read',
  'beneficiary.write',
  'payment.write',
  'payment.read',
  'destination.read',
  'connect.write',
  'connect.read',
  'application.read',
  'bank.read',
  'key.read',
]

const apiScope = [
  'customer.read',
  'customer.write',
  'destination.write',
  'report.read',
  'bank.read',
  'webhook.read',
  'payment.read',
  'intent.write',
  'destination.read',
  'payout.write',
  'deposit.read',
  'report.write',
  'data.read',
  'payout.read',
  'reconciliation.read',
  'file.read',
]

export interface TokenRequest {
  /** null: a token for the API, without the claim `customers` */
  customerId: string | null
  /** default 'ae' */
  country?: Country
  /** default 3600 */
  expiresInSeconds?: number
  /** Claims that replace the documented ones; `undefined` removes one. */
  overrides?: Record<string, unknown> | undefined
}

export interface TokenMint {
  createToken(request: TokenRequest): Promise<string>
  /** The claims of a token of this mint; rejects for any other and for one whose time is over. */
  verify(token: string): Promise<JWTPayload>
  /** The public half, as a JWKS holds it. */
  getPublicKey(): Promise<JWK>
}

const kid = 'lean-link-simulator'

/** One key pair per mint, made when the first token is asked for (a few hundred milliseconds at worst). */
export function createTokenMint(): TokenMint {
  let keys: ReturnType<typeof generateKeyPair> | undefined
  const getKeys = () => (keys ??= generateKeyPair('RS256'))
  return {
    async createToken({ customerId, country = 'ae', expiresInSeconds = 3_600, overrides }) {
      const { privateKey } = await getKeys()
      const now = Math.floor(Date.now() / 1_000)
      const { iss, customerAud, apiAud } = tokenHosts[country]
      return new SignJWT({
        sub: simulatorAppToken,
        aud: customerId === null ? apiAud : customerAud,
        iss,
        nbf: now,
        iat: now,
        exp: now + expiresInSeconds,
        jti: crypto.randomUUID(),
        ...(customerId !== null && { customers: [{ id: customerId }] }),
        applications: [{ id: simulatorAppToken }],
        scope: customerId === null ? apiScope : customerScope,
        ...overrides,
      })
        .setProtectedHeader({ kid, alg: 'RS256' })
        .sign(privateKey)
    },
    async verify(token) {
      const { publicKey } = await getKeys()
      const { payload } = await jwtVerify(token, publicKey, { algorithms: ['RS256'] })
      return payload
    },
    async getPublicKey() {
      const { publicKey } = await getKeys()
      return { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }
    },
  }
}
