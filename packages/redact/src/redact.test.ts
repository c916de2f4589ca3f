/** What the redactor hides and what it leaves: the examples that all packages share, and what holds for every text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import examples from './examples.json' with { type: 'json' }
import { redact } from './redact.ts'

const withJwt = examples.hidden[0]!.text
const jwt = withJwt.split(' ')[1]!
const opaque = 'q9Zt3fKx8Lm2Vb7Nc4Wd6Rs1Ty5Hu0Pj'

describe('redact hides', () => {
  it.each(examples.hidden)('$what', ({ text, shown }) => {
    expect(redact(text)).toBe(shown)
  })
})

describe('redact leaves', () => {
  it.each(examples.left)('%s', (text) => {
    expect(redact(text)).toBe(text)
  })
})

it('redact never lets a JWT through, whatever stands around it', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(redact(`${before} ${jwt} ${after}`)).not.toMatch(/eyJ[\w-]+\.eyJ/)
    }),
  )
})

it('redact is done in one go: what is redacted stays as it is', () => {
  const quotesAndNames = fc.array(
    fc.constantFrom(
      'token',
      'secret',
      '"',
      "'",
      '\\',
      ':',
      '=',
      '[',
      ']',
      '{',
      '}',
      '<',
      '>',
      ',',
      ' ',
      '%22',
      '%3D',
      'a',
      jwt,
    ),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        quotesAndNames.map((parts) => parts.join('')),
      ),
      (text) => {
        const once = redact(`${text} ${jwt} client_secret=${opaque}`)
        expect(redact(once)).toBe(once)
      },
    ),
    { numRuns: 500 },
  )
})

it.each<[string, (bytes: Uint8Array) => string]>([
  ['base64', (bytes) => btoa(String.fromCharCode(...bytes))],
  [
    'base64url',
    (bytes) =>
      btoa(String.fromCharCode(...bytes))
        .replace(/\+/g, '-')
        .replace(/\//g, '_')
        .replace(/=+$/, ''),
  ],
  ['hex', (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')],
])('redact hides 32 random bytes in %s, but for a few letters', (_, encode) => {
  // Seeded: one in about 15,000 reads like words, which is no reason to fail now and then.
  let state = 1
  const nextByte = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24
  for (let count = 0; count < 2_000; count++) {
    const value = encode(Uint8Array.from({ length: 32 }, nextByte))
    // What looks like a word of an address, at an end of it, may stay.
    expect(redact(`key ${value} end`).length).toBeLessThan('key [secret] end'.length + 12)
  }
})

it('redact takes no time on hostile text', () => {
  const repeated = [
    'a',
    'eyJ',
    'token=',
    '-',
    '1 ',
    'a.',
    '~a',
    'eyJ-',
    'token="',
    'token=\\"',
    '\\',
    'token=[',
    '<token ',
    '<',
    'token%25',
    'token ',
    'bearer ',
    'bearer a',
    'aB1/',
    '<![CDATA[',
    "token='a",
    'token="\\',
    '"\\',
    '%25',
    'authorization,',
  ]
  const startedAt = performance.now()
  for (const part of repeated) expect(typeof redact(part.repeat(200_000 / part.length))).toBe('string')
  expect(performance.now() - startedAt).toBeLessThan(20_000)
})
