/** Takes from a bank of Lean's list what a page needs, in forms that a page may put into its markup. */

/** Fields by Lean's published samples (lean-postman, 2026-05-13); what Lean leaves away is null, empty or false. */
export interface LeanBank {
  /** What `bankIdentifier` of connect and pay takes. */
  readonly identifier: string
  readonly name: string
  readonly arabicName: string | null
  /** https only. */
  readonly logo: string | null
  readonly logoAlt: string | null
  /** `#rgb`, `#rrggbb` or `#rrggbbaa` only. */
  readonly mainColor: string | null
  readonly backgroundColor: string | null
  readonly theme: string | null
  /** Three letters, such as ARE. */
  readonly countryCode: string | null
  readonly bankType: string | null
  readonly accountType: string | null
  readonly traits: readonly string[]
  readonly isMock: boolean
  /** Enabled for this application, and working at the moment. */
  readonly isAvailable: { readonly data: boolean; readonly payments: boolean }
}

type Fields = Readonly<Record<string, unknown>>

/** The bank, frozen; null for one that is switched off or cannot be named. */
export function toBank(value: unknown): LeanBank | null {
  const bank = toFields(value)
  const { identifier, name } = bank
  if (typeof identifier !== 'string' || !/^[\w.-]{1,128}$/.test(identifier)) return null
  if (typeof name !== 'string' || name === '' || bank['active'] === false) return null
  const availability = toFields(bank['availability'])
  const isOn = (what: 'data' | 'payments') =>
    toFields(availability['active'])[what] === true && toFields(availability['enabled'])[what] === true
  return Object.freeze({
    identifier,
    name,
    arabicName: toText(bank['arabic_name']),
    logo: toLogo(bank['logo']),
    logoAlt: toLogo(bank['logo_alt']),
    mainColor: toColor(bank['main_color']),
    backgroundColor: toColor(bank['background_color']),
    theme: toText(bank['theme']),
    countryCode: toText(bank['country_code']),
    bankType: toText(bank['bank_type']),
    accountType: toText(bank['account_type']),
    traits: Object.freeze(Array.isArray(bank['traits']) ? bank['traits'].filter(isText) : []),
    isMock: bank['mock'] === true,
    isAvailable: Object.freeze({ data: isOn('data'), payments: isOn('payments') }),
  })
}

function toFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function toText(value: unknown): string | null {
  return isText(value) ? value : null
}

function toLogo(value: unknown): string | null {
  return isText(value) && /^https:\/\//i.test(value) && URL.canParse(value) ? value : null
}

function toColor(value: unknown): string | null {
  return isText(value) && /^#(?:[\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i.test(value) ? value : null
}
