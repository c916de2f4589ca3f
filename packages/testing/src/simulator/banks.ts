/** The banks on offer: Lean's documented sandbox banks, and some real codes with simulated data, in the documented shape. */

/** A bank as `GET /banks/v1/` lists it. */
export interface Bank {
  identifier: string
  name: string
  arabic_name: string | null
  commercial_name: string
  commercial_name_arabic: string | null
  logo: string
  logo_alt: string
  main_color: string
  background_color: string
  theme: 'light' | 'dark'
  country_code: 'ARE' | 'SAU'
  active: boolean
  mock: boolean
  traits: readonly string[]
  supported_account_types: readonly string[]
  supported_account_sub_types: readonly string[]
  bank_type: 'RETAIL' | 'SME'
  swift_code: string
  transfer_limits: readonly { currency: string; min: number; max: number }[]
  international_transfer_limits: readonly unknown[]
  international_destinations: readonly unknown[]
  account_type: 'PERSONAL' | 'BUSINESS'
  connection_type: 'OPEN_BANKING' | 'REVERSE_ENGINEERED' | 'DIRECT_CONNECTION'
  availability: { active: { payments: boolean; data: boolean }; enabled: { payments: boolean; data: boolean } }
}

const accountTypes = ['CREDIT', 'SAVINGS', 'CURRENT']
const openBanking = ['auth-redirect', 'web-auth-redirect', 'decoupled-auth-redirect', 'open-finance']

/** An image of ours, inline: the simulator fetches nothing, and a real bank's logo would not look simulated. */
const toLogo = (color: string) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="8" fill="${color}"/>` +
      '<path d="M8 16l12-7 12 7v3H8zm2 5h4v8h-4zm8 0h4v8h-4zm8 0h4v8h-4zM8 30h24v3H8z" fill="#fff"/></svg>',
  )}`

const isSaudi = (identifier: string) => /_(SAU|KSA)$/.test(identifier)

function toBank(
  identifier: string,
  name: string,
  arabicName: string,
  color: string,
  overrides: Partial<Bank> = {},
): Bank {
  const saudi = isSaudi(identifier)
  const logo = toLogo(color)
  return {
    identifier,
    name,
    arabic_name: arabicName,
    commercial_name: name,
    commercial_name_arabic: arabicName,
    logo,
    logo_alt: logo,
    main_color: color,
    background_color: '#ffffff',
    theme: 'light',
    country_code: saudi ? 'SAU' : 'ARE',
    active: true,
    mock: true,
    traits: openBanking,
    supported_account_types: accountTypes,
    supported_account_sub_types: ['CURRENT', 'SAVINGS', 'CREDIT'],
    bank_type: 'RETAIL',
    swift_code: saudi ? 'MOCKSA01' : 'MOCKAE01',
    transfer_limits: [{ currency: saudi ? 'SAR' : 'AED', min: 5, max: 50_000 }],
    international_transfer_limits: [],
    international_destinations: [],
    account_type: 'PERSONAL',
    connection_type: 'OPEN_BANKING',
    availability: { active: { payments: !saudi, data: true }, enabled: { payments: !saudi, data: true } },
    ...overrides,
  }
}

/**
 * Documented are identifiers, names, and for the first two traits and connection types; the rest is invented. So are all Arabic names but
 * those of the real banks, and all colours: calm, far apart, none a bank's own, and white is readable on each (4.5:1 and more).
 */
export const simulatedBanks: readonly Bank[] = [
  toBank('LEAN_OF_RETAIL_UAE', 'Lean Open Finance MockBank', 'بنك لين التجريبي للتمويل المفتوح', '#0f766e'),
  // The documented one of its kind: signs in inside the dialog, never redirects, and is a UAE bank in spite of its suffix.
  toBank('LEANMB1_SAU', 'Lean Mockbank', 'بنك لين التجريبي', '#9a5518', {
    country_code: 'ARE',
    swift_code: 'MOCKAE01',
    theme: 'dark',
    traits: ['user-input-on-login', 'auth-credentials'],
    connection_type: 'REVERSE_ENGINEERED',
    transfer_limits: [{ currency: 'AED', min: 10, max: 2_500_000 }],
    availability: { active: { payments: true, data: true }, enabled: { payments: true, data: true } },
  }),
  toBank('LEAN_SME_MB1_UAE', 'Lean 1st Corporate Mockbank', 'بنك لين التجريبي للشركات', '#475b73', {
    account_type: 'BUSINESS',
    bank_type: 'SME',
  }),
  toBank('ENBD_OF_UAE', 'ENBD (simulated)', 'بنك الإمارات دبي الوطني (محاكاة)', '#87468f'),
  toBank('DIB_OF_UAE', 'DIB (simulated)', 'بنك دبي الإسلامي (محاكاة)', '#a8453c'),
  toBank('FAB_OF_UAE', 'FAB (simulated)', 'بنك أبوظبي الأول (محاكاة)', '#6f641c'),
  toBank('ADCB_UAE', 'ADCB (simulated)', 'بنك أبوظبي التجاري (محاكاة)', '#5f56b5'),
  toBank('LEA1_SAMAOB_SAU', 'Lean SAMA Open Banking MockBank', 'بنك لين التجريبي للمصرفية المفتوحة', '#1d6b96'),
  toBank('LEA2_SAMAOB_SAU', 'Lean SAMA Open Banking MockBank 2', 'بنك لين التجريبي للمصرفية المفتوحة 2', '#3e59ad'),
  toBank('ANB_SAU', 'ANB (simulated)', 'البنك العربي الوطني (محاكاة)', '#a3456c'),
  toBank('RIYAD_SAU', 'Riyad (simulated)', 'بنك الرياض (محاكاة)', '#3c7440'),
]

/** One bank by its identifier; one that nobody listed is made up, in grey, so that a scenario may name any. */
export const getBank = (identifier: string): Bank =>
  simulatedBanks.find((bank) => bank.identifier === identifier) ??
  toBank(identifier, `${identifier} (simulated)`, `${identifier} (محاكاة)`, '#565f5c')

/**
 * The banks on offer.
 * @param wanted a scenario's list; wins overrides the country
 * @param country all countries when absent
 */
export function listBanks(wanted?: readonly string[], country?: 'ae' | 'sa'): readonly Bank[] {
  if (wanted) return wanted.map(getBank)
  if (!country) return simulatedBanks
  return simulatedBanks.filter((bank) => bank.country_code === (country === 'ae' ? 'ARE' : 'SAU'))
}
