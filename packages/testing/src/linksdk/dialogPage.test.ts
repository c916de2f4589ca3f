/** The dialog's page as text: one program, its own nonce, both languages. */
import { describe, expect, it } from 'vitest'
import { dialogPage } from './dialogPage.ts'
import { joinClient } from './joinClient.ts'
import messagesAr from './dialog/messages.ar.client.js?raw'
import messagesEn from './dialog/messages.en.client.js?raw'

const page = dialogPage({ origin: 'http://localhost:4000' })

function read(source: string, name: string): Record<string, string> {
  return new Function(`${joinClient([source])}; return ${name}`)() as Record<string, string>
}

/** The placeholders of a text, in order. */
const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()

describe('dialogPage', () => {
  it('has one script, which is one program', () => {
    expect(page.match(/<script/g)).toHaveLength(1)
    expect(page.match(/<\/script/g)).toHaveLength(1)
    const script = /<script[^>]*>([^]*)<\/script>/.exec(page)?.[1] ?? ''
    expect(script.length).toBeGreaterThan(10_000)
    expect(() => new Function(script)).not.toThrow()
  })

  it('allows itself only its own script and style, by a nonce that no other page has', () => {
    const nonceOf = (html: string) => /script-src 'nonce-([^']+)'/.exec(html)?.[1]
    expect(page).toContain(`default-src 'none'`)
    expect(page).toContain(`<script nonce="${nonceOf(page)}">`)
    expect(nonceOf(dialogPage({ origin: 'http://localhost:4000' }))).not.toBe(nonceOf(page))
  })

  it('loads nothing, has no inline handler and parses no text as HTML', () => {
    expect(page).not.toMatch(/<[^>]+\s(on\w+|src|href)=/)
    expect(page).not.toMatch(/url\(['"]?http|@import|innerHTML|insertAdjacentHTML|document\.write/)
  })

  it('says every text in both languages, with the same placeholders', () => {
    const english = read(messagesEn, 'MESSAGES_EN')
    const arabic = read(messagesAr, 'MESSAGES_AR')
    expect(Object.keys(arabic)).toEqual(Object.keys(english))
    for (const [key, text] of Object.entries(english)) {
      expect(arabic[key]).toMatch(/[\u0600-\u06ff]/)
      expect(holes(arabic[key] ?? '')).toEqual(holes(text))
    }
  })

  it('takes the origin as an origin only', () => {
    expect(dialogPage({ origin: 'http://localhost:4000/"><script>x' })).not.toContain('"><script>x')
  })
})
