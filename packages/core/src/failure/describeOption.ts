/** Says what is wrong with an option: what it must be, what it was, what to do. A value is repeated only where nobody keeps a secret. */
import type { LeanClientOptions } from '../api/options.ts'

type OptionText = (value: unknown, options: LeanClientOptions) => string

/** Country codes that people write, and the one that is meant. */
const countryNames: Readonly<Record<string, string>> = { uae: 'ae', are: 'ae', ksa: 'sa', sau: 'sa', saudi: 'sa' }

const optionTexts: { readonly [K in keyof LeanClientOptions]?: OptionText } = {
  appToken: (value) =>
    `must be the Application ID from Lean's dashboard, text of 1 to 255 characters without spaces. It was ${describeSecretly(value)}`,
  country: (value) => {
    const meant = typeof value === 'string' && (countryNames[value.toLowerCase()] ?? value.toLowerCase())
    const suggestion = meant === 'ae' || meant === 'sa' ? `. Did you mean '${meant}'?` : ''
    return `must be 'ae' (United Arab Emirates) or 'sa' (Saudi Arabia). It was ${describeShortly(value)}${suggestion}`
  },
  sandbox: (value) => `must be true or false, not text. It was ${describeShortly(value)}`,
  language: (value) => `must be 'en' or 'ar'. It was ${describeShortly(value)}`,
  bundle: (value) => `must be 'loader' or 'v2'. It was ${describeShortly(value)}`,
  version: (value) => `must be text, such as '2.1.0'. It was ${describeShortly(value)}`,
  scriptUrl: (value, { sandbox }) =>
    isForeignUrl(value) && !sandbox
      ? `leads to ${new URL(value).host}, and only a client with sandbox: true may load LinkSDK from a host outside leantech.me. Set sandbox: true for a simulator, or leave scriptUrl out`
      : `must be an https address (http only on loopback, with sandbox: true). It was ${describeSecretly(value)}`,
  nonce: (value) => `must be text. It was ${describeSecretly(value)}`,
  fetchAccessToken: (value, { tokenUrl }) =>
    tokenUrl === undefined
      ? `must be a function that asks your backend for a token, or give tokenUrl: '/api/lean/token' in its place. It was ${describeSecretly(value)}`
      : 'cannot be given together with tokenUrl, which makes a fetcher itself. Leave one of them out',
  tokenUrl: (value) =>
    typeof value === 'string'
      ? 'must be the address of your own token endpoint, such as /api/lean/token. It was a token: keep tokens out of options'
      : `must be the address of your own token endpoint, such as /api/lean/token. It was ${describeSecretly(value)}`,
  minTokenValidityMs: (value) =>
    `must be at least 600000 (10 minutes in ms), LinkSDK's own floor. It was ${describeShortly(value)}`,
}

export function describeOption(name: keyof LeanClientOptions, options: LeanClientOptions): string {
  const value = options[name]
  return (
    optionTexts[name]?.(value, options) ??
    `must be a number of milliseconds, 0 or more. It was ${describeShortly(value)}`
  )
}

function isForeignUrl(value: unknown): value is string {
  return typeof value === 'string' && URL.canParse(value) && !/\s/.test(value)
}

/** For options whose values are short words: a longer text may be anything, and is not repeated. */
function describeShortly(value: unknown): string {
  if (typeof value === 'string' && value.length <= 20) return `'${value}'`
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : describeSecretly(value)
}

/** The kind of value, and nothing of what it holds. */
function describeSecretly(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (value === '') return 'empty text'
  if (typeof value !== 'string') return Array.isArray(value) ? 'a list' : `of type ${typeof value}`
  return `text of ${value.length} characters${/\s/.test(value) ? ' with spaces' : ''}`
}
