// @ts-check
/** Looks the dialog's texts up in the language of the call. */
import { MESSAGES_AR } from './messages.ar.client.js'
import { MESSAGES_EN } from './messages.en.client.js'

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Translate */

/**
 * @param {'en' | 'ar'} language
 * @returns {Translate} a text is put in between U+2068 and U+2069: it may run the other way than the sentence, and would take its
 *   punctuation along
 */
export function createTranslate(language) {
  /** @type {Record<string, string>} */
  const messages = language === 'ar' ? MESSAGES_AR : MESSAGES_EN
  return (key, values = {}) =>
    (messages[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name] ?? whole
      return typeof value === 'string' ? `\u2068${value}\u2069` : String(value)
    })
}
