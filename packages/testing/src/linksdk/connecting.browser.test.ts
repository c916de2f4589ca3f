/** A customer connects a bank in the dialog, in both languages; axe looks at every screen. */
import { describe, expect, it, vi } from 'vitest'
import { setUpDialog } from '../../test/setUpDialog.ts'

const { state, open, frame, dialog, press, see, type } = setUpDialog()

describe('a customer connects a bank', () => {
  it('goes from explanation to success, and the page gets its callback, focus and scrolling back', async () => {
    expect(open()).toBeUndefined()
    await see('explanation')
    expect(document.body.style.overflow).toBe('hidden')
    expect(document.activeElement).toBe(frame())
    expect(dialog().getByText('Simulator. No real bank, no real data.')).toBeTruthy()
    await press('Continue')
    await see('banks')
    await press('Embedded Bank')
    await see('consent')
    expect(dialog().getByText('Your accounts and their numbers')).toBeTruthy()
    await press('Allow access')
    await see('sign-in')
    await press('Sign in')
    await see('otp')
    await type('One-time code', '2222')
    expect(dialog().getByRole('alert').textContent).toBe('That code is not right. Check it and try again.')
    await see('otp')
    await type('One-time code', '1111')
    await see('progress')
    await see('success')
    expect(state.answers).toEqual([])
    await press('Done')
    await vi.waitFor(() => expect(state.answers).toHaveLength(1))
    expect(state.answers[0]).toMatchObject({
      status: 'SUCCESS',
      bank: { bank_identifier: 'EMBEDDED', is_supported: true },
    })
    expect(frame()).toBeNull()
    expect(document.body.style.overflow).toBe('clip')
    expect(document.activeElement?.id).toBe('opener')
  })

  it('sends the token with the outcome and nowhere else', async () => {
    open('connect', { bank_identifier: 'EMBEDDED' })
    for (const name of ['Continue', 'Allow access', 'Sign in']) await press(name)
    expect(document.documentElement.outerHTML + frame()?.contentDocument?.documentElement.outerHTML).not.toContain(
      'e30.',
    )
    await type('One-time code', '1111')
    await see('success')
    expect(state.requests.map(({ path }) => path)).toEqual(['calls', 'session?country=ae', 'outcome'])
    expect(state.requests.map(({ headers }) => headers.get('x-lean-link-simulator'))).toEqual(['key', 'key', 'key'])
    expect(state.requests.map(({ headers }) => headers.get('authorization')?.slice(0, 11) ?? null)).toEqual([
      null,
      null,
      'Bearer e30.',
    ])
    expect(state.requests[0]?.body).toMatchObject({
      method: 'connect',
      config: { customer_id: 'customer', access_token: '[jwt]' },
    })
    expect(state.requests[2]?.body).toMatchObject({ bank_identifier: 'EMBEDDED', app_token: 'app', outcome: 'success' })
  })

  it('shows a failure when the simulator refuses the outcome, and reports ERROR on leaving', async () => {
    state.outcomeStatus = 403
    open('connect', { bank_identifier: 'EMBEDDED' })
    for (const name of ['Continue', 'Allow access', 'Sign in']) await press(name)
    await type('One-time code', '1111')
    await see('error')
    await press('Back to the app')
    await vi.waitFor(() =>
      expect(state.answers[0]).toMatchObject({ status: 'ERROR', last_api_response: '{"status":"HTTP_403"}' }),
    )
  })

  it('fails when asked to, and goes on after a retry', async () => {
    open('connect', { bank_identifier: 'EMBEDDED' })
    for (const name of ['Continue', 'Simulate a failure']) await press(name)
    await see('error')
    await press('Try again')
    await see('consent')
    expect(state.answers).toEqual([])
  })

  it('says how many banks a search has found', async () => {
    open()
    await press('Continue')
    await see('banks')
    const search = dialog().getByLabelText<HTMLInputElement>('Search banks')
    search.value = 'corp'
    search.dispatchEvent(new Event('input'))
    expect(dialog().getByRole('status').textContent).toBe('Banks found: 1')
    expect(dialog().queryByRole('button', { name: 'Embedded Bank' })).toBeNull()
  })

  it('speaks Arabic from right to left', async () => {
    open('connect', { language: 'ar', bank_identifier: 'EMBEDDED' })
    await press('متابعة')
    await see('consent')
    expect(frame()?.contentDocument?.documentElement).toMatchObject({ lang: 'ar', dir: 'rtl' })
    expect(dialog().getByRole('heading').textContent).toBe('مشاركة بياناتك من \u2068بنك مدمج\u2069؟')
  })

  it('keeps text of the other direction together with its punctuation', async () => {
    open('connect', { language: 'ar' })
    await press('متابعة')
    await see('banks')
    expect(dialog().getByText('Redirecting Bank').localName).toBe('bdi')
    const search = dialog().getByLabelText<HTMLInputElement>('ابحث عن بنك')
    search.value = '<x=(1)>'
    search.dispatchEvent(new Event('input'))
    const none = dialog().getByText(/لا يوجد بنك/)
    expect(none.textContent).toBe('لا يوجد بنك يطابق «\u2068<x=(1)>\u2069».')
    // Seen from the left, the last bracket comes last, where a reader of Latin text looks for it.
    const leftOf = (character: string) => {
      const range = document.createRange()
      const at = none.textContent.indexOf(character)
      range.setStart(none.firstChild!, at)
      range.setEnd(none.firstChild!, at + 1)
      return range.getBoundingClientRect().left
    }
    const lefts = [...'<x=(1)>'].map(leftOf)
    expect(lefts).toEqual(lefts.toSorted((a, b) => a - b))
  })
})
