/** Reads and verifies the bearer token of a request, for the API and for the outcome of a dialog. */
import { decodeJwt, type JWTPayload } from 'jose'
import type { SimulatorState } from './simulatorState.ts'

export interface Bearer {
  /** null: a token of scope "api" */
  customerId: string | null
  appToken: string | undefined
  issuer: string | undefined
}

/** Rejects for a token that is not good. */
async function readClaims(state: SimulatorState, token: string): Promise<JWTPayload> {
  if (!state.trustsTokens) return state.mint.verify(token)
  const claims = decodeJwt(token)
  if ((claims.exp ?? 0) * 1_000 <= Date.now()) throw new Error('The token has expired.')
  return claims
}

/** null when there is none, it is not of this simulator, or its time is over. */
export async function readBearer(state: SimulatorState, authorization: string | undefined): Promise<Bearer | null> {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
  const claims = token && (await readClaims(state, token).catch(() => null))
  if (!claims) return null
  const customers: unknown = claims['customers']
  const first: unknown = Array.isArray(customers) ? customers[0] : undefined
  const id: unknown = (first as { id?: unknown } | undefined)?.id
  return { customerId: typeof id === 'string' ? id : null, appToken: claims.sub, issuer: claims.iss }
}
