/** The words for params: what each must be, by the kind of its field. */
import type { FieldKind } from '../rows/row.ts'

const id = 'must be text of 1 to 255 characters without spaces'
const url = 'must be an https URL (http only on loopback with sandbox: true)'

/** Kinds with a list of allowed values are described from that list. */
export const kindTexts: Readonly<Record<FieldKind, string>> = {
  id,
  customer: id,
  tokenOwner: id,
  text: 'must be text',
  flag: 'must be true or false',
  date: 'must be an ISO 8601 date or date-time',
  url,
  image: url,
  accountType: 'must be an account type',
  permissions: 'must be a list of permissions',
  consentTypes: 'must be a consent type or a list of them',
  risk: 'must be an object',
}
export const requiredText = 'is required'
export const unknownText = 'is no param of this method (a field that is newer than the kit goes into extra).'
export const credentialText = 'never belongs in a browser'
