// @ts-check
/** What every screen gets and gives: the context, the view, and the few readings of the context that screens share. */
import { bankLogo, bankName } from './banks.client.js'

/**
 * @typedef {object} View
 * @property {string} title
 * @property {string} [lead]
 * @property {Node | undefined} [picture]
 * @property {Node[]} [content]
 * @property {string} [primary] label of the submit button
 * @property {() => void} [onSubmit]
 * @property {Node[]} [secondary]
 * @property {HTMLElement} [focus] default: the heading
 * @property {boolean} [canFail] offers "Simulate a failure"
 * @property {() => void} [onEscape] what Escape and the closing button do; default: ask whether to leave
 * @property {boolean} [closed] no back and no closing button here
 */
/**
 * @typedef {object} Context
 * @property {import('./journey.client.js').Session} session
 * @property {import('./translate.client.js').Translate} t
 * @property {'en' | 'ar'} language
 * @property {() => void} next
 * @property {(screen: string) => void} show
 * @property {() => void} back
 * @property {(text: string) => void} announce
 * @property {(status: string) => void} end
 * @property {(message: Record<string, unknown>) => void} post
 */

/** @param {Context} context */
export function bankOf({ session, language }) {
  return session.bank ? bankName(session.bank, language) : ''
}

/** @param {Context} context @returns {Node | undefined} */
export function bankLogoOf({ session, language }) {
  return session.bank ? bankLogo(session.bank, language) : undefined
}

/**
 * @param {Context} context
 * @param {unknown} iso
 * @param {number} yearsFromNow used when the app gave no date
 */
export function formatDate({ language }, iso, yearsFromNow) {
  const date = new Date(String(iso ?? ''))
  if (Number.isNaN(date.getTime())) {
    date.setTime(Date.now())
    date.setFullYear(date.getFullYear() + yearsFromNow)
  }
  return new Intl.DateTimeFormat(language === 'ar' ? 'ar-AE' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    date,
  )
}

/**
 * @param {Context} context
 * @param {number} amount
 */
export function formatMoney({ language, session }, amount) {
  const currency = session.country === 'sa' ? 'SAR' : 'AED'
  return new Intl.NumberFormat(language === 'ar' ? 'ar-AE' : 'en-AE', { style: 'currency', currency }).format(amount)
}
