/** What Lean may know of a customer beside the app's own id, checked and in Lean's spelling. */
import { LeanServerError } from '../LeanServerError.ts'

/** Personal data: it goes to Lean, and into no error, log or message of this package. */
export interface LeanCustomerDetails {
  /**
   * The UAE's Open Finance rules want one of the customer for every long-lived consent: without it the consent fails once the customer is
   * at the bank ("Government identifier is required"). Source: Lean's OpenAPI of 2026-07.
   */
  governmentIdentifiers?: readonly { type: 'EMIRATES_ID' | (string & {}); value: string }[]
}

export interface WireCustomerDetails {
  government_identifiers?: { type: string; value: string }[]
}

/** The details as Lean spells them; rejects with `invalid_options` for any other shape, and repeats no value. */
export function toWireDetails(details: LeanCustomerDetails = {}): WireCustomerDetails {
  const { governmentIdentifiers, ...others } = isObject(details) ? details : { details }
  const isKnown = Object.keys(others).length === 0
  const isList = Array.isArray(governmentIdentifiers) && governmentIdentifiers.every(isIdentifier)
  if (!isKnown || (governmentIdentifiers !== undefined && !isList)) {
    throw new LeanServerError(
      'invalid_options',
      'The details of a customer are an object with "governmentIdentifiers" and nothing else: a list of { type: \'EMIRATES_ID\', value } whose texts are not empty.',
    )
  }
  if (governmentIdentifiers === undefined) return {}
  return { government_identifiers: governmentIdentifiers.map(({ type, value }) => ({ type, value })) }
}

function isIdentifier(value: unknown): value is { type: string; value: string } {
  return isObject(value) && isText(value['type']) && isText(value['value'])
}

function isObject(value: unknown): value is Record<string, unknown> & LeanCustomerDetails {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}
