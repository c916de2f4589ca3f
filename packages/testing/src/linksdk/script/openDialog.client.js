// @ts-check
/** Opens the dialog in its overlay for one call, tells it what it may know, and passes on what the customer does in it. */
import { openOverlay } from './overlay.client.js'

/**
 * @typedef {object} DialogCall
 * @property {string} method
 * @property {Record<string, any>} config
 * @property {any[]} banks
 * @property {(bank: string | null) => Promise<unknown>} authorise the customer agreed: tell the simulator
 * @property {() => void} onClosed before either of the next two; alone when the page took the frame away
 * @property {(landing: 'success' | 'fail', bank: string | null) => void} onRedirect
 * @property {(ending: import('./answers.client.js').Ending) => void} onEnd
 */

/** What the dialog may know. Never the access token. */
const DIALOG_FIELDS = [
  'language',
  'permissions',
  'account_type',
  'bank_identifier',
  'access_from',
  'access_to',
  'show_consent_explanation',
  'destination_alias',
  'customer_name',
  'payment_intent_id',
  'bulk_payment_intent_id',
  'consent_id',
  'consent_type',
  'customization',
  'granular_status_code',
  'status_additional_info',
  'success_redirect_url',
  'fail_redirect_url',
  'show_balances',
]

/**
 * @param {{ origin: string, country: string, dialog: 'served' | 'srcdoc', page: string }} options
 * @param {DialogCall} call
 */
export function openDialog(options, { method, config, banks, authorise, onClosed, onRedirect, onEnd }) {
  const dark = window.matchMedia('(prefers-color-scheme: dark)')
  const appearance = () => config.customization?.force_appearance ?? (dark.matches ? 'dark' : 'light')
  const handleScheme = () => overlay.send({ type: 'appearance', appearance: appearance() })
  const overlay = openOverlay({
    ...options,
    title: config.language === 'ar' ? 'محاكي الربط البنكي' : 'Bank connection simulator',
    onMessage: handleMessage,
    onGone: close,
  })
  dark.addEventListener('change', handleScheme)

  function close() {
    dark.removeEventListener('change', handleScheme)
    overlay.close()
    onClosed()
  }

  function tellRequest() {
    // Through JSON, because a message refuses functions and a config may hold some.
    const request = JSON.parse(JSON.stringify(Object.fromEntries(DIALOG_FIELDS.map((name) => [name, config[name]]))))
    overlay.send({ type: 'open', method, country: options.country, appearance: appearance(), request, banks })
  }

  /** @param {any} message */
  function handleMessage(message) {
    if (message.type === 'ready') tellRequest()
    else if (message.type === 'authorise') {
      authorise(message.bank).then(
        () => overlay.send({ type: 'authorised', ok: true }),
        (error) => overlay.send({ type: 'authorised', ok: false, code: `HTTP_${error.status ?? 'NETWORK'}` }),
      )
    } else if (message.type === 'redirect') {
      close()
      onRedirect(message.landing, message.bank)
    } else if (message.type === 'end') {
      close()
      onEnd(message)
    }
  }
}
