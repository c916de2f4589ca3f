/** Tells the application's own API token from any other token that may lie in a store under its key. */
import { listLeanIssuers } from './getLeanHosts.ts'
import { isSameId } from './isCustomerId.ts'

export interface TokenOwner {
  clientId: string
  /** Who signs tokens of this country and environment. */
  issuer: string
}

type Claims = Readonly<Record<string, unknown>>

/**
 * By the claims of Lean's published samples: strict on what is there, lenient on what is not. False when the token names a customer,
 * another application, another of Lean's issuers, or an end that is over or cannot be read.
 */
export function isOwnApiToken(claims: Claims, owner: TokenOwner): boolean {
  return !namesCustomer(claims) && isOf(claims, owner.clientId) && isFrom(claims['iss'], owner.issuer) && lives(claims)
}

function namesCustomer({ customers, scope }: Claims): boolean {
  if (customers !== undefined && customers !== null && !(Array.isArray(customers) && customers.length === 0))
    return true
  // The scope of a customer's token is customer.<id>; customer.read and customer.write are rights of the API token.
  const scopes = typeof scope === 'string' ? scope.split(' ') : []
  return scopes.some((name) => /^customer\.(?!(?:read|write)$)/.test(name))
}

function isOf({ sub, applications }: Claims, clientId: string): boolean {
  const isOwn = (id: unknown) => typeof id === 'string' && isSameId(id, clientId)
  if (sub !== undefined && !isOwn(sub)) return false
  if (applications === undefined) return true
  return (
    Array.isArray(applications) && applications.some((application) => isOwn((application as Claims | null)?.['id']))
  )
}

function isFrom(iss: unknown, issuer: string): boolean {
  return iss === undefined || iss === issuer || (typeof iss === 'string' && !listLeanIssuers().includes(iss))
}

function lives({ exp }: Claims): boolean {
  return exp === undefined || (typeof exp === 'number' && exp * 1000 > Date.now())
}
