// @ts-check
/** The stand-ins for a bank's sign-in and one-time code. What is typed is looked at here and goes nowhere. */
import { bankOf, pictureOf } from './context.client.js'
import { field } from './elements.client.js'

/** @typedef {import('./context.client.js').Context} Context */
/** @typedef {import('./context.client.js').View} View */

/** @type {Record<string, (context: Context) => View>} */
export const SIGN_IN_SCREENS = {
  'sign-in': (context) => {
    const { say, next } = context
    const attributes = { required: true, autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', dir: 'ltr' }
    const user = field({ id: 'username', label: say('signInUser'), value: 'demo.user', attributes })
    const password = field({
      id: 'password',
      label: say('signInPassword'),
      value: 'simulator',
      attributes: { ...attributes, type: 'password' },
    })
    return {
      title: say('signInTitle', { bank: bankOf(context) }),
      picture: pictureOf(context),
      lead: say('signInLead'),
      content: [user.node, password.node],
      primary: say('signInAction'),
      onSubmit: () => {
        const empty = [user, password].find(({ input }) => input.value.trim() === '')
        for (const each of [user, password]) each.setError('')
        if (empty) empty.setError(say('signInEmpty'))
        else next()
      },
      canFail: true,
    }
  },

  otp: ({ say, next }) => {
    const code = field({
      id: 'code',
      label: say('otpLabel'),
      hint: say('otpHint'),
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
      title: say('otpTitle'),
      lead: say('otpLead'),
      content: [code.node],
      primary: say('otpAction'),
      focus: code.input,
      onSubmit: () => {
        if (code.input.value.trim() === '1111') return next()
        code.setError(say('otpWrong'))
        code.input.select()
      },
      canFail: true,
    }
  },
}
