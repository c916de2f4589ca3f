// @ts-check
/** Puts language, light or dark, and the app's `customization` on the dialog; values are checked again and set as properties only. */
import { isSafeCss } from '../safeCss.client.js'
import { contrastColor } from './banks.client.js'

/** `customization` key per appearance and the custom property it sets. */
const PROPERTIES = {
  light: {
    '--accent': 'theme_color',
    '--on-accent': 'button_text_color',
    '--surface': 'dialog_background_color_light',
  },
  dark: {
    '--accent': 'theme_color_dark',
    '--on-accent': 'button_text_color_dark',
    '--surface': 'dialog_background_color_dark',
  },
}

/**
 * @param {HTMLElement} root
 * @param {string} colour
 */
function contrastColorOf(root, colour) {
  root.style.color = colour
  const parts = getComputedStyle(root).color.match(/[\d.]+/g) ?? []
  root.style.color = ''
  return contrastColor(parts.slice(0, 3).map(Number))
}

/**
 * @param {HTMLElement} root
 * @param {'light' | 'dark'} appearance
 * @param {Record<string, unknown>} customization
 */
export function applyAppearance(root, appearance, customization) {
  root.dataset.appearance = appearance
  root.removeAttribute('style')
  /**
   * @param {string} property
   * @param {unknown} value
   */
  const set = (property, value) =>
    isSafeCss(value, property === '--surface' ? 'background' : 'colour') &&
    root.style.setProperty(property, /** @type {string} */ (value))
  for (const [property, key] of Object.entries(PROPERTIES[appearance])) set(property, customization[key])
  set('--link', customization.link_color)
  set('--overlay', customization.overlay_color)
  const accent = root.style.getPropertyValue('--accent')
  if (accent && !root.style.getPropertyValue('--on-accent'))
    root.style.setProperty('--on-accent', contrastColorOf(root, accent))
  const radius = customization.button_border_radius
  if (radius === 'pill') root.style.setProperty('--button-radius', '999px')
  else if (radius != null && Number(radius) >= 0) root.style.setProperty('--button-radius', `${Number(radius)}px`)
  // What dialog_mode changes in LinkSDK is not documented; filling the whole frame is invented.
  root.dataset.mode = customization.dialog_mode === 'uncontained' ? 'uncontained' : 'contained'
}

/**
 * @param {'en' | 'ar'} language
 * @param {string} title
 */
export function applyLanguage(language, title) {
  document.documentElement.lang = language
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
  document.title = title
}
