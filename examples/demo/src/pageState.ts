/** What the backend tells the page when it loads, as JSON: nothing here may be secret. */
import type { LeanCountry, LeanLanguage } from '@lean-link/react'

/** LeanProvider's options that depend on the environment. */
export interface LeanPageOptions {
  appToken: string
  country: LeanCountry
  sandbox: true
  /** the simulator's script; Lean's own without it */
  scriptUrl?: string
}

export interface Customer {
  personId: string
  name: Record<LeanLanguage, string>
  /** the customer's id at Lean */
  customerId: string
}

/** Lean has an Arabic name for most banks; the English one stands in. */
export type BankName = Record<LeanLanguage, string>

/** A connected bank, as the backend proved it. */
export interface Connection {
  id: string
  /** Lean's name for the bank; null when it did not say */
  bankIdentifier: string | null
  bankName: BankName | null
  /** masked: country, check digits and the last four */
  iban: string | null
  permissions: readonly string[]
  /** ISO 8601 */
  since: string
  /** who said so first */
  proof: 'webhook' | 'api'
}

export interface PageState {
  lean: LeanPageOptions
  /** what the simulator plays; null on Lean's sandbox */
  scenario: string | null
  people: readonly { id: string; name: Record<LeanLanguage, string>; about: Record<LeanLanguage, string> }[]
  customer: Customer | null
}
