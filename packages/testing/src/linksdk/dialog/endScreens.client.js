// @ts-check
/** The screens that lead out: progress, success, failure, leaving, and the stand-in for a bank's own page. */
import { isPayment, METHOD_KINDS } from '../methodKinds.client.js'
import { bankOf, bankLogoOf } from './context.client.js'
import { badge, button, el } from './elements.client.js'

/** @typedef {import('./context.client.js').Context} Context */
/** @typedef {import('./context.client.js').View} View */

/** @param {Context} context */
function successMessage({ session }) {
  if (METHOD_KINDS[session.method] === 'connect') return 'success'
  return isPayment(session.method) ? 'successPayment' : 'successDetails'
}

/** @type {Record<string, (context: Context) => View>} */
export const END_SCREENS = {
  progress: (context) => {
    const { session, t, post } = context
    post({ type: 'authorise', bank: session.bank?.identifier ?? null })
    return {
      title: t(METHOD_KINDS[session.method] === 'connect' ? 'progressTitle' : 'progressPaymentTitle', {
        bank: bankOf(context),
      }),
      picture: el('span', { class: 'spinner', 'aria-hidden': 'true' }, bankLogoOf(context) ?? ''),
      lead: t('progressLead'),
      onEscape: () => {},
      closed: true,
    }
  },

  success: (context) => {
    const { t, end } = context
    return {
      title: t(`${successMessage(context)}Title`),
      picture: badge(true),
      lead: t(`${successMessage(context)}Lead`, { bank: bankOf(context) }),
      primary: t('done'),
      onSubmit: () => end('success'),
      onEscape: () => end('success'),
      closed: true,
    }
  },

  error: (context) => {
    const { t, back, end } = context
    return {
      title: t('errorTitle'),
      picture: badge(false),
      lead: t('errorLead', { bank: bankOf(context) }),
      primary: t('errorRetry'),
      onSubmit: back,
      onEscape: () => end('error'),
      secondary: [button(t('errorLeave'), () => end('error'), 'secondary', 'leave')],
      closed: true,
    }
  },

  cancel: ({ t, back, end }) => ({
    title: t('cancelTitle'),
    lead: t('cancelLead'),
    primary: t('cancelStay'),
    onSubmit: back,
    onEscape: back,
    secondary: [button(t('cancelLeave'), () => end('cancelled'), 'secondary', 'leave')],
    closed: true,
  }),

  redirect: (context) => {
    const { session, t, post } = context
    /** @param {'success' | 'fail'} landing */
    const leave = (landing) => post({ type: 'redirect', landing, bank: session.bank?.identifier ?? null })
    return {
      title: t('redirectTitle', { bank: bankOf(context) }),
      picture: bankLogoOf(context),
      lead: t('redirectLead'),
      primary: t('redirectApprove'),
      onSubmit: () => leave('success'),
      secondary: [button(t('redirectRefuse'), () => leave('fail'), 'secondary', 'refuse')],
      canFail: true,
    }
  },
}
