// @ts-check
/** The first screens of connecting: explanation, banks, consent. Each returns what the controller shows. */
import { bankLogo, bankName, isOffered } from './banks.client.js'
import { bankOf, formatDate, bankLogoOf } from './context.client.js'
import { button, el, icon, summary } from './elements.client.js'

/** @typedef {import('./context.client.js').Context} Context */
/** @typedef {import('./context.client.js').View} View */

/** @type {Record<string, (context: Context) => View>} */
export const CONNECT_SCREENS = {
  explanation: ({ t, next }) => ({
    title: t('explanationTitle'),
    lead: t('explanationLead'),
    content: [
      el(
        'ul',
        { class: 'points' },
        ...[
          /** @type {const} */ (['lock', 'explanationSecure', 'explanationSecureText']),
          /** @type {const} */ (['eye', 'explanationReadOnly', 'explanationReadOnlyText']),
          /** @type {const} */ (['calendar', 'explanationRevoke', 'explanationRevokeText']),
        ].map(([name, head, text]) =>
          el('li', {}, icon(name), el('div', {}, el('strong', {}, t(head)), el('p', {}, t(text)))),
        ),
      ),
    ],
    primary: t('next'),
    onSubmit: next,
  }),

  banks: (context) => {
    const { session, t, language, next, announce, end } = context
    const offered = session.banks.filter((bank) => isOffered(bank, session.request.account_type))
    const list = el('ul', { class: 'banks' })
    const search = /** @type {HTMLInputElement} */ (
      el('input', {
        type: 'search',
        id: 'search',
        autocomplete: 'off',
        'aria-label': t('banksSearch'),
        placeholder: t('banksSearch'),
      })
    )
    /** @param {import('./banks.client.js').Bank} bank */
    const option = (bank) => {
      const choose = () => {
        session.bank = bank
        next()
      }
      return el(
        'li',
        {},
        el(
          'button',
          { type: 'button', class: 'bank', 'data-bank': bank.identifier, on: { click: choose } },
          bankLogo(bank, language),
          el('span', { class: 'bank-name' }, el('bdi', {}, bankName(bank, language))),
          bank.account_type === 'BUSINESS' && el('span', { class: 'tag' }, t('bankBusiness')),
        ),
      )
    }
    const show = () => {
      const query = search.value.trim()
      const names = (/** @type {import('./banks.client.js').Bank} */ bank) =>
        `${bank.name} ${bank.arabic_name ?? ''} ${bank.identifier}`
      const found = offered.filter((bank) => names(bank).toLowerCase().includes(query.toLowerCase()))
      list.replaceChildren(...found.map(option))
      if (found.length === 0) list.append(el('li', { class: 'none' }, t('banksNone', { query })))
      if (query) announce(t('banksFound', { count: found.length }))
    }
    search.addEventListener('input', show)
    show()
    return {
      title: t('banksTitle'),
      content: [el('div', { class: 'search' }, icon('search'), search), list],
      onSubmit: () => {},
      secondary: [button(t('banksUnlisted'), () => end('unsupported'), 'quiet')],
    }
  },

  consent: (context) => {
    const { session, t, next } = context
    const { permissions, access_from, access_to } = session.request
    const requested = Array.isArray(permissions)
      ? permissions
      : session.method === 'verifyAddress'
        ? ['identity']
        : ['payments']
    return {
      title: t('consentTitle', { bank: bankOf(context) }),
      picture: bankLogoOf(context),
      lead: t('consentLead'),
      content: [
        el(
          'ul',
          { class: 'permissions' },
          ...requested.map((name) => el('li', {}, icon('check'), t(`permission_${name}`))),
        ),
        summary([
          [t('consentFrom'), formatDate(context, access_from, -1)],
          [t('consentTo'), formatDate(context, access_to, 1)],
        ]),
      ],
      primary: t('consentAllow'),
      onSubmit: next,
      canFail: true,
    }
  },
}
