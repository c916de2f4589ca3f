// @ts-check
/** The dialog's controller: walks the journey of a method, shows one screen at a time and reports how it ended. */
import { applyAppearance, applyLanguage } from './appearance.client.js'
import { createCard } from './card.client.js'
import { CONNECT_SCREENS } from './connectScreens.client.js'
import { CONSENT_SCREENS } from './consentScreens.client.js'
import { END_SCREENS } from './endScreens.client.js'
import { keepFocusIn } from './focus.client.js'
import { journeyOf, presetBank } from './journey.client.js'
import { PAYMENT_SCREENS } from './paymentScreens.client.js'
import { createScreenForm } from './screenForm.client.js'
import { createScreenHistory } from './screenHistory.client.js'
import { SIGN_IN_SCREENS } from './signInScreens.client.js'
import { createTranslate } from './translate.client.js'

/** @typedef {import('./context.client.js').Context} Context */

const SCREENS = { ...CONNECT_SCREENS, ...SIGN_IN_SCREENS, ...PAYMENT_SCREENS, ...CONSENT_SCREENS, ...END_SCREENS }
/** Long enough to be read, so that progress does not flash by. */
const MIN_PROGRESS_MS = 900

/**
 * @param {any} opening the message `open` of the LinkSDK script
 * @param {(message: Record<string, unknown>) => void} post
 */
export function createController(opening, post) {
  const { method, country, request, banks } = opening
  const language = request.language === 'ar' ? 'ar' : 'en'
  const t = createTranslate(language)
  const session = { method, country, request, banks, bank: presetBank({ method, country, request, banks }) }
  const history = createScreenHistory()
  const card = createCard({ t, onBack: handleBack, onCancel: handleEscape })
  /** @type {import('./context.client.js').View | null} */
  let view = null
  let errorCode = ''
  let progressSince = 0

  /** @type {Context} */
  const context = {
    session,
    t,
    language,
    post,
    next: () => {
      const journey = journeyOf(session)
      show(journey[journey.indexOf(history.current()) + 1] ?? 'success')
    },
    show,
    back: handleBack,
    announce: card.announce,
    end: (status) => {
      const bank = session.bank?.identifier ?? null
      post({ type: 'end', status, screen: history.lastOfJourney(), bank, ...(errorCode && { code: errorCode }) })
    },
  }

  function handleBack() {
    const previous = history.goBack()
    if (previous) render(previous)
  }

  function handleEscape() {
    if (view?.onEscape) view.onEscape()
    else show('cancel')
  }

  /** @param {string} screen */
  function show(screen) {
    history.goTo(screen)
    render(screen)
  }

  /** @param {string} screen */
  function render(screen) {
    const build = SCREENS[screen]
    if (!build) return
    card.announce('')
    if (screen === 'progress') {
      errorCode = ''
      progressSince = performance.now()
    }
    view = build(context)
    const { form, focus } = createScreenForm(view, {
      failLabel: t('simulateFailure'),
      onFail: () => show('error'),
    })
    const journey = journeyOf(session)
    card.setScreen({
      screen,
      form,
      progress: journey.length < 2 ? null : (journey.indexOf(screen) + 1) / journey.length,
      canGoBack: view.closed !== true && history.canGoBack(),
      canCancel: view.closed !== true,
    })
    focus.focus()
  }

  /** @param {{ ok: boolean, code?: string }} answer */
  function handleAuthorised({ ok, code = '' }) {
    errorCode = code
    setTimeout(() => show(ok ? 'success' : 'error'), Math.max(0, MIN_PROGRESS_MS - (performance.now() - progressSince)))
  }

  /** @param {'light' | 'dark'} appearance */
  function setAppearance(appearance) {
    applyAppearance(card.root, appearance, request.customization ?? {})
  }

  applyLanguage(language, t('simulator'))
  document.body.replaceChildren(card.root)
  setAppearance(opening.appearance)
  keepFocusIn(card.root)
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') handleEscape()
  })
  show(journeyOf(session)[0] ?? 'explanation')
  return { setAppearance, handleAuthorised, handleEscape }
}
