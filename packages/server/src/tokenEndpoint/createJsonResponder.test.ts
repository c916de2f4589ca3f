/** The headers of the token endpoint's responses: what caches, browsers and listed pages may do with them. */
import { expect, it } from 'vitest'
import { createJsonResponder, toPreflightHeaders } from './createJsonResponder.ts'

const request = new Request('https://app.example/token', { method: 'POST' })

it('a response is never stored, never sniffed, and differs by Origin', () => {
  const { headers } = createJsonResponder(request, null)(200, {})
  expect(Object.fromEntries(headers)).toEqual({
    'cache-control': 'no-store',
    'content-type': 'application/json',
    vary: 'Origin',
    'x-content-type-options': 'nosniff',
  })
})

it('a listed page may read the response and its Retry-After', () => {
  const { headers } = createJsonResponder(request, 'https://shop.example')(429, {}, { 'retry-after': '3' })
  expect(Object.fromEntries(headers)).toMatchObject({
    'access-control-allow-origin': 'https://shop.example',
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'Retry-After',
    'retry-after': '3',
  })
})

it('a preflight is good for ten minutes', () => {
  expect(toPreflightHeaders(request)).toMatchObject({ 'access-control-max-age': '600' })
})
