import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { App } from './App.tsx'
import { renderApp } from './entry-server.tsx'
import type { PageState } from './pageState.ts'

const signedOut: PageState = {
  language: 'en',
  lean: { appToken: '11ea0000-0000-4000-8000-000000000001', country: 'ae', sandbox: true },
  scenario: 'happy',
  people: [{ id: 'mei', name: { en: 'Mei Santos', ar: 'ماي سانتوس' }, about: { en: 'Nurse', ar: 'ممرضة' } }],
  customer: null,
  connections: null,
}
const signedIn: PageState = {
  ...signedOut,
  customer: {
    personId: 'mei',
    name: { en: 'Mei Santos', ar: 'ماي سانتوس' },
    customerId: 'b5a0a0a6-8f5e-4a35-8d4f-3b8f2d3a7f10',
  },
  connections: [],
}

describe('App in Node', () => {
  it('renders the page that picks a customer', () => {
    const html = renderToString(<App state={signedOut} />)
    expect(html).toContain('Who would you like to be?')
    expect(html).toContain('Mei Santos')
    expect(html).not.toContain('data-lean-button')
  })

  it('renders the account with a button that connects', () => {
    const html = renderToString(<App state={signedIn} />)
    expect(html).toContain('Hello, Mei Santos')
    expect(html).toMatch(/<button[^>]*data-lean-button[^>]*>Connect your bank</)
  })

  it('shows a bank that the backend has proved', () => {
    const connections = [
      {
        id: 'an-entity',
        bankName: { en: 'Lean Mockbank', ar: 'بنك لين التجريبي' },
        iban: 'AE27 •••• 0056',
        permissions: ['accounts'],
        since: '2026-05-13T19:39:15Z',
        proof: 'webhook',
      },
    ] as const
    const html = renderToString(<App state={{ ...signedIn, connections }} />)
    for (const part of ['Lean Mockbank', 'AE27 •••• 0056', '13 May 2026', 'Connect another bank']) {
      expect(html).toContain(part)
    }
    const arabic = renderToString(<App state={{ ...signedIn, connections, language: 'ar' }} />)
    expect(arabic).toContain('بنك لين التجريبي')
    expect(arabic).not.toContain('Lean Mockbank')
  })

  it('renders in Arabic', () => {
    expect(renderToString(<App state={{ ...signedIn, language: 'ar' }} />)).toContain('مرحبًا، ماي سانتوس')
  })
})

describe('renderApp', () => {
  const template =
    '<html lang="en" dir="ltr"><head><title>Palmleaf, a demo of Lean Link Kit</title></head>' +
    '<body><div id="root"><!--app--></div><!--state--></body></html>'

  it('sets language, direction and title, and carries the state that rendered the page', () => {
    const html = renderApp(template, { ...signedIn, language: 'ar' })
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).toContain('<title>بالمليف، عرض تجريبي لمكتبة Lean Link Kit</title>')
    const json = /<script type="application\/json" id="page-state">(.*?)<\/script>/s.exec(html)?.[1] ?? ''
    expect(JSON.parse(json)).toEqual({ ...signedIn, language: 'ar' })
  })

  it('keeps text of the state from ending its script element', () => {
    const name = { en: '</script><b>$& Mei</b>', ar: 'ماي' }
    const html = renderApp(template, { ...signedIn, customer: { ...signedIn.customer!, name } })
    expect(html).not.toContain('</script><b>')
    expect(html).toContain('\\u003c/script>\\u003cb>$& Mei')
  })
})
