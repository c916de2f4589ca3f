// @ts-check
/** The dialog's controller: walks the journey of a method, shows one screen at a time and reports how it ended. */
import { applyAppearance, applyLanguage } from './appearance.client.js'
import { CONNECT_SCREENS } from './connectScreens.client.js'
import { el, icon } from './elements.client.js'
import { END_SCREENS } from './endScreens.client.js'
import { keepFocusIn } from './focus.client.js'
import { journeyOf, presetBank } from './journey.client.js'
import { PAYMENT_SCREENS } from './paymentScreens.client.js'
import { SIGN_IN_SCREENS } from './signInScreens.client.js'
import { MESSAGES_AR } from './messages.ar.client.js'
import { MESSAGES_EN } from './messages.en.client.js'

/** @typedef {import('./context.client.js').Context} Context */

const SCREENS = { ...CONNECT_SCREENS, ...SIGN_IN_SCREENS, ...PAYMENT_SCREENS, ...END_SCREENS }
/** Long enough to be read, so that progress does not flash by. */
const MIN_PROGRESS_MS = 900

/**
 * @param {any} opening the message `open` of the LinkSDK script
 * @param {(message: Record<string, unknown>) => void} post
 */
export function createController(opening, post) {
  const { method, country, request, banks } = opening
  /** @type {'en' | 'ar'} */
  const language = request.language === 'ar' ? 'ar' : 'en'
  /** @type {Record<string, string>} */
  const messages = language === 'ar' ? MESSAGES_AR : MESSAGES_EN
  const session = { method, country, request, banks, bank: presetBank({ method, country, request, banks }) }
  let screen = ''
  /** @type {import('./context.client.js').View | null} */
  let view = null
  let errorCode = ''
  let progressSince = 0
  /** @type {string[]} */
  let trail = []

  const root = el('div', { class: 'overlay' })
  const status = el('p', { class: 'visually-hidden', role: 'status' })
  const backButton = iconButton('back', handleBack)
  const cancelButton = iconButton('cancel', handleEscape)
  const bar = el('div', { class: 'bar', 'aria-hidden': 'true' }, el('span'))
  const main = el('main')
  const notice = el('p', { class: 'notice' }, icon('flask'), el('span', {}, t('simulator')))
  const header = el('header', {}, backButton, notice, cancelButton)
  root.append(
    el(
      'div',
      { class: 'card', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'title' },
      header,
      bar,
      main,
      status,
    ),
  )

  /**
   * A text is put in between U+2068 and U+2069: it may run the other way than the sentence, and would take its punctuation along.
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  function t(key, values = {}) {
    return (messages[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name] ?? whole
      return typeof value === 'string' ? `\u2068${value}\u2069` : String(value)
    })
  }

  /**
   * @param {'back' | 'cancel'} name
   * @param {() => void} onClick
   */
  function iconButton(name, onClick) {
    return el(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': t(name), on: { click: onClick } },
      icon(name === 'back' ? 'back' : 'close'),
    )
  }

  /** @type {Context} */
  const context = {
    session,
    t,
    language,
    post,
    next: () => {
      const journey = journeyOf(session)
      show(journey[journey.indexOf(screen) + 1] ?? 'success')
    },
    show,
    back: handleBack,
    announce: (text) => {
      status.textContent = text
    },
    end: (how) => {
      const at = ['cancel', 'error'].includes(screen) ? (trail.at(-1) ?? screen) : screen
      post({
        type: 'end',
        status: how,
        screen: at,
        bank: session.bank?.identifier ?? null,
        ...(errorCode && { code: errorCode }),
      })
    },
  }

  function handleBack() {
    const previous = trail.pop()
    if (!previous) return
    const kept = trail
    show(previous)
    trail = kept
  }

  function handleEscape() {
    if (view?.onEscape) view.onEscape()
    else show('cancel')
  }

  /** @param {string} name */
  function show(name) {
    const build = SCREENS[name]
    if (!build) return
    // Nobody goes back into a screen that only passes by.
    if (screen && screen !== 'progress') trail = [...trail, screen]
    screen = name
    status.textContent = ''
    if (name === 'progress') errorCode = ''
    if (name === 'progress') progressSince = performance.now()
    view = build(context)
    render(view)
  }

  /** @param {import('./context.client.js').View} shown */
  function render(shown) {
    const heading = el('h1', { id: 'title', tabindex: -1 }, shown.title)
    const fail = el(
      'button',
      { type: 'button', class: 'button quiet', on: { click: () => show('error') } },
      t('simulateFailure'),
    )
    const actions = [
      shown.primary ? el('button', { type: 'submit', class: 'button primary' }, shown.primary) : null,
      ...(shown.secondary ?? []),
      shown.canFail ? fail : null,
    ].filter((action) => action !== null)
    const form = el(
      'form',
      { novalidate: true, on: { submit: handleSubmit } },
      shown.picture ?? null,
      heading,
      shown.lead ? el('p', { class: 'lead' }, shown.lead) : null,
      ...(shown.content ?? []),
      actions.length > 0 && el('div', { class: 'actions' }, ...actions),
    )
    /** @param {Event} event */
    function handleSubmit(event) {
      event.preventDefault()
      shown.onSubmit?.()
    }
    const journey = journeyOf(session)
    const step = journey.indexOf(screen)
    if (step >= 0) bar.style.setProperty('--done', String((step + 1) / journey.length))
    bar.hidden = journey.length < 2
    backButton.hidden = shown.closed === true || trail.length === 0
    cancelButton.hidden = shown.closed === true
    main.dataset.screen = screen
    main.replaceChildren(form)
    ;(shown.focus ?? heading).focus()
  }

  /** @param {{ ok: boolean, code?: string }} answer */
  function handleAuthorised({ ok, code = '' }) {
    errorCode = code
    setTimeout(() => show(ok ? 'success' : 'error'), Math.max(0, MIN_PROGRESS_MS - (performance.now() - progressSince)))
  }

  /** @param {'light' | 'dark'} appearance */
  function setAppearance(appearance) {
    applyAppearance(root, appearance, request.customization ?? {})
  }

  applyLanguage(language, t('simulator'))
  document.body.replaceChildren(root)
  setAppearance(opening.appearance)
  keepFocusIn(root)
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') handleEscape()
  })
  show(journeyOf(session)[0] ?? 'explanation')
  return { setAppearance, handleAuthorised, handleEscape }
}
