/** A secret is found in base64 wherever it stands among other bytes, and in the other spellings that answers have. */
import { expect, it } from 'vitest'
import { toSecretSpellings } from './toSecretSpellings.ts'

const secrets = ['kept/secret+5d4f0c2e', '0f8c4b1e-77aa-4f0e-9b1d-1c2d3e4f5a6b', '12345678', 'with "quotes" and é']
const isFound = (secret: string, text: string) => toSecretSpellings(secret).some((spelling) => text.includes(spelling))

it.each(secrets)('finds %s in base64, whatever is before and behind it', (secret) => {
  for (const before of ['', 'a', 'ab', 'abc', 'id:', 'client-id:']) {
    for (const behind of ['', 'z', 'zy', 'zyx']) {
      const bytes = Buffer.from(before + secret + behind)
      expect(isFound(secret, bytes.toString('base64')), `${before}…${behind}`).toBe(true)
      expect(isFound(secret, bytes.toString('base64url')), `${before}…${behind}`).toBe(true)
    }
  }
})

it.each(secrets)('finds %s in JSON, in a URL and in hex', (secret) => {
  const hex = Buffer.from(secret).toString('hex')
  const texts = [JSON.stringify({ secret }), encodeURIComponent(secret), hex, hex.toUpperCase(), `<p>${secret}</p>`]
  expect(texts.filter((text) => !isFound(secret, text))).toEqual([])
})

it('does not find it in what only looks alike', () => {
  const base64 = Buffer.from('client-id:1234567').toString('base64')
  const others = ['12345679', 'kept', base64, 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln']
  expect(others.filter((text) => isFound('12345678', text))).toEqual([])
})
