// @ts-check
/**
 * Refuses a config the way LinkSDK does; runs first in every call, of the served script and of the fake.
 * Sources: docs.leantech.me/docs/config-reference and /docs/customisation.
 */

import { isSafeCss } from '../safeCss.client.js'

/** @typedef {{ wire: string, type: string, values?: readonly string[] }} Field */
/** @typedef {{ method: string, required: readonly Field[], optional: readonly Field[] }} Row */

const MIN_TOKEN_SECONDS = 600
const COLOURS = [
  'theme_color',
  'theme_color_dark',
  'button_text_color',
  'button_text_color_dark',
  'link_color',
  'overlay_color',
]
const BACKGROUNDS = ['dialog_background_color_light', 'dialog_background_color_dark']

/** @type {readonly Field[]} */
const COMMON_FIELDS = [
  { wire: 'app_token', type: 'string' },
  { wire: 'access_token', type: 'string' },
  { wire: 'language', type: 'enum', values: ['en', 'ar'] },
  { wire: 'callback', type: 'function' },
  { wire: 'customization', type: 'object' },
]
/** @type {readonly Field[]} */
const CUSTOMIZATION_FIELDS = [
  ...COLOURS.map((wire) => ({ wire, type: 'colour' })),
  ...BACKGROUNDS.map((wire) => ({ wire, type: 'background' })),
  { wire: 'button_border_radius', type: 'radius' },
  { wire: 'dialog_mode', type: 'enum', values: ['contained', 'uncontained'] },
  { wire: 'force_appearance', type: 'enum', values: ['light', 'dark'] },
]

/**
 * @param {unknown} value
 * @param {Field} field
 * @returns {boolean}
 */
function fits(value, { wire, type, values = [] }) {
  switch (type) {
    case 'string':
      return typeof value === 'string' && value !== ''
    case 'date':
      return typeof value === 'string' && isIsoDate(value)
    case 'url':
      return typeof value === 'string' && isUrl(value, wire.endsWith('_redirect_url'))
    case 'enum':
      return values.includes(/** @type {string} */ (value))
    case 'enum[]':
      // How several types of consent are spelt is not documented; one as text and several as a list is assumed.
      if (wire === 'consent_type' && typeof value === 'string') return values.includes(value)
      return Array.isArray(value) && value.length > 0 && value.every((item) => values.includes(item))
    case 'object':
      return typeof value === 'object' && !Array.isArray(value)
    case 'colour':
    case 'background':
      return isSafeCss(value, type)
    case 'radius':
      return typeof value === 'number' ? value >= 0 : typeof value === 'string' && /^(pill|\d+(\.\d+)?)$/.test(value)
    default:
      return typeof value === type
  }
}

/**
 * ISO 8601, a day or a moment. Offsets were seen as `+4:00` too, which Date does not read, so only the day is looked up in the calendar.
 * @param {string} value
 */
function isIsoDate(value) {
  const day = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{1,2}:?\d{2})?)?$/.exec(value)?.[1] ?? ''
  const date = new Date(day)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

/**
 * A redirect URL is documented as https; that http works on this machine, as was seen of localhost, is assumed of every loopback name.
 * @param {string} value
 * @param {boolean} isRedirect
 */
function isUrl(value, isRedirect) {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return !isRedirect || protocol === 'https:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

/**
 * Zero for what is not three parts in base64url. `Bearer ` in front is let through, for it is known to fail later: LinkSDK adds its own,
 * and Lean's API answers 401.
 * @param {unknown} token
 */
function secondsLeft(token) {
  try {
    const payload = /^(Bearer )?[\w-]+\.([\w-]+)\.[\w-]+$/i.exec(String(token))?.[2] ?? ''
    const { exp } = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')))
    return typeof exp === 'number' ? exp - Date.now() / 1000 : 0
  } catch {
    return 0
  }
}

/** @param {string} field */
function paramError(field) {
  return Object.assign(new Error(`CONFIG_ERROR__INVALID_PARAM_TYPE: ${field}`), {
    name: 'CONFIG_ERROR__INVALID_PARAM_TYPE',
  })
}

/**
 * The error LinkSDK refuses this config with, or null. Documented: the name for a bad enum or colour, and the text about ten minutes.
 * Assumed: that a missing field, a date that is none, a redirect URL without https and `payments` in `link`, which the documentation does
 * not allow, are refused under the same name, and a malformed token as a short one.
 * @param {Row} row
 * @param {Record<string, any>} config
 * @returns {Error | null}
 */
export function findProblem(row, config) {
  const missing = ['app_token', ...row.required.map((field) => field.wire)].find((wire) => config[wire] == null)
  if (missing) return paramError(missing)
  if (row.method === 'pay' && config.payment_intent_id == null && config.bulk_payment_intent_id == null)
    return paramError('payment_intent_id')

  const wrong = [...row.required, ...row.optional, ...COMMON_FIELDS].find(
    (field) => config[field.wire] != null && !fits(config[field.wire], field),
  )
  if (wrong) return paramError(wrong.wire)
  if (row.method === 'link' && config.permissions.includes('payments')) return paramError('permissions')
  const customization = config.customization ?? {}
  const ugly = CUSTOMIZATION_FIELDS.find(
    (field) => customization[field.wire] != null && !fits(customization[field.wire], field),
  )
  if (ugly) return paramError(`customization.${ugly.wire}`)

  if (config.access_token != null && secondsLeft(config.access_token) < MIN_TOKEN_SECONDS)
    return new Error('Token must be valid for at least 10 minutes')
  return null
}
