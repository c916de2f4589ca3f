/** The words for params: what each must be, and what Lean's sources disagree on. */

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
  extra: 'belongs to the kit or is a param of its own, so it cannot be an extra',
  credential: 'never belongs in a browser',
}

/** What is odd, but no failure, by the code of the `warning` event. */
export const warningTexts: Readonly<
  Record<'ksa_field' | 'country' | 'redirect_url_query' | 'date_offset' | 'token_issuer' | 'empty_callback', string>
> = {
  ksa_field: "some of Lean's pages require it in KSA, others do not",
  country: "not in Lean's index of methods of this country",
  redirect_url_query: 'some sources say that Lean matches redirect URLs without a query string',
  date_offset: "the offset is not ISO 8601 (+4:00 is written +04:00), though Lean's own samples have it",
  token_issuer: "none of Lean's known hosts issued the token",
  empty_callback: 'LinkSDK called back without a status; nothing was concluded from it',
}
