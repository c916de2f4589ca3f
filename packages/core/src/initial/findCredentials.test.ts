/** Where credentials are looked for by name, and what is said of a value that is not read to its end. */
import { describe, expect, it } from 'vitest'
import { findCredentials } from './findCredentials.ts'

const secret = { clientSecret: 'x' }
const unread = expect.stringContaining('…')

describe('finds a credential', () => {
  it.each<[string, unknown, string]>([
    ['at the top', secret, 'clientSecret'],
    ['below a key', { a: { client_secret: 'x' } }, 'a.client_secret'],
    ['in a list', [secret], '0.clientSecret'],
    ['as a key of a Map', new Map([['client-secret', 'x']]), 'client-secret'],
    ['as a value of a Map', { a: new Map([['b', secret]]) }, 'a.b.clientSecret'],
    ['in a Set', new Set([secret]), expect.stringContaining('clientSecret')],
    ['in Headers', new Headers({ 'client-secret': 'x' }), 'client-secret'],
    ['in URLSearchParams', new URLSearchParams('client_secret=x'), 'client_secret'],
    ['beside the entries of a Map', Object.assign(new Map(), secret), 'clientSecret'],
  ])('%s', (_, value, path) => {
    expect(findCredentials(value)).toEqual([path])
  })
})

describe('says what it did not read', () => {
  it('past 1,000 objects, once', () => {
    expect(findCredentials({ list: Array.from({ length: 2_000 }, () => ({})) })).toEqual([unread])
  })

  it('of an object whose parts throw', () => {
    const trap = Object.defineProperty({}, 'a', {
      enumerable: true,
      get: () => {
        throw new Error('trap')
      },
    })
    expect(findCredentials({ trap })).toEqual([unread])
  })

  it('of a Map with a key that has no text', () => {
    expect(findCredentials(new Map([[Object.create(null), 1]]))).toEqual([unread])
  })
})

describe('finds nothing', () => {
  it.each<[string, unknown]>([
    ['in 900 objects', Array.from({ length: 900 }, () => ({}))],
    ['in the app’s own data', { supplementaryData: new Map([['clientSecret', 'x']]), customer_metadata: secret }],
    ['in a text', 'clientSecret'],
    ['in an object with a key called entries', { entries: () => 1 }],
  ])('%s', (_, value) => {
    expect(findCredentials(value)).toEqual([])
  })

  it('and ends in a circle', () => {
    const circle: Record<string, unknown> = {}
    circle['self'] = circle
    expect(findCredentials(circle)).toEqual([])
  })
})
