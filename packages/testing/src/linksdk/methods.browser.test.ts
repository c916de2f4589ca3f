/** The dialog of every method but connect. */
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { setUpDialog } from '../../test/setUpDialog.ts'

const { state, open, frame, dialog, press, see } = setUpDialog()

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

  it('manageConsents shows each type that was asked for in a tab, the first of them first', async () => {
    open('manageConsents', { consent_type: ['payment', 'data', 'payment_history'] })
    await see('consents')
    const names = dialog()
      .getAllByRole('tab')
      .map((tab) => tab.textContent)
    expect(names).toEqual(['Recurring payments', 'Data', 'Single payments'])
    expect(dialog().getByRole('tabpanel').textContent).toMatch(/Up to .*1,000/)
    dialog().getByRole('tab', { name: 'Single payments' }).click()
    expect(dialog().getByRole('tab', { selected: true }).textContent).toBe('Single payments')
    expect(dialog().getByRole('tabpanel').textContent).toMatch(/paid on/)
    // What is paid cannot be withdrawn.
    expect(dialog().queryAllByRole('button', { name: /Withdraw/ })).toEqual([])
    await see('consents')
  })

  it('manageConsents walks along its tabs by arrow keys, and past them by Tab', async () => {
    open('manageConsents', { consent_type: ['data', 'payment'] })
    await see('consents')
    dialog().getByRole('tab', { name: 'Data' }).focus()
    await userEvent.keyboard('{ArrowRight}')
    expect(frame()?.contentDocument?.activeElement?.textContent).toBe('Recurring payments')
    expect(dialog().getByRole('tab', { selected: true }).textContent).toBe('Recurring payments')
    await userEvent.keyboard('{ArrowRight}')
    expect(dialog().getByRole('tab', { selected: true }).textContent).toBe('Data')
    await userEvent.keyboard('{Tab}')
    expect(frame()?.contentDocument?.activeElement?.textContent).toBe('Withdraw consent')
  })

  it('manageConsents shows data consents without tabs when no type was asked for', async () => {
    open('manageConsents')
    await see('consents')
    expect(dialog().queryAllByRole('tab')).toEqual([])
    expect(dialog().getAllByText(/Active until/)).not.toEqual([])
  })

  it('manageConsents opens the consent that was asked for, and the list from there', async () => {
    open('manageConsents', { consent_id: 'consent-7', consent_type: 'payment', language: 'en' })
    await see('consent-details')
    expect(dialog().getByText('consent-7').localName).toBe('bdi')
    await press('Withdraw consent: Embedded Bank')
    expect(dialog().getByText('Withdrawn')).toBeTruthy()
    await press('All your consents')
    await see('consents')
    await press('Done')
    await vi.waitFor(() => expect(state.answers[0]).toMatchObject({ status: 'SUCCESS' }))
  })
})
