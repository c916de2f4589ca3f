/** The dialog of every method but connect. */
import { describe, expect, it, vi } from 'vitest'
import { setUpDialog } from '../../test/setUpDialog.ts'

const { state, open, dialog, press, see } = setUpDialog()

describe('every other method', () => {
  it.each([
    ['pay', { payment_intent_id: 'intent' }, ['payment', 'Approve payment', 'otp']],
    [
      'checkout',
      { payment_intent_id: 'intent', bank_identifier: 'EMBEDDED' },
      ['payment', 'Approve payment', 'sign-in'],
    ],
    ['authorizeConsent', { consent_id: 'consent', bank_identifier: 'REDIRECTING' }, ['payment', 'Approve', 'redirect']],
    ['verifyAddress', { customer_name: 'A', bank_identifier: 'EMBEDDED' }, ['explanation', 'Continue', 'consent']],
    ['reconnect', { reconnect_id: 'id' }, ['sign-in', 'Sign in', 'otp']],
    ['updatePaymentSource', { payment_destination_id: 'id' }, ['payment', 'Add payee', 'otp']],
    ['createBeneficiary', { payment_destination_id: 'id' }, ['payment', 'Add payee', 'otp']],
    ['createPaymentSource', {}, ['explanation', 'Continue', 'banks']],
    ['link', {}, ['explanation', 'Continue', 'banks']],
  ])('%s opens its own screens', async (method, overrides, [first = '', name = '', second = '']) => {
    const urls = { success_redirect_url: 'https://app.test/ok', fail_redirect_url: 'https://app.test/no' }
    open(method, { ...urls, ...overrides })
    await see(first)
    await press(name)
    await see(second)
    expect(state.answers).toEqual([])
  })

  it('captureRedirect reports what the bank said', async () => {
    open('captureRedirect', { granular_status_code: 'Rejected', status_additional_info: 'No' })
    await see('outcome')
    expect(dialog().getByText('The bank did not approve this.')).toBeTruthy()
    // Not the page's text, so it may run the other way.
    expect(dialog().getByText('No').localName).toBe('bdi')
    await press('Done')
    await vi.waitFor(() => expect(state.answers[0]).toMatchObject({ status: 'ERROR' }))
  })

  it('manageConsents keeps the name of a bank apart from an Arabic page', async () => {
    open('manageConsents', { language: 'ar' })
    await see('consents')
    expect(dialog().getByText('Redirecting Bank').localName).toBe('bdi')
  })
})
