/** A customer leaves the dialog, and what page and frame take from each other. */
import { describe, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { setUpDialog } from '../../test/setUpDialog.ts'

const { state, open, frame, dialog, press, see } = setUpDialog()

describe('a customer leaves', () => {
  it('is asked first on Escape, may stay, and leaves with CANCELLED', async () => {
    open('connect', { bank_identifier: 'EMBEDDED' })
    await press('Continue')
    await see('consent')
    await userEvent.keyboard('{Escape}')
    await see('cancel')
    await userEvent.keyboard('{Escape}')
    await see('consent')
    await press('Cancel')
    await press('Yes, leave')
    await vi.waitFor(() => expect(state.answers).toHaveLength(1))
    expect(state.answers[0]).toMatchObject({
      status: 'CANCELLED',
      exit_intent_point: 'CONSENT',
      exit_survey_reason: 'user_cancelled',
    })
    expect(frame()).toBeNull()
    expect(document.activeElement?.id).toBe('opener')
  })

  it('leaves with an unsupported bank when theirs is not on the list', async () => {
    open('connect', { account_type: 'BUSINESS' })
    await press('Continue')
    await see('banks')
    expect(dialog().queryByRole('button', { name: 'Embedded Bank' })).toBeNull()
    expect(dialog().getByRole('button', { name: 'Corporate Bank Business' })).toBeTruthy()
    await press('My bank is not listed')
    await vi.waitFor(() =>
      expect(state.answers[0]).toMatchObject({ status: 'CANCELLED', bank: { is_supported: false } }),
    )
  })

  it('cannot leave by Tab', async () => {
    open()
    await see('explanation')
    const names = []
    for (let count = 0; count < 4; count += 1) {
      await userEvent.keyboard('{Tab}')
      const active = frame()?.contentDocument?.activeElement
      names.push(active?.getAttribute('aria-label') ?? active?.textContent)
    }
    expect(names).toEqual(['Continue', 'Cancel', 'Continue', 'Cancel'])
    document.getElementById('opener')?.focus()
    expect(document.activeElement).toBe(frame())
  })
})

describe('the frame and the page', () => {
  it('part without a callback when the page removes the frame, and the next call opens again', async () => {
    open()
    await see('explanation')
    frame()?.remove()
    await vi.waitFor(() => expect(document.body.style.overflow).toBe('clip'))
    open()
    await see('explanation')
    expect(state.answers).toEqual([])
  })

  it('take messages only from each other', async () => {
    open()
    await see('explanation')
    window.postMessage({ leanLinkSimulator: true, type: 'end', status: 'success', screen: 'success', bank: 'EMBEDDED' })
    const stranger = document.body.appendChild(document.createElement('iframe'))
    const reach = new (stranger.contentWindow as typeof window & Window).Function(
      'target',
      'message',
      'target.postMessage(message, "*")',
    )
    reach(frame()?.contentWindow, { leanLinkSimulator: true, type: 'escape' })
    reach(window, { leanLinkSimulator: true, type: 'end', status: 'success', screen: 'success', bank: 'EMBEDDED' })
    // Messages keep their order: once the page's own has worked, the strangers' have been ignored.
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    await see('cancel')
    await press('Keep going')
    await see('explanation')
    expect(state.answers).toEqual([])
    stranger.remove()
  })
})
