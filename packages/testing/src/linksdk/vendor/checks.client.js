// @ts-check
/** Refuses a config the way LinkSDK does; runs first in every call, of the served script and of the fake (facts: dossier 1.3 and 3). */

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
function fits(value, { type, values = [] }) {
  switch (type) {
    case 'string':
      return typeof value === 'string' && value !== ''
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)
    case 'url':
      return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value)
    case 'enum':
      return values.includes(/** @type {string} */ (value))
    case 'enum[]':
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

/** @param {unknown} token */
function secondsLeft(token) {
  try {
    const payload = String(token).split('.')[1] ?? ''
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
 * That a missing field is refused under the same name, and a malformed token as a short one, is assumed.
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
  const customization = config.customization ?? {}
  const ugly = CUSTOMIZATION_FIELDS.find(
    (field) => customization[field.wire] != null && !fits(customization[field.wire], field),
  )
  if (ugly) return paramError(`customization.${ugly.wire}`)

  if (config.access_token != null && secondsLeft(config.access_token) < MIN_TOKEN_SECONDS)
    return new Error('Token must be valid for at least 10 minutes')
  return null
}
