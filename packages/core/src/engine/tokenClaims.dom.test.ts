/** Claims of a shape that Lean's tokens do not have: what is there and cannot be read is refused, like what says something wrong. */
import { describe, expect, it } from 'vitest'
import { createTestClient, outcomeOf } from '../../test/createTestClient.ts'
import { expectNoSecrets } from '../../test/expectNoSecrets.ts'
import { appToken, customerId, toClaims, toJwt } from '../../test/toJwt.ts'
import type { AccessTokenFetcher, LeanErrorCode } from '../index.ts'

const watch = expectNoSecrets()
const now = () => Math.floor(Date.now() / 1_000)
const day = 86_400
const other = '0b5e0000-0000-4000-8000-00000000bad1'
const named = [`customer.${customerId}`]

/** What `customer` is told of a backend that answers so. */
async function askFor(customer: string, answer: unknown) {
  const { client } = createTestClient(watch, {
    fetchAccessToken: (async () => answer) as unknown as AccessTokenFetcher,
  })
  const { error } = await outcomeOf(
    watch,
    client.getAccessToken(customer).then(() => ({})),
  )
  return error
}

/** A token whose claims are this JSON, which may hold what `JSON.stringify` never writes. */
const toTokenOf = (json: string) => {
  const [header, , signature] = toJwt().split('.')
  return [header, btoa(json).replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_'), signature].join('.')
}

describe('a token is refused', () => {
  const rows: [why: string, answer: unknown, code: LeanErrorCode][] = [
    ['whose customers are no list', toJwt({ customers: { id: customerId }, scope: named }), 'token_wrong_customer'],
    ['whose customers are a text', toJwt({ customers: customerId, scope: named }), 'token_wrong_customer'],
    ['whose customers are false', toJwt({ customers: false, scope: named }), 'token_wrong_customer'],
    ['one of whose customers is null', toJwt({ customers: [{ id: customerId }, null] }), 'token_wrong_customer'],
    ['whose applications are no list', toJwt({ sub: undefined, applications: { id: other } }), 'token_wrong_app'],
    ['whose applications are a text', toJwt({ sub: undefined, applications: other }), 'token_wrong_app'],
    ['one of whose applications is unreadable', toJwt({ applications: [{ id: appToken }, 1] }), 'token_wrong_app'],
    ['whose sub is an object', toJwt({ sub: { id: appToken } }), 'token_wrong_app'],
    ['whose scopes are nested', toJwt({ scope: [['api']] }), 'token_wrong_scope'],
    ['whose scope is an object', toJwt({ scope: { api: true } }), 'token_wrong_scope'],
    ['whose scope is a number', toJwt({ scope: 1 }), 'token_wrong_scope'],
    ['with API scope in capitals', toJwt({ scope: ['API'] }), 'token_wrong_scope'],
    ['with a part of the API scope', toJwt({ scope: ['connect.read', 'api.read'] }), 'token_wrong_scope'],
    ['with a part of the API scope in capitals', toJwt({ scope: 'connect.read Api.Write' }), 'token_wrong_scope'],
    ['with API scope behind a line end', { access_token: toJwt(), scope: `${named[0]}\napi` }, 'token_wrong_scope'],
    ['with API scope in the claim scp', toJwt({ scp: ['api'] }), 'token_wrong_scope'],
    ['with API scope in the claim scp, as text', toJwt({ scp: 'api.read' }), 'token_wrong_scope'],
    ['with API scope in the claim scopes', toJwt({ scopes: ['api'] }), 'token_wrong_scope'],
    ['whose scp names another customer', toJwt({ scp: [`customer.${other}`] }), 'token_wrong_customer'],
    ['of another customer in capitals', toJwt({ scope: [`CUSTOMER.${other}`] }), 'token_wrong_customer'],
    ['whose answer has unreadable scopes', { access_token: toJwt(), scope: { is: 'api' } }, 'token_wrong_scope'],
    [
      'that lives for ever',
      toTokenOf(JSON.stringify(toClaims({ exp: 0 })).replace('"exp":0', '"exp":1e400')),
      'token_malformed',
    ],
    ['whose exp is in milliseconds', toJwt({ exp: (now() + 3_600) * 1_000 }), 'token_malformed'],
    ['whose times are in milliseconds', toJwt({ iat: now() * 1_000, exp: (now() + 3_600) * 1_000 }), 'token_malformed'],
    ['that lives for 30 days', toJwt({ exp: now() + 30 * day }), 'token_malformed'],
    [
      'that lives for more than a day, without iat',
      toJwt({ iat: undefined, exp: now() + day + 60 }),
      'token_malformed',
    ],
    ['whose expires_in cannot be read', { access_token: toJwt(), expires_in: 'soon' }, 'token_malformed'],
  ]
  it.each(rows)('%s', async (_, answer, code) => {
    const error = await askFor(customerId, answer)
    expect(error?.code).toBe(code)
    expect(error?.message).not.toBe(code)
  })

  it('that lives for ever, in words that name exp', async () => {
    expect((await askFor(customerId, toJwt({ exp: now() + 30 * day })))?.message).toMatch(/\bexp\b.*\bday\b/)
  })
})

describe('a token passes', () => {
  const rows: [why: string, answer: unknown][] = [
    ['that lives for a day', toJwt({ iat: now(), exp: now() + day })],
    ['with a scope that merely begins like api', toJwt({ scope: ['apiary.read'] })],
    ['whose customer stands in scp alone', toJwt({ customers: undefined, scope: undefined, scp: named })],
    ['whose customer stands in a scope in capitals', toJwt({ scope: `CUSTOMER.${customerId}` })],
    ['with claims of null', toJwt({ scp: null, scopes: null, applications: null, scope: null })],
    ['with more spaces between scopes', { access_token: toJwt(), scope: `connect.read  ${named[0]} ` }],
  ]
  it.each(rows)('%s', async (_, answer) => {
    expect(await askFor(customerId, answer)).toBeUndefined()
  })
})

describe('customer ids that are UUIDs are compared without letter case', () => {
  const lower = '6a1b0000-0000-4000-8000-00000000abcd'
  const upper = lower.toUpperCase()
  it.each([
    ['customers', upper, toJwt({ customers: [{ id: lower }] })],
    ['customers, the other way round', lower, toJwt({ customers: [{ id: upper }] })],
    ['the scope claim', upper, toJwt({ customers: undefined, scope: [`customer.${lower}`] })],
    ['the answer’s scope', upper, { access_token: toJwt({ customers: [{ id: lower }] }), scope: `customer.${lower}` }],
  ])('in %s', async (_, customer, answer) => {
    expect(await askFor(customer, answer)).toBeUndefined()
  })

  it('another UUID is another customer all the same', async () => {
    expect((await askFor(upper, toJwt({ customers: [{ id: other }] })))?.code).toBe('token_wrong_customer')
  })
})
