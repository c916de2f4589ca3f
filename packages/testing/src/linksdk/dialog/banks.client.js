// @ts-check
/** What the screens need to know about a bank: its name in the user's language, its picture made of initials, whether it redirects. */
import { el } from './elements.client.js'

/** @typedef {{ identifier: string, name: string, arabic_name?: string | null, commercial_name_arabic?: string | null, main_color?: string, traits?: string[], account_type?: string, active?: boolean }} Bank */

/**
 * @param {Bank} bank
 * @param {string} language
 */
export function bankName(bank, language) {
  return (language === 'ar' && (bank.arabic_name ?? bank.commercial_name_arabic)) || bank.name
}

/**
 * @param {Bank} bank
 * @param {unknown} accountType
 */
export function isOffered(bank, accountType) {
  return bank.active !== false && (!accountType || !bank.account_type || bank.account_type === accountType)
}

/** Whether the bank has a page of its own to go to. @param {Bank} bank */
export function isRedirecting(bank) {
  return (bank.traits ?? []).some((trait) => trait.includes('auth-redirect'))
}

/** Black or white, whichever reads better on the colour (WCAG relative luminance). @param {number[]} rgb */
export function contrastColor(rgb) {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#ffffff'
}

/**
 * @param {Bank} bank
 * @param {string} language
 */
export function bankLogo(bank, language) {
  const name = bankName(bank, language)
  // In Arabic nearly every name begins with "bank", and "al-" is only the article.
  const parts = name
    .replace(/\(.*\)/, '')
    .split(/\s+/)
    .filter((word) => word && !['بنك', 'مصرف', 'البنك', 'المصرف'].includes(word))
  const [first = name, second = ''] = parts
  const latin = second ? first.slice(0, 1) + second.slice(0, 1) : first.slice(0, 2)
  const initials = /[\u0600-\u06ff]/.test(first) ? first.replace(/^ال/, '').slice(0, 1) : latin
  const logo = el('span', { class: 'logo', 'aria-hidden': 'true' }, initials.toUpperCase())
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(bank.main_color ?? '')
  if (hex) {
    logo.style.backgroundColor = hex[0]
    logo.style.color = contrastColor(hex.slice(1).map((part) => Number.parseInt(part, 16)))
  }
  return logo
}
