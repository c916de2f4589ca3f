/** Reads an answer as a token answer: what it grants and to whom. No check repeats any of it. */
import type { Answer } from './createEndpoint.ts'

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The answer's JSON object; undefined where it is none. */
export function readFields({ text }: Answer): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

export const isJson = ({ headers }: Answer): boolean =>
  /^application\/json\s*(?:;|$)/i.test(headers.get('content-type') ?? '')

/** Anywhere in the body, also in an error or a page: a field of OAuth's name, or the shape of a JWT. */
export const holdsToken = ({ text }: Answer): boolean =>
  /access_?token["']?\s*[:=]\s*["']?(?!null\b)[\w-]/i.test(text) || /\beyJ[\w-]{8,}\.[\w-]{8,}\./.test(text)

/** What a token may do, by the answer and by the token's own claims; an opaque token has none. */
export interface Grant {
  /** the answer's `scope`; undefined where it is no text */
  scope: readonly string[] | undefined
  claimedScope: readonly string[]
  claimedCustomers: readonly string[]
}

export function readGrant(answer: Answer): Grant {
  const { scope, access_token: token } = readFields(answer) ?? {}
  const claims = readClaims(token)
  const customers = Array.isArray(claims['customers']) ? claims['customers'] : []
  return {
    scope: typeof scope === 'string' ? toWords(scope) : undefined,
    claimedScope: [claims['scope'], claims['scp']].flatMap(toWords),
    claimedCustomers: customers.filter(isObject).map(({ id }) => String(id).toLowerCase()),
  }
}

/** True where the answer is a token of this customer, whatever else is wrong with it. */
export function isTokenOf(customerId: string, answer: Answer): boolean {
  const { scope, claimedScope, claimedCustomers } = readGrant(answer)
  const granted = scope ?? [...claimedScope, ...claimedCustomers.map(toScope)]
  return answer.status === 200 && holdsToken(answer) && granted.includes(toScope(customerId))
}

/** Ids that are UUIDs have no case, and Lean's scopes have no capitals. */
export const toScope = (customerId: string): string => `customer.${customerId}`.toLowerCase()

function toWords(scope: unknown): string[] {
  const list = typeof scope === 'string' ? scope.split(/\s+/) : Array.isArray(scope) ? scope : []
  return list.filter((word) => typeof word === 'string' && word !== '').map((word: string) => word.toLowerCase())
}

function readClaims(token: unknown): Fields {
  const [, payload = ''] = typeof token === 'string' ? token.split('.') : []
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
    return isObject(claims) ? claims : {}
  } catch {
    return {}
  }
}
