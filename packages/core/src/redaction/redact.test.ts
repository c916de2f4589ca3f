import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toJwt } from '../../test/toJwt.ts'
import { redact } from './redact.ts'

const opaque = 'q9Zt3fKx8Lm2Vb7Nc4Wd6Rs1Ty5Hu0Pj'

describe('hides', () => {
  it.each([
    ['a JWT', `token ${toJwt()} end`, 'token [jwt] end'],
    ['a JWT in JSON', `{"a":"${toJwt()}"}`, '{"a":"[jwt]"}'],
    ['a JWT in a URL', `https://x.example/?t=${toJwt()}&b=1`, 'https://x.example/?t=[jwt]&b=1'],
    ['a JWT cut short', `${toJwt().slice(0, 60)}`, expect.stringMatching(/^(\[jwt\]|\[secret\])$/)],
    ['the first part of a JWT', `${toJwt().split('.')[0]} end`, '[jwt] end'],
    ['two JWTs', `${toJwt()} ${toJwt()}`, '[jwt] [jwt]'],
    ['a Bearer header', `Authorization: Bearer ${opaque}`, expect.stringMatching(/^Authorization: Bearer \[secret\]$/)],
    ['client_secret=', `client_secret=hunter2&x=1`, 'client_secret=[secret]&x=1'],
    ['"clientSecret":', `{"clientSecret":"hunter2","x":1}`, '{"clientSecret":"[secret]","x":1}'],
    ['access_token:', `access_token: hunter2`, 'access_token: [secret]'],
    ['password=', `password=hunter2`, 'password=[secret]'],
    ['a long opaque value', `key ${opaque}!`, 'key [secret]!'],
    ['a long opaque value with its only digit behind a dot', `key ${'abcdefgh'.repeat(4)}.x1`, 'key [secret].x1'],
    ['a long hex value', `key ${'0123456789abcdef'.repeat(2)}`, 'key [secret]'],
  ])('%s', (_, text, expected) => {
    expect(redact(text)).toEqual(expected)
  })
})

describe('leaves', () => {
  it.each([
    '',
    'LinkSDK ended with an error. Let the person try again.',
    '6a1b0000-0000-4000-8000-000000000001',
    'customer 6a1b0000-0000-4000-8000-000000000001 of flow 6A1B0000-0000-4000-8000-0000000000FF',
    'CONFIG_ERROR__INVALID_PARAM_TYPE',
    'token_request_failed',
    'LEAN_OF_RETAIL_UAE',
    '"fetchAccessToken" must be a function',
    'The token endpoint answered 503.',
    'https://cdn.leantech.me/link/loader/prod/ae/latest/lean-link-loader.min.js',
    'fünf Wörter, ausgeschrieben: عربي',
  ])('%s', (text) => expect(redact(text)).toBe(text))
})

it('never lets a JWT through, whatever stands around it', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const shown = redact(`${before} ${toJwt({ nonce: before })} ${after}`)
      expect(shown).not.toMatch(/eyJ[\w-]+\.eyJ/)
    }),
  )
})

it('is done in one go: what is redacted stays as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const once = redact(`${text} ${toJwt()} client_secret=${opaque}`)
      expect(redact(once)).toBe(once)
    }),
  )
})

it('takes no time on hostile text', () => {
  const texts = [
    'a'.repeat(200_000),
    'eyJ'.repeat(60_000),
    'token='.repeat(40_000),
    '-'.repeat(200_000),
    '1 '.repeat(100_000),
    'a.'.repeat(100_000),
    '~a'.repeat(100_000),
    'eyJ-'.repeat(50_000),
  ]
  const startedAt = performance.now()
  for (const text of texts) expect(typeof redact(text)).toBe('string')
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})
