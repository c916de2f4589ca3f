/** The page in jsdom: whom it shows, in which language, and a bank that the backend has proved. */
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from './App.tsx'
import type { Connection, PageState } from './pageState.ts'

const signedOut: PageState = {
  lean: { appToken: '11ea0000-0000-4000-8000-000000000001', country: 'ae', sandbox: true },
  scenario: 'happy',
  people: [{ id: 'mei', name: { en: 'Mei Santos', ar: 'ماي سانتوس' }, about: { en: 'Nurse', ar: 'ممرضة' } }],
  customer: null,
}
const signedIn: PageState = {
  ...signedOut,
  customer: {
    personId: 'mei',
    name: { en: 'Mei Santos', ar: 'ماي سانتوس' },
    customerId: 'b5a0a0a6-8f5e-4a35-8d4f-3b8f2d3a7f10',
  },
}

let connections: readonly Connection[] = []

beforeEach(() => {
  connections = []
  vi.stubGlobal('fetch', async () => Response.json({ connections }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('App', () => {
  it('shows the page that picks a customer', () => {
    render(<App state={signedOut} initialLanguage="en" />)
    expect(screen.getByRole('heading', { name: 'Who would you like to be?' })).toBeDefined()
    expect(document.body.textContent).toContain('Mei Santos')
    expect(document.querySelector('[data-lean-button]')).toBeNull()
  })

  it('shows the account with a button that connects', async () => {
    render(<App state={signedIn} initialLanguage="en" />)
    expect(screen.getByRole('heading', { name: 'Hello, Mei Santos' })).toBeDefined()
    const button = await screen.findByRole('button', { name: 'Connect your bank' })
    expect(button.hasAttribute('data-lean-button')).toBe(true)
  })

  it('shows a bank that the backend has proved, by its name in the language of the page', async () => {
    connections = [
      {
        id: 'an-entity',
        bankIdentifier: 'LEAN_OF_RETAIL_UAE',
        bankName: { en: 'Lean Mockbank', ar: 'بنك لين التجريبي' },
        iban: 'AE27 •••• 0056',
        permissions: ['accounts'],
        since: '2026-05-13T19:39:15Z',
        proof: 'webhook',
      },
    ]
    const english = render(<App state={signedIn} initialLanguage="en" />)
    await screen.findByRole('heading', { name: 'Lean Mockbank' })
    for (const part of ['AE27 •••• 0056', '13 May 2026', 'Connect another bank']) {
      expect(english.container.textContent).toContain(part)
    }
    english.unmount()
    const arabic = render(<App state={signedIn} initialLanguage="ar" />)
    await screen.findByRole('heading', { name: 'بنك لين التجريبي' })
    expect(arabic.container.textContent).not.toContain('Lean Mockbank')
  })

  it('speaks Arabic, and sets language, direction and title of the document', () => {
    render(<App state={signedIn} initialLanguage="ar" />)
    expect(screen.getByRole('heading', { name: 'مرحبًا، ماي سانتوس' })).toBeDefined()
    expect(document.documentElement).toMatchObject({ lang: 'ar', dir: 'rtl' })
    expect(document.title).toBe('بالمليف، عرض تجريبي لمكتبة Lean Link Kit')
  })
})
