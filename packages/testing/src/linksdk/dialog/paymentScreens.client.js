// @ts-check
/** The screens of the other methods: payment and payee review, consents, outcome, address. Amounts and addresses are invented and say so. */
import { bankLogo, bankName } from './banks.client.js'
import { bankOf, formatDate, pictureOf } from './context.client.js'
import { badge, button, el, summary } from './elements.client.js'

/** @typedef {import('./context.client.js').Context} Context */
/** @typedef {import('./context.client.js').View} View */

/**
 * @param {Context} context
 * @param {number} amount
 */
function formatMoney({ language, session }, amount) {
  const currency = session.country === 'sa' ? 'SAR' : 'AED'
  return new Intl.NumberFormat(language === 'ar' ? 'ar-AE' : 'en-AE', { style: 'currency', currency }).format(amount)
}

/** @type {Record<string, (context: Context) => View>} */
export const PAYMENT_SCREENS = {
  payment: (context) => {
    const { session, say, next } = context
    const { method, request } = session
    const payee = ['updatePaymentSource', 'createBeneficiary'].includes(method)
    const kind = payee ? 'beneficiary' : method === 'authorizeConsent' ? 'paymentConsent' : 'payment'
    const amount = el(
      'p',
      { class: 'amount' },
      formatMoney(context, kind === 'payment' ? 250 : 1000),
      kind === 'paymentConsent' && el('span', { class: 'hint' }, say('paymentLimit')),
    )
    return {
      title: say(`${kind}Title`),
      picture: pictureOf(context),
      lead: say('paymentLead'),
      content: [
        ...(payee ? [] : [amount]),
        summary([
          [say('paymentPayee'), request.destination_alias ?? say('paymentPayeeExample')],
          [say('paymentFrom'), say('paymentFromAccount', { bank: bankOf(context), digits: '4821' })],
          [say('paymentBalance'), request.show_balances === true && formatMoney(context, 12_480.5)],
          [say('paymentReference'), request.payment_intent_id ?? request.bulk_payment_intent_id ?? request.consent_id],
        ]),
      ],
      primary: say(`${kind}Approve`),
      onSubmit: next,
      canFail: true,
    }
  },

  consents: (context) => {
    const { session, say, language, announce, end } = context
    const items = session.banks.slice(0, 3).map((bank) => {
      const name = bankName(bank, language)
      const state = el('span', { class: 'hint' }, say('consentsActive', { date: formatDate(context, null, 1) }))
      const revoke = button(say('consentsRevoke'), handleRevoke, 'quiet')
      revoke.setAttribute('aria-label', `${say('consentsRevoke')}: ${name}`)
      const heading = el('strong', { tabindex: -1 }, el('bdi', {}, name))
      function handleRevoke() {
        state.textContent = say('consentsRevoked')
        revoke.remove()
        heading.focus()
        announce(say('consentsRevokedNow', { bank: name }))
      }
      return el('li', {}, bankLogo(bank, language), el('div', {}, heading, state, revoke))
    })
    return {
      title: say('consentsTitle'),
      lead: say(items.length > 0 ? 'consentsLead' : 'consentsNone'),
      content: [el('ul', { class: 'consents' }, ...items)],
      primary: say('done'),
      onSubmit: () => end('success'),
      onEscape: () => end('success'),
    }
  },

  outcome: (context) => {
    const { session, say, end } = context
    const { granular_status_code: code, status_additional_info: info } = session.request
    // Values of granular_status_code are not documented: any but a plain word of approval counts as refusal (invented).
    const finish = () => end(approved ? 'success' : 'error')
    const approved = !code || /^(ok|success|accept|authori[sz]ed|active)/i.test(code)
    return {
      title: say('outcomeTitle'),
      picture: badge(approved),
      lead: say(approved ? 'outcomeOk' : 'outcomeFailed'),
      content: [
        summary([
          [say('outcomeCode'), code],
          [say('outcomeInfo'), info],
        ]),
      ],
      primary: say('done'),
      onSubmit: finish,
      onEscape: finish,
    }
  },

  address: (context) => {
    const { session, say, next } = context
    return {
      title: say('addressTitle'),
      picture: pictureOf(context),
      lead: say('addressLead', { bank: bankOf(context) }),
      content: [
        summary([
          [say('addressName'), session.request.customer_name],
          [say('addressLine'), say('addressExample')],
        ]),
      ],
      primary: say('addressConfirm'),
      onSubmit: next,
      canFail: true,
    }
  },
}
