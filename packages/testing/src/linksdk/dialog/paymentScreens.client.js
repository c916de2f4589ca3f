// @ts-check
/** The screens of the other methods: payment and payee review, outcome, address. Amounts and addresses are invented and say so. */
import { METHOD_KINDS } from '../methodKinds.client.js'
import { bankLogoOf, bankOf, formatMoney } from './context.client.js'
import { badge, el, summary } from './elements.client.js'

/** @typedef {import('./context.client.js').Context} Context */
/** @typedef {import('./context.client.js').View} View */

/** @type {Record<string, (context: Context) => View>} */
export const PAYMENT_SCREENS = {
  payment: (context) => {
    const { session, t, next } = context
    const { request } = session
    const kind = METHOD_KINDS[session.method]
    const amount = el(
      'p',
      { class: 'amount' },
      formatMoney(context, kind === 'payment' ? 250 : 1000),
      kind === 'paymentConsent' && el('span', { class: 'hint' }, t('paymentLimit')),
    )
    return {
      title: t(`${kind}Title`),
      picture: bankLogoOf(context),
      lead: t('paymentLead'),
      content: [
        ...(kind === 'beneficiary' ? [] : [amount]),
        summary([
          [t('paymentPayee'), request.destination_alias ?? t('paymentPayeeExample')],
          [t('paymentFrom'), t('paymentFromAccount', { bank: bankOf(context), digits: '4821' })],
          [t('paymentBalance'), request.show_balances === true && formatMoney(context, 12_480.5)],
          [t('paymentReference'), request.payment_intent_id ?? request.bulk_payment_intent_id ?? request.consent_id],
        ]),
      ],
      primary: t(`${kind}Approve`),
      onSubmit: next,
      canFail: true,
    }
  },

  outcome: (context) => {
    const { session, t, end } = context
    const { granular_status_code: code, status_additional_info: info } = session.request
    // Values of granular_status_code are not documented: any but a plain word of approval counts as refusal (invented).
    const finish = () => end(approved ? 'success' : 'error')
    const approved = !code || /^(ok|success|accept|authori[sz]ed|active)/i.test(code)
    return {
      title: t('outcomeTitle'),
      picture: badge(approved),
      lead: t(approved ? 'outcomeOk' : 'outcomeFailed'),
      content: [
        summary([
          [t('outcomeCode'), code],
          [t('outcomeInfo'), info],
        ]),
      ],
      primary: t('done'),
      onSubmit: finish,
      onEscape: finish,
    }
  },

  address: (context) => {
    const { session, t, next } = context
    return {
      title: t('addressTitle'),
      picture: bankLogoOf(context),
      lead: t('addressLead', { bank: bankOf(context) }),
      content: [
        summary([
          [t('addressName'), session.request.customer_name],
          [t('addressLine'), t('addressExample')],
        ]),
      ],
      primary: t('addressConfirm'),
      onSubmit: next,
      canFail: true,
    }
  },
}
