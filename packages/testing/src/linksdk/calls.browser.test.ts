/** Calls of the served script in a page: refused, ignored, or played as a scenario says, without the dialog. */
import { describe, expect, it, vi } from 'vitest'
import { setUpDialog, toToken } from '../../test/setUpDialog.ts'

const { state, origin, load, open, frame, press, see } = setUpDialog()

describe('a call that LinkSDK refuses', () => {
  const gradient = { dialog_background_color_light: 'linear-gradient(red, url(https://x.test))' }
  const refused: [string, object, string][] = [
    ['a wrong enum', { account_type: 'personal' }, 'CONFIG_ERROR__INVALID_PARAM_TYPE: account_type'],
    [
      'a colour that loads',
      { customization: { theme_color: 'url(https://x.test)' } },
      'CONFIG_ERROR__INVALID_PARAM_TYPE: customization.theme_color',
    ],
    [
      'a background that loads',
      { customization: gradient },
      'CONFIG_ERROR__INVALID_PARAM_TYPE: customization.dialog_background_color_light',
    ],
    ['a missing customer', { customer_id: undefined }, 'CONFIG_ERROR__INVALID_PARAM_TYPE: customer_id'],
    ['a short token', { access_token: toToken(599) }, 'Token must be valid for at least 10 minutes'],
  ]

  it.each(refused)('throws in sandbox: %s', (_, overrides, message) => {
    expect(() => open('connect', overrides)).toThrow(message)
    expect(frame()).toBeNull()
  })

  it.each(refused)('does nothing at all in production: %s', async (_, overrides) => {
    expect(open('connect', { ...overrides, sandbox: false })).toBeUndefined()
    // The next call opens, so the refused one would have been seen by now.
    open('manageConsents')
    await see('consents')
    await press('Done')
    await vi.waitFor(() => expect(state.answers).toHaveLength(1))
    expect(document.querySelectorAll('iframe')).toHaveLength(0)
  })
})

describe('a call while another is open', () => {
  it('opens nothing and says nothing, and the next one after the end opens again', async () => {
    open('manageConsents')
    await see('consents')
    expect(open('pay', { payment_intent_id: 'intent' })).toBeUndefined()
    await press('Done')
    await vi.waitFor(() => expect(state.answers).toHaveLength(1))
    // Both calls were recorded before either went on, so a second dialog would stand here by now.
    expect(document.querySelectorAll('iframe')).toHaveLength(0)
    expect(state.requests.map(({ path }) => path)).toEqual(['calls', 'session?country=ae', 'calls'])
    open('manageConsents')
    await see('consents')
  })
})

describe('the V2 bundle', () => {
  it('does nothing at all without the node that it draws into, and opens with it', async () => {
    load('LeanV2')
    expect(open('connect', {}, 'LeanV2')).toBeUndefined()
    document.body.insertAdjacentHTML('beforeend', '<div id="lean-link"></div>')
    open('manageConsents', {}, 'LeanV2')
    await see('consents')
    expect(document.querySelectorAll('iframe')).toHaveLength(1)
    await press('Done')
    await vi.waitFor(() => expect(state.answers).toHaveLength(1))
  })
})

describe('a scenario', () => {
  it('plays its acts in order instead of the dialog, and never within the call', async () => {
    state.scenario = {
      methods: { connect: [{ callback: {} }, { after: 20, callback: null }, { callback: { status: 'SUCCESS' } }] },
    }
    open()
    expect(state.answers).toEqual([])
    await vi.waitFor(() => expect(state.answers).toEqual([{}, null, { status: 'SUCCESS' }]))
    expect(frame()).toBeNull()
  })

  it('throws within the call, or rejects later', async () => {
    state.scenario = {
      methods: { connect: [{ throw: 'CONFIG_ERROR__A' }], pay: [{ after: 5, throw: 'CONFIG_ERROR__B' }] },
    }
    load()
    expect(() => open()).toThrow(expect.objectContaining({ name: 'CONFIG_ERROR__A' }))
    await expect(open('pay', { payment_intent_id: 'intent' })).rejects.toMatchObject({ name: 'CONFIG_ERROR__B' })
  })

  it('shows the dialog and keeps silent about its end when the acts are empty', async () => {
    state.scenario = { methods: { manageConsents: [] } }
    open('manageConsents')
    await see('consents')
    await press('Done')
    await vi.waitFor(() => expect(frame()).toBeNull())
    expect(state.answers).toEqual([])
  })
})

describe('a simulator that does not answer', () => {
  it('ends the call with an ERROR that says so', async () => {
    state.sessionStatus = 503
    open()
    await vi.waitFor(() => expect(state.answers).toHaveLength(1))
    expect(state.answers[0]).toMatchObject({
      status: 'ERROR',
      message: expect.stringContaining(`${origin} does not answer`),
    })
    expect(frame()).toBeNull()
  })
})
