/** Lean's permissions, as its React Native SDK 4.2.2 lists them. */
export const permissions = [
  'identity',
  'accounts',
  'balance',
  'transactions',
  'payments',
  'identities',
  'beneficiaries',
  'direct_debits',
  'standing_orders',
  'scheduled_payments',
] as const

/** A permission asked of the customer. UAE banks know the first five; the last five come from KSA (comments of Lean's own SDKs). */
export type LeanPermission = (typeof permissions)[number]
