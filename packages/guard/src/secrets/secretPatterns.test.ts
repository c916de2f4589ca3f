/** A value is found in whatever spelling code, pages and headers give it, and nothing else is, in little time. */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { secretPatterns, shortestSecret } from './secretPatterns.ts'

// Hundreds of patterns and texts each, beside all other tests.
vi.setConfig({ testTimeout: 30_000 })

const secretValue = fc
  .string({ unit: 'binary', minLength: shortestSecret, maxLength: 60 })
  .filter((text) => text.trim() === text)
const printable = fc.string({ unit: 'grapheme-ascii', minLength: shortestSecret, maxLength: 60 })
const around = fc.string({ unit: 'grapheme-ascii', maxLength: 40 })
const bytes = fc.uint8Array({ maxLength: 20 })

const isFound = (secret: string, text: string) =>
  secretPatterns(secret).some(({ pattern }) => text.search(pattern) >= 0)
const hex = (text: string) => Buffer.from(text).toString('hex')
const escapeUnits = (text: string, units = /[^]/g) =>
  text.replace(units, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
const asciiJson = (text: string) => escapeUnits(JSON.stringify(text), /[\x7f-\uffff]/g)
const htmlAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;')

const encodings: Record<string, (secret: string) => string> = {
  'as it is': (secret) => secret,
  'URL-encoded': (secret) => encodeURIComponent(secret),
  'as a form field': (secret) => new URLSearchParams({ secret }).toString().slice('secret='.length),
  'URL-encoded twice': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'in lower-case escapes': (secret) => encodeURIComponent(secret).replace(/%../g, (escape) => escape.toLowerCase()),
  'as hexadecimal': hex,
  'as upper-case hexadecimal': (secret) => hex(secret).toUpperCase(),
  'as JSON': (secret) => JSON.stringify(secret).slice(1, -1),
  'as JSON inside JSON': (secret) => JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
  'in JavaScript escapes': (secret) => escapeUnits(secret),
  'in HTML entities': (secret) =>
    [...secret].map((character) => `&#x${character.codePointAt(0)?.toString(16)};`).join(''),
  'as JSON in an HTML attribute': (secret) => htmlAttribute(JSON.stringify(secret)),
  'as JSON in JSON in an HTML attribute': (secret) => htmlAttribute(JSON.stringify(JSON.stringify(secret))),
  'as JSON in a URL': (secret) => encodeURIComponent(JSON.stringify(secret)),
  'as JSON in JSON in a URL, encoded twice': (secret) =>
    encodeURIComponent(encodeURIComponent(JSON.stringify(JSON.stringify(secret)))),
  'as ASCII JSON in a URL': (secret) => encodeURIComponent(asciiJson(secret)),
}

describe('a secret is found', () => {
  it.each(Object.entries(encodings))('%s, between any other text', (_name, encode) => {
    fc.assert(
      fc.property(secretValue, around, around, (secret, before, after) => {
        expect(isFound(secret, before + encode(secret) + after)).toBe(true)
      }),
    )
  })

  it('as JSON whose every character is escaped once more', () => {
    fc.assert(
      fc.property(printable, (secret) => {
        const json = JSON.stringify(secret)
        expect(isFound(secret, escapeUnits(json))).toBe(true)
        expect(isFound(secret, [...json].map((character) => `&#${character.codePointAt(0)};`).join(''))).toBe(true)
      }),
    )
  })

  it.each(['p1\\&quot;anted-secret', 'p1%5C%22anted-secret', 'p1\\u005c&#34;anted-secret', 'p1%5Cu0022anted-secret'])(
    'with a quote written as in %s',
    (text) => {
      expect(isFound('p1"anted-secret', text)).toBe(true)
    },
  )

  it.each(['base64', 'base64url'] as const)('as %s, at any place of something longer', (encoding) => {
    fc.assert(
      fc.property(secretValue, bytes, bytes, (secret, before, after) => {
        const whole = Buffer.concat([before, Buffer.from(secret), after])
        expect(isFound(secret, whole.toString(encoding))).toBe(true)
      }),
    )
  })

  it('as base64 in a URL, in JSON and in `Basic` credentials', () => {
    fc.assert(
      fc.property(printable, around, (secret, id) => {
        const base64 = Buffer.from(`${id}:${secret}`).toString('base64')
        expect(isFound(secret, encodeURIComponent(base64))).toBe(true)
        expect(isFound(secret, base64.replaceAll('/', '\\/'))).toBe(true)
        const basic = Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')
        expect(isFound(secret, basic)).toBe(true)
      }),
    )
  })
})

describe('nothing else is found', () => {
  it('in text that does not hold the value', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), around, (secret, other, text) => {
        fc.pre(secret !== other)
        expect(isFound(secret, `${text}${other}${Buffer.from(other).toString('base64')}${hex(other)}`)).toBe(false)
      }),
    )
  })

  it('in a value that lacks its last character', () => {
    fc.assert(
      fc.property(fc.uuid(), (secret) => {
        const shorter = secret.slice(0, -1)
        expect(isFound(secret, `"${shorter}" "${hex(shorter)}"`)).toBe(false)
      }),
    )
  })
})

it('finds a secret of any length, such as a private key', () => {
  for (const length of [300, 4_000, 100_000]) {
    const key = Array.from({ length }, (_, index) => 'key/+='[(index * index) % 6]).join('')
    for (const encode of Object.values(encodings)) expect(isFound(key, `"${encode(key)}"`)).toBe(true)
    expect(isFound(key, Buffer.from(`id:${key}`).toString('base64'))).toBe(true)
  }
})

it.each([
  ['code', 'const a = "\\\\u0041%41&#41;"; '.repeat(70_000)],
  ['backslashes', '\\'.repeat(500_000)],
  ['backslashes in URLs', '%5C'.repeat(500_000)],
  ['backslashes in HTML', '&#92;'.repeat(300_000)],
  ['escaped backslashes', '\\u005c'.repeat(300_000)],
  ['URL escapes', '%25'.repeat(500_000)],
  ['HTML escapes', '&#000'.repeat(500_000)],
])('searches megabytes of %s in well under a second', (_name, text) => {
  const start = performance.now()
  expect(isFound('p1anted/Secret+of=Lean&8', text)).toBe(false)
  expect(performance.now() - start).toBeLessThan(5_000)
})

it.each([
  ['backslashes between letters', 'a\\b\\c\\d\\e\\f\\g\\h\\i\\j\\k\\l-end', 8],
  ['many backslashes', `a${'\\'.repeat(12)}b-end`, 8],
  ['backslashes before what an escape begins with', '\\u\\x\\n\\u005c\\x5c\\u{5c}-end', 8],
])('gives up %s quickly, when only the end differs', (_name, secret, times) => {
  const near = secret.replace('end', 'enx').replaceAll('\\', '\\'.repeat(times))
  const start = performance.now()
  expect(isFound(secret, near.repeat(1_000))).toBe(false)
  expect(isFound(secret, near.replace('enx', 'end'))).toBe(true)
  expect(performance.now() - start).toBeLessThan(2_000)
})
