/** Which configs LinkSDK refuses, and by which error. */
import { leanMethods } from '@lean-link/core/methods'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sharedTokenMint } from '../../sharedTokenMint.ts'
import { findProblem } from './checks.client.js'

const refuse = (method: string, config: object) => {
  const row = leanMethods.find((one) => one.method === method)
  if (!row) throw new Error(`no method ${method}`)
  return findProblem(row, { ...config })
}

afterEach(() => {
  vi.unstubAllGlobals()
})

const connect = { app_token: 'app', customer_id: 'c-1', permissions: ['identity'] }
const short = await sharedTokenMint.createToken({ customerId: 'c-1', expiresInSeconds: 599 })
const long = await sharedTokenMint.createToken({ customerId: 'c-1' })

describe('what LinkSDK refuses, of the fake and of the served script', () => {
  it.each([
    ['connect', connect, null],
    ['connect', { ...connect, access_token: long }, null],
    ['connect', { ...connect, access_token: null, customization: null, language: null }, null],
    ['connect', { ...connect, account_type: 'BUSINESS', access_from: '2025-01-01', language: 'ar' }, null],
    ['connect', { ...connect, customer_id: null }, 'customer_id'],
    ['connect', { ...connect, customer_id: '' }, 'customer_id'],
    ['connect', { ...connect, permissions: [] }, 'permissions'],
    ['connect', { ...connect, permissions: ['accounts, payments'] }, 'permissions'],
    ['connect', { ...connect, account_type: 'business' }, 'account_type'],
    ['connect', { ...connect, access_to: 'tomorrow' }, 'access_to'],
    ['connect', { ...connect, access_from: '2025-99-99' }, 'access_from'],
    ['connect', { ...connect, access_from: '2025-02-30' }, 'access_from'],
    ['connect', { ...connect, access_from: '2025-01-01 or so' }, 'access_from'],
    ['connect', { ...connect, access_from: '2018-11-01T00:00:00+4:00', access_to: '2028-02-29T10:00:00.5Z' }, null],
    ['connect', { ...connect, success_redirect_url: '/return' }, 'success_redirect_url'],
    ['connect', { ...connect, success_redirect_url: 'http://shop.example/return' }, 'success_redirect_url'],
    ['connect', { ...connect, fail_redirect_url: 'http://localhost.shop.example/' }, 'fail_redirect_url'],
    [
      'connect',
      { ...connect, success_redirect_url: 'https://shop.example/', fail_redirect_url: 'HTTP://[::1]:1/' },
      null,
    ],
    [
      'connect',
      { ...connect, success_redirect_url: 'http://localhost:5173', fail_redirect_url: 'http://127.0.0.1/' },
      null,
    ],
    ['connect', { ...connect, destination_avatar: 'http://shop.example/logo.png' }, null],
    ['connect', { ...connect, show_consent_explanation: 'yes' }, 'show_consent_explanation'],
    ['connect', { ...connect, language: 'fr' }, 'language'],
    ['connect', { ...connect, customization: { dialog_mode: 'floating' } }, 'dialog_mode'],
    ['connect', { ...connect, customization: { button_border_radius: 'round' } }, 'button_border_radius'],
    ['connect', { ...connect, customization: { button_border_radius: '8' } }, null],
    ['connect', { ...connect, access_token: short }, 'at least 10 minutes'],
    ['connect', { ...connect, access_token: 'none' }, 'at least 10 minutes'],
    ['connect', { ...connect, access_token: `${long}.` }, 'at least 10 minutes'],
    [
      'connect',
      { ...connect, access_token: `x${long.slice(long.indexOf('.'), long.lastIndexOf('.'))}` },
      'at least 10 min',
    ],
    ['connect', { ...connect, access_token: `${long}=` }, 'at least 10 minutes'],
    ['connect', { ...connect, access_token: ` ${long}` }, 'at least 10 minutes'],
    ['connect', { ...connect, access_token: `Bearer ${long}` }, null],
    ['connect', { ...connect, access_token: `Bearer ${short}` }, 'at least 10 minutes'],
    ['connect', { ...connect, permissions: ['identity', 'payments'] }, null],
    ['link', { ...connect, permissions: ['identity', 'payments'] }, 'permissions'],
    ['link', connect, null],
    ['reconnect', { app_token: 'app' }, 'reconnect_id'],
    ['pay', { app_token: 'app' }, 'payment_intent_id'],
    ['pay', { app_token: 'app', bulk_payment_intent_id: 'b-1' }, null],
    ['pay', { app_token: 'app', payment_intent_id: 'p-1', risk_details: [] }, 'risk_details'],
  ] as const)('%s %o: %s', (method, config, expected) => {
    expect(refuse(method, config)?.message ?? 'taken').toContain(expected ?? 'taken')
  })

  it.each([
    ['data', true],
    [['payment', 'data'], true],
    ['DATA', false],
    ['data,payment', false],
    [[], false],
  ])('manageConsents with the consent type %j: %s', (consent_type, ok) => {
    const row = leanMethods.find((one) => one.method === 'manageConsents')
    if (!row) throw new Error('no manageConsents')
    const field = { wire: 'consent_type', type: 'enum[]', values: ['payment', 'data', 'payment_history'] }
    const problem = findProblem({ ...row, optional: [field] }, { app_token: 'app', customer_id: 'c-1', consent_type })
    expect(problem?.message ?? 'taken').toBe(ok ? 'taken' : 'CONFIG_ERROR__INVALID_PARAM_TYPE: consent_type')
  })

  const backgrounds = [
    ['linear-gradient(90deg, #fff, #000)', true],
    ['linear-gradient(red, url(https://x.example))', false],
    ['radial-gradient(red, blue)', false],
  ] as const
  it.each([
    ['#0af', true],
    ['#00aaff80', true],
    ['rgb(0, 1, 2)', true],
    ['teal', true],
    ['#12', false],
    ['url(https://x.example)', false],
    [backgrounds[0][0], false],
    [7, false],
  ])('where there is no CSS, the colour %s: %s', (theme_color, ok) => {
    expect(refuse('connect', { ...connect, customization: { theme_color } }) === null).toBe(ok)
  })

  it.each(backgrounds)('where there is no CSS, the background %s: %s', (dialog_background_color_dark, ok) => {
    expect(refuse('connect', { ...connect, customization: { dialog_background_color_dark } }) === null).toBe(ok)
  })

  it('asks CSS where there is one', () => {
    vi.stubGlobal('CSS', { supports: (property: string, value: string) => property === 'color' && value === 'teal' })
    expect(refuse('connect', { ...connect, customization: { theme_color: 'teal' } })).toBeNull()
    expect(refuse('connect', { ...connect, customization: { theme_color: 'nocolour' } })).toMatchObject({
      name: 'CONFIG_ERROR__INVALID_PARAM_TYPE',
      message: 'CONFIG_ERROR__INVALID_PARAM_TYPE: customization.theme_color',
    })
  })
})
