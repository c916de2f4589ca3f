/** The rules for a client's options, without words: the wall in production, where nobody checks them when a client is made. */
import type { LeanClientOptions } from '../api/options.ts'
import { isSecureUrl } from './isSecureUrl.ts'

type OptionRule = (value: unknown, options: LeanClientOptions) => boolean

const isOptional =
  (isValid: OptionRule): OptionRule =>
  (value, options) =>
    value === undefined || isValid(value, options)

const isOneOf = (...allowed: readonly unknown[]) => isOptional((value) => allowed.includes(value))
/** Infinity is a duration: for ever. */
const isDuration = (atLeastMs: number) => isOptional((value) => typeof value === 'number' && value >= atLeastMs)
const isText = isOptional((value) => typeof value === 'string')

const optionRules: { readonly [K in keyof LeanClientOptions]?: OptionRule } = {
  appToken: (value) => typeof value === 'string' && /^\S{1,255}$/.test(value),
  country: (value) => value === 'ae' || value === 'sa',
  sandbox: isOneOf(true, false),
  language: isOneOf('en', 'ar'),
  bundle: isOneOf('loader', 'v2'),
  version: isText,
  scriptUrl: isOptional((value, { sandbox }) => isScriptUrl(value, sandbox === true)),
  nonce: isText,
  loadTimeoutMs: isDuration(0),
  fetchAccessToken: (value, { tokenUrl }) =>
    tokenUrl === undefined ? typeof value === 'function' : value === undefined,
  tokenUrl: isOptional((value) => typeof value === 'string' && !looksLikeToken(value)),
  // LinkSDK's own floor for the life of a token (Lean's config reference). No token lives for ever.
  minTokenValidityMs: isOptional((value) => Number.isFinite(value) && (value as number) >= 600_000),
  tokenTimeoutMs: isDuration(0),
  settleMs: isDuration(0),
  noResponseMs: isDuration(0),
}

/** A JWT begins with `{"` in base64. */
const looksLikeToken = (value: string) => /^(bearer\s+)?eyJ/i.test(value)

const isScriptUrl = (value: unknown, sandbox: boolean) =>
  isSecureUrl(value, { allowLoopback: sandbox }) &&
  (sandbox || /^([\w-]+\.)*leantech\.me$/.test(new URL(value as string).hostname))

/** The options that are wrong; failure/describeOption.ts has the words. */
export const findInvalidOptions = (options: LeanClientOptions): (keyof LeanClientOptions)[] =>
  (Object.keys(optionRules) as (keyof LeanClientOptions)[]).filter(
    (name) => !optionRules[name]!(options[name], options),
  )
