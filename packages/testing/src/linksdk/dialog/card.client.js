// @ts-check
/** The card around every screen: header with its two buttons, progress bar, the screen itself, and what is announced. */
import { el, icon } from './elements.client.js'

/** @typedef {{ t: import('./translate.client.js').Translate, onBack: () => void, onCancel: () => void }} CardOptions */
/** @typedef {{ screen: string, form: HTMLElement, progress: number | null, canGoBack: boolean, canCancel: boolean }} CardScreen */

/** @param {CardOptions} options */
export function createCard({ t, onBack, onCancel }) {
  const root = el('div', { class: 'overlay' })
  const status = el('p', { class: 'visually-hidden', role: 'status' })
  const backButton = iconButton(t('back'), 'back', onBack)
  const cancelButton = iconButton(t('cancel'), 'close', onCancel)
  const bar = el('div', { class: 'bar', 'aria-hidden': 'true' }, el('span'))
  const main = el('main')
  const notice = el('p', { class: 'notice' }, icon('flask'), el('span', {}, t('simulator')))
  const header = el('header', {}, backButton, notice, cancelButton)
  const dialog = { class: 'card', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'title' }
  root.append(el('div', dialog, header, bar, main, status))

  return {
    root,

    /** @param {string} text */
    announce(text) {
      status.textContent = text
    },

    /** @param {CardScreen} shown `progress`: 0 to 1; null: no bar */
    setScreen({ screen, form, progress, canGoBack, canCancel }) {
      if (progress) bar.style.setProperty('--done', String(progress))
      bar.hidden = progress === null
      backButton.hidden = !canGoBack
      cancelButton.hidden = !canCancel
      main.dataset.screen = screen
      main.replaceChildren(form)
    },
  }
}

/**
 * @param {string} label
 * @param {'back' | 'close'} picture
 * @param {() => void} onClick
 */
function iconButton(label, picture, onClick) {
  return el(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, 'data-action': picture, on: { click: onClick } },
    icon(picture),
  )
}
