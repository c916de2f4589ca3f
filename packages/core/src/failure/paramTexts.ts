/** The words for params: what each must be; and of what is odd otherwise. */

const id = 'must be text of 1 to 255 characters without spaces'
const url = 'must be an https URL (http only on loopback with sandbox: true)'

/** What a param must be, by the kind of its field, and what else may be wrong with it. */
export const kindTexts: Readonly<Record<string, string>> = {
  id,
  customer: id,
  tokenOwner: id,
  text: 'must be text',
  flag: 'must be true or false',
  date: 'must be an ISO 8601 date or date-time',
  url,
  image: url,
  accountType: "must be 'PERSONAL' or 'BUSINESS'",
  risk: 'must be an object',
  required: 'is required',
  unknown: 'is no param of this method; a field newer than the kit goes into extra',
  credential: 'never belongs in a browser',
}

/** What is odd, but no failure, by the code of the `warning` event; what is odd in params is said in redirect/findWarnings.ts. */
export const warningTexts: Readonly<Record<'token_issuer' | 'empty_callback', string>> = {
  token_issuer: "none of Lean's known hosts issued the token",
  empty_callback: 'LinkSDK called back without a status; nothing was concluded from it',
}
