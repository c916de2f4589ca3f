// @ts-check
/** The screens that lead out: progress, success, failure, leaving, and the stand-in for a bank's own page. */
import { bankOf, pictureOf } from './context.client.js'
import { badge, button, el } from './elements.client.js'

/** @typedef {import('./context.client.js').Context} Context */
/** @typedef {import('./context.client.js').View} View */

const CONNECTING = ['connect', 'link', 'createPaymentSource', 'reconnect']
const PAYING = ['pay', 'checkout', 'authorizeConsent']

/** @param {Context} context */
function successWords({ session }) {
  if (CONNECTING.includes(session.method)) return 'success'
  return PAYING.includes(session.method) ? 'successPayment' : 'successDetails'
}

/** @type {Record<string, (context: Context) => View>} */
export const END_SCREENS = {
  progress: (context) => {
    const { session, say, post } = context
    post({ type: 'authorise', bank: session.bank?.identifier ?? null })
    return {
      title: say(CONNECTING.includes(session.method) ? 'progressTitle' : 'progressPaymentTitle', {
        bank: bankOf(context),
      }),
      picture: el('span', { class: 'spinner', 'aria-hidden': 'true' }, pictureOf(context) ?? ''),
      lead: say('progressLead'),
      onEscape: () => {},
      closed: true,
    }
  },

  success: (context) => {
    const { say, end } = context
    return {
      title: say(`${successWords(context)}Title`),
      picture: badge(true),
      lead: say(`${successWords(context)}Lead`, { bank: bankOf(context) }),
      primary: say('done'),
      onSubmit: () => end('success'),
      onEscape: () => end('success'),
      closed: true,
    }
  },

  error: (context) => {
    const { say, back, end } = context
    return {
      title: say('errorTitle'),
      picture: badge(false),
      lead: say('errorLead', { bank: bankOf(context) }),
      primary: say('errorRetry'),
      onSubmit: back,
      onEscape: () => end('error'),
      secondary: [button(say('errorLeave'), () => end('error'))],
      closed: true,
    }
  },

  cancel: ({ say, back, end }) => ({
    title: say('cancelTitle'),
    lead: say('cancelLead'),
    primary: say('cancelStay'),
    onSubmit: back,
    onEscape: back,
    secondary: [button(say('cancelLeave'), () => end('cancelled'))],
    closed: true,
  }),

  redirect: (context) => {
    const { session, say, post } = context
    /** @param {'success' | 'fail'} landing */
    const leave = (landing) => post({ type: 'redirect', landing, bank: session.bank?.identifier ?? null })
    return {
      title: say('redirectTitle', { bank: bankOf(context) }),
      picture: pictureOf(context),
      lead: say('redirectLead'),
      primary: say('redirectApprove'),
      onSubmit: () => leave('success'),
      secondary: [button(say('redirectRefuse'), () => leave('fail'))],
      canFail: true,
    }
  },
}
