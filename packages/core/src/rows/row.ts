/** The shape of a method row: the one description of a LinkSDK method from which checks, mapping, docs and the simulator are derived. */
import type { LeanCountry } from '../api/options.ts'
import type { LeanMethod } from '../api/params.ts'

/**
 * What a field holds. `id`: non-empty text without spaces, at most 255 characters. `customer`: such an id that LinkSDK gets and whose
 * token is fetched. `tokenOwner`: only names whose token to fetch, LinkSDK is not sent it. `image`: https address of a PNG or JPG.
 */
export type FieldKind =
  | 'id'
  | 'text'
  | 'flag'
  | 'date'
  | 'url'
  | 'image'
  | 'permissions'
  | 'accountType'
  | 'consentTypes'
  | 'customer'
  | 'tokenOwner'
  | 'risk'

/** A kind, with `!` behind it where the field is required. */
export type FieldMark = FieldKind | `${FieldKind}!`

export interface MethodRow<M extends LeanMethod = LeanMethod> {
  readonly method: M
  /** camelCase name -> kind. Lean's own spelling follows from the name: see toWire.ts. */
  readonly fields: Readonly<Record<string, FieldMark>>
  /** The only country whose index of methods lists it. */
  readonly country?: LeanCountry
  /** Exactly one of these fields must be given. */
  readonly oneOf?: readonly string[]
  /** `customerId: null` opens without a token. */
  readonly guest?: true
  /** Its return from the bank is shown by captureRedirect. */
  readonly captures?: true
  /** Shipped by Lean's SDKs, but no longer in Lean's index of methods. */
  readonly legacy?: true
}
