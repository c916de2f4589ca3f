// @ts-check
/** The screens of manageConsents: consents by type, one tab each, and one consent opened. What they list is invented and says so. */
import { bankLogo, bankName } from './banks.client.js'
import { formatDate, formatMoney } from './context.client.js'
import { button, el, summary } from './elements.client.js'
import { tabs } from './tabs.client.js'

/** @typedef {import('./context.client.js').Context} Context */
/** @typedef {import('./context.client.js').View} View */
/** @typedef {'data' | 'payment' | 'payment_history'} ConsentType */

/** Consents to data, long-lived payment consents, and single payments, which cannot be withdrawn any more. Source: Lean's consent-management page. */
const CONSENT_TYPES = /** @type {const} */ (['data', 'payment', 'payment_history'])

/**
 * The types that the app asked for, in its order; the first is shown first. Data when it named none, as an integrator reports.
 * @param {unknown} requested one type, or a list
 * @returns {ConsentType[]}
 */
function listTypes(requested) {
  const types = CONSENT_TYPES.filter((type) => [requested].flat().includes(type))
  const order = [requested].flat()
  return types.length > 0 ? types.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)) : ['data']
}

/**
 * @param {Context} context
 * @param {ConsentType} type
 */
function describeConsent(context, type) {
  const { t } = context
  const until = formatDate(context, null, 1)
  if (type === 'data') return t('consentsActive', { date: until })
  if (type === 'payment') return t('consentsLimit', { amount: formatMoney(context, 1_000), date: until })
  return t('consentsPaid', { amount: formatMoney(context, 250), date: formatDate(context, null, 0) })
}

/**
 * The button that withdraws, and where it says so.
 * @param {Context} context
 * @param {{ name: string, state: HTMLElement, heading: HTMLElement }} consent
 */
function revokeButton({ t, announce }, { name, state, heading }) {
  const revoke = button(t('consentsRevoke'), handleRevoke, 'quiet')
  revoke.setAttribute('aria-label', `${t('consentsRevoke')}: ${name}`)
  function handleRevoke() {
    state.textContent = t('consentsRevoked')
    revoke.remove()
    heading.focus()
    announce(t('consentsRevokedNow', { bank: name }))
  }
  return revoke
}

/**
 * @param {Context} context
 * @param {ConsentType} type
 */
function consentList(context, type) {
  const { session, language } = context
  const items = session.banks.slice(0, 3).map((bank) => {
    const name = bankName(bank, language)
    const state = el('span', { class: 'hint' }, describeConsent(context, type))
    const heading = el('strong', { tabindex: -1 }, el('bdi', {}, name))
    const revoke = type !== 'payment_history' && revokeButton(context, { name, state, heading })
    return el('li', {}, bankLogo(bank, language), el('div', {}, heading, state, revoke))
  })
  return el('ul', { class: 'consents' }, ...items)
}

/** @type {Record<string, (context: Context) => View>} */
export const CONSENT_SCREENS = {
  consents: (context) => {
    const { session, t, end } = context
    const types = listTypes(session.request.consent_type)
    const panels = types.map((type) => ({ label: t(`consentType_${type}`), panel: consentList(context, type) }))
    return {
      title: t('consentsTitle'),
      lead: t(session.banks.length > 0 ? 'consentsLead' : 'consentsNone'),
      content: tabs(panels, t('consentsTypes')),
      primary: t('done'),
      onSubmit: () => end('success'),
      onEscape: () => end('success'),
    }
  },

  'consent-details': (context) => {
    const { session, t, language, show, end } = context
    const [type = 'data'] = listTypes(session.request.consent_type)
    const [bank] = session.banks
    const name = bank ? bankName(bank, language) : ''
    const heading = el('strong', { tabindex: -1 }, el('bdi', {}, name))
    const state = el('span', { class: 'hint' }, describeConsent(context, type))
    const revoke = type !== 'payment_history' && revokeButton(context, { name, state, heading })
    return {
      title: t('consentDetailsTitle'),
      lead: t('consentDetailsLead'),
      content: [
        el(
          'ul',
          { class: 'consents' },
          el('li', {}, bank ? bankLogo(bank, language) : null, el('div', {}, heading, state, revoke)),
        ),
        summary([
          [t('consentDetailsType'), t(`consentType_${type}`)],
          [t('paymentReference'), session.request.consent_id],
        ]),
      ],
      primary: t('done'),
      onSubmit: () => end('success'),
      onEscape: () => end('success'),
      secondary: [button(t('consentDetailsAll'), () => show('consents'))],
    }
  },
}
