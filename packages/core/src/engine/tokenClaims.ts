/** Reads the claims of a token that say for whom it is; what is there and cannot be read is `undefined` in the list, which fits nobody. */

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Ids that are UUIDs are the same in capitals and in small letters. */
export const isSameId = (one: unknown, other: string): boolean =>
  one === other || (typeof one === 'string' && uuid.test(one) && one.toLowerCase() === other.toLowerCase())

/** The ids of a claim such as `[{ id }]`; null stands for no claim. */
export const readIds = (claim: unknown): unknown[] =>
  Array.isArray(claim) ? claim.map((item) => Object(item).id) : claim == null ? [] : [undefined]

/** `customer.<id>` is the scope that was asked; `customer.read` and `customer.write` are permissions that Lean puts into the claim. */
const customerScope = /^customer\.(?!(?:read|write)$)(.+)/i

export interface Scopes {
  readonly scopes: readonly (string | undefined)[]
  /** One of them, or a part of it, lets its holder act as the app's backend. */
  readonly isApi: boolean
  /** The customers that they name. */
  readonly customers: unknown[]
}

/** Each claim is a list of texts, or a text with spaces between scopes. */
export function readScopes(claims: readonly unknown[]): Scopes {
  const scopes = claims
    .flatMap((claim) => (typeof claim === 'string' ? claim.split(/\s+/) : (claim ?? [])))
    .map((scope) => (typeof scope === 'string' ? scope : undefined))
  return {
    scopes,
    isApi: scopes.some((scope) => /^api(\.|$)/i.test(scope ?? '')),
    customers: scopes.flatMap((scope) => customerScope.exec(scope ?? '')?.[1] ?? []),
  }
}
