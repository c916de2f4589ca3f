// @ts-check
/** The stand-ins for a bank's sign-in and one-time code. What is typed is looked at here and goes nowhere. */
import { bankOf, bankLogoOf } from './context.client.js'
import { field } from './elements.client.js'

/** @typedef {import('./context.client.js').Context} Context */
/** @typedef {import('./context.client.js').View} View */

/** @type {Record<string, (context: Context) => View>} */
export const SIGN_IN_SCREENS = {
  'sign-in': (context) => {
    const { t, next } = context
    const attributes = { required: true, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', dir: 'ltr' }
    const user = field({ id: 'username', label: t('signInUser'), value: 'demo.user', attributes })
    const password = field({
      id: 'password',
      label: t('signInPassword'),
      value: 'simulator',
      attributes: { ...attributes, type: 'password' },
    })
    return {
      title: t('signInTitle', { bank: bankOf(context) }),
      picture: bankLogoOf(context),
      lead: t('signInLead'),
      content: [user.node, password.node],
      primary: t('signInAction'),
      onSubmit: () => {
        const empty = [user, password].find(({ input }) => input.value.trim() === '')
        for (const each of [user, password]) each.setError('')
        if (empty) empty.setError(t('signInEmpty'))
        else next()
      },
      canFail: true,
    }
  },

  otp: ({ t, next }) => {
    const code = field({
      id: 'code',
      label: t('otpLabel'),
      hint: t('otpHint'),
      attributes: {
        class: 'code',
        inputmode: 'numeric',
        autocomplete: 'one-time-code',
        maxlength: 8,
        required: true,
        dir: 'ltr',
      },
    })
    return {
      title: t('otpTitle'),
      lead: t('otpLead'),
      content: [code.node],
      primary: t('otpAction'),
      focus: code.input,
      onSubmit: () => {
        if (code.input.value.trim() === '1111') return next()
        code.setError(t('otpWrong'))
        code.input.select()
      },
      canFail: true,
    }
  },
}
