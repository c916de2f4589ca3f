/** Which answers of a fetcher are tokens that may be used, and what is said of those that may not. */
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import hosts from '../../../guard/test/leanHosts.json' with { type: 'json' }
import { createTestClient, fetchToken, outcomeOf, type OptionOverrides } from '../../test/createTestClient.ts'
import { expectNoSecrets, plantedSecret } from '../../test/expectNoSecrets.ts'
import { settled } from '../../test/page.ts'
import { appToken, customerId, plantedSignature, toClaims, toJwt, toOddJwt } from '../../test/toJwt.ts'
import { type AccessTokenFetcher, isLeanError, type LeanErrorCode } from '../index.ts'

const watch = expectNoSecrets()
const now = () => Math.floor(Date.now() / 1_000)
/** A fetcher whose answer may be of any type, as a wrong backend's is. */
const answering = (answer: unknown) => (async () => answer) as unknown as AccessTokenFetcher
const ask = async (answer: unknown, over: OptionOverrides = {}) => {
  const made = createTestClient(watch, { fetchAccessToken: answering(answer), ...over })
  const outcome = await outcomeOf(
    watch,
    made.client.getAccessToken(customerId).then(() => ({})),
  )
  return { ...made, outcome }
}
const [head, body] = toJwt().split('.')
const other = '0b5e0000-0000-4000-8000-00000000bad1'
const production = 'https://auth.leantech.me'
const sandbox = 'https://auth.sandbox.leantech.me'
const saudi = 'https://auth.sandbox.sa.leantech.me'

describe('is refused', () => {
  const rows: [why: string, answer: unknown, code: LeanErrorCode, over?: OptionOverrides][] = [
    ['nothing', undefined, 'token_malformed'],
    ['null', null, 'token_malformed'],
    ['a number', 42, 'token_malformed'],
    ['true', true, 'token_malformed'],
    ['an empty text', '', 'token_malformed'],
    ['a word', 'token', 'token_malformed'],
    ['a list', [toJwt()], 'token_malformed'],
    ['an empty object', {}, 'token_malformed'],
    ['an OAuth error', { error: 'invalid_client' }, 'token_malformed'],
    ['access_token of a number', { access_token: 1 }, 'token_malformed'],
    ['access_token of null', { access_token: null }, 'token_malformed'],
    ['access_token of an object', { access_token: { token: toJwt() } }, 'token_malformed'],
    ['accessToken in camelCase', { accessToken: toJwt() }, 'token_malformed'],
    ['a Response', new Response(JSON.stringify({ access_token: toJwt() })), 'token_malformed'],
    ['HTML', '<!doctype html><title>Sign in</title>', 'token_malformed'],
    ['JSON as text', JSON.stringify({ access_token: toJwt() }), 'token_malformed'],
    ['one part', 'abc', 'token_malformed'],
    ['two parts', `${head}.${body}`, 'token_malformed'],
    ['four parts', `${toJwt()}.x`, 'token_malformed'],
    ['five parts, as an encrypted token has', 'a.b.c.d.e', 'token_malformed'],
    ['an empty signature', `${head}.${body}.`, 'token_malformed'],
    ['an empty payload', `${head}..sig`, 'token_malformed'],
    ['a space before it', ` ${toJwt()}`, 'token_malformed'],
    ['a line end behind it', `${toJwt()}\n`, 'token_malformed'],
    ['quotes around it', `"${toJwt()}"`, 'token_malformed'],
    ['standard base64 in it', `${head}.${body}+/.sig`, 'token_malformed'],
    ['a payload that is not base64', `${head}.a.sig`, 'token_malformed'],
    ['a payload that is not JSON', `${head}.bm90IGpzb24.sig`, 'token_malformed'],
    ['a header that is not JSON', `bm90IGpzb24.${body}.sig`, 'token_malformed'],
    ['a payload of null', toOddJwt(null), 'token_malformed'],
    ['a payload of a number', toOddJwt(1), 'token_malformed'],
    ['a payload of a text', toOddJwt('claims'), 'token_malformed'],
    ['a payload of a list', toOddJwt([toClaims()]), 'token_malformed'],
    ['no exp', toJwt({ exp: undefined }), 'token_malformed'],
    ['exp as text', toJwt({ exp: String(now() + 3_600) }), 'token_malformed'],
    ['exp of null', toJwt({ exp: null }), 'token_malformed'],
    ['alg none', toJwt({}, { alg: 'none' }), 'token_malformed'],
    ['alg None', toJwt({}, { alg: 'None' }), 'token_malformed'],
    ['alg NONE', toJwt({}, { alg: 'NONE' }), 'token_malformed'],
    ['alg of nothing', toJwt({}, { alg: '' }), 'token_malformed'],
    ['no alg', toJwt({}, { kid: 'x' }), 'token_malformed'],
    ['alg none in a list', toJwt({}, { alg: ['none'] }), 'token_malformed'],
    ['a header of null', toJwt({}, null), 'token_malformed'],
    ['more than 16 kB', toJwt({ padding: 'x'.repeat(16_384) }), 'token_malformed'],
    ['more than 16 kB in an answer', { access_token: toJwt({ padding: 'x'.repeat(16_384) }) }, 'token_malformed'],
    ['megabytes', 'x'.repeat(5_000_000), 'token_malformed'],
    ['Bearer before it', `Bearer ${toJwt()}`, 'token_has_bearer_prefix'],
    ['bearer before it in an answer', { access_token: `bearer ${toJwt()}` }, 'token_has_bearer_prefix'],
    ['BEARER and a tab', `BEARER\t${toJwt()}`, 'token_has_bearer_prefix'],
    ['a client secret beside it', { access_token: toJwt(), client_secret: plantedSecret }, 'client_secret_in_browser'],
    ['clientSecret beside it', { access_token: toJwt(), clientSecret: plantedSecret }, 'client_secret_in_browser'],
    ['CLIENT-SECRET beside it', { access_token: toJwt(), 'CLIENT-SECRET': plantedSecret }, 'client_secret_in_browser'],
    [
      'an app secret deep in it',
      { access_token: toJwt(), data: { app_secret: plantedSecret } },
      'client_secret_in_browser',
    ],
    ['an API token beside it', { access_token: toJwt(), apiToken: plantedSecret }, 'client_secret_in_browser'],
    ['a secret and no token', { client_secret: plantedSecret }, 'client_secret_in_browser'],
    ['another customer', toJwt({ customers: [{ id: other }] }), 'token_wrong_customer'],
    ['two customers', toJwt({ customers: [{ id: customerId }, { id: other }] }), 'token_wrong_customer'],
    [
      'another customer in the scope claim',
      toJwt({ customers: undefined, scope: [`customer.${other}`] }),
      'token_wrong_customer',
    ],
    [
      'another customer in the answer’s scope',
      { access_token: toJwt(), scope: `customer.${other}` },
      'token_wrong_customer',
    ],
    ['a customer in other letters', toJwt({ customers: [{ id: customerId.toUpperCase() }] }), 'token_wrong_customer'],
    ['a customer of a number', toJwt({ customers: [{ id: 1 }] }), 'token_wrong_customer'],
    ['customers without ids', toJwt({ customers: [{}] }), 'token_wrong_customer'],
    ['no customer anywhere', toJwt({ customers: undefined }), 'token_wrong_scope'],
    ['customers of an empty list', toJwt({ customers: [] }), 'token_wrong_scope'],
    ['an API token', toJwt({ customers: undefined, scope: ['customer.read', 'customer.write'] }), 'token_wrong_scope'],
    ['the scope api in the answer', { access_token: toJwt(), scope: 'api' }, 'token_wrong_scope'],
    ['the scope api among others', { access_token: toJwt(), scope: `customer.${customerId} api` }, 'token_wrong_scope'],
    ['the scope api in the claim', toJwt({ scope: ['api'] }), 'token_wrong_scope'],
    ['another app as sub', toJwt({ sub: other }), 'token_wrong_app'],
    ['another app in applications', toJwt({ applications: [{ id: other }] }), 'token_wrong_app'],
    ['the production issuer in the sandbox', toJwt({ iss: production }), 'token_wrong_environment'],
    ['the sandbox issuer in production', toJwt({ iss: sandbox }), 'token_wrong_environment', { sandbox: false }],
    ['the Saudi issuer in the UAE', toJwt({ iss: saudi }), 'token_wrong_country'],
    ['the Emirati issuer in Saudi Arabia', toJwt({ iss: sandbox }), 'token_wrong_country', { country: 'sa' }],
    ['5 minutes to live', toJwt({ exp: now() + 300 }), 'token_expiring'],
    ['just under 11 minutes', toJwt({ exp: now() + 659 }), 'token_expiring'],
    ['an exp of 0', toJwt({ exp: 0 }), 'token_expiring'],
    ['an exp before iat', toJwt({ iat: now(), exp: now() - 1 }), 'token_expiring'],
    ['an expires_in of 5 minutes', { access_token: toJwt(), expires_in: 300 }, 'token_expiring'],
    ['an expires_in of 0', { access_token: toJwt(), expires_in: 0 }, 'token_expiring'],
    ['an expires_in below 0', { access_token: toJwt(), expires_in: -1 }, 'token_expiring'],
    ['less life than minTokenValidityMs asks', toJwt(), 'token_expiring', { minTokenValidityMs: 3_601_000 }],
  ]

  it.each(rows)('%s', async (_, answer, code, over) => {
    const { outcome, client, story } = await ask(answer, over)
    expect(outcome.error?.code).toBe(code)
    expect(outcome.error?.message).not.toBe(code)
    expect(outcome.error?.hint).not.toBe('')
    expect(client.getState().tokens[customerId]).toMatchObject({ status: 'error', expiresAt: null, error: { code } })
    expect(story('token')).toEqual(['token requested', `token refused ${code}`])
  })

  it('with a hint to await json() for a Response', async () => {
    const { outcome } = await ask(new Response('{}'))
    expect(`${outcome.error?.message} ${outcome.error?.hint}`).toMatch(/Response/)
    expect(`${outcome.error?.message} ${outcome.error?.hint}`).toMatch(/json/i)
  })

  it('and is not asked for again: another try would bring the same', async () => {
    const fetchAccessToken = vi.fn(answering('nonsense'))
    const { client } = createTestClient(watch, { fetchAccessToken })
    await outcomeOf(watch, client.getAccessToken(customerId))
    expect(fetchAccessToken).toHaveBeenCalledTimes(1)
  })
})

describe('passes', () => {
  const rows: [why: string, answer: unknown, over?: OptionOverrides][] = [
    ['the JWT itself', toJwt()],
    [
      'an OAuth answer',
      { access_token: toJwt(), token_type: 'Bearer', expires_in: 3_599, scope: `customer.${customerId}` },
    ],
    ['token_type in small letters', { access_token: toJwt(), token_type: 'bearer' }],
    ['no expires_in', { access_token: toJwt() }],
    ['expires_in of null', { access_token: toJwt(), expires_in: null }],
    ['expires_in as text', { access_token: toJwt(), expires_in: '3599' }],
    ['more fields than known', { access_token: toJwt(), refresh_token: 'r', id: 1, nested: { a: [1] } }],
    ['scope as a list', toJwt({ scope: ['connect.read', `customer.${customerId}`] })],
    ['scope as a text', toJwt({ scope: `connect.read customer.${customerId}`, customers: undefined })],
    ['the customer in the scope claim only', toJwt({ customers: undefined, scope: [`customer.${customerId}`] })],
    [
      'the customer in the answer’s scope only',
      { access_token: toJwt({ customers: undefined, scope: undefined }), scope: `customer.${customerId}` },
    ],
    ['no scope claim', toJwt({ scope: undefined })],
    ['scope of null', toJwt({ scope: null })],
    ['aud as a text', toJwt({ aud: 'https://link.sandbox.leantech.me' })],
    ['aud as a list', toJwt({ aud: ['https://link.sandbox.leantech.me'] })],
    ['no aud', toJwt({ aud: undefined })],
    ['no sub', toJwt({ sub: undefined })],
    ['no applications', toJwt({ applications: undefined })],
    ['no iat', toJwt({ iat: undefined })],
    ['no nbf and no jti', toJwt({ nbf: undefined, jti: undefined })],
    ['iat as text', toJwt({ iat: String(now()) })],
    ['exp with a fraction', toJwt({ exp: now() + 3_600.5 })],
    ['an hour by a clock that is a day ahead', toJwt({ iat: now() + 86_400, exp: now() + 90_000 })],
    ['an hour by a clock that is a day behind', toJwt({ iat: now() - 86_400, exp: now() - 82_800 })],
    ['another algorithm', toJwt({}, { alg: 'ES256' })],
    ['letters beyond ASCII in a claim', toJwt({ name: 'عميل — ünïcode 🏦' })],
    ['the issuer with a slash', toJwt({ iss: `${sandbox}/` })],
    ['the production issuer in production', toJwt({ iss: production }), { sandbox: false }],
    ['the Saudi issuer in Saudi Arabia', toJwt({ iss: saudi }), { country: 'sa' }],
    ['almost 16 kB', toJwt({ padding: 'x'.repeat(11_500) })],
  ]

  it.each(rows)('%s', async (_, answer, over) => {
    const { outcome, client, story } = await ask(answer, over)
    expect(outcome.error).toBeUndefined()
    expect(client.getState().tokens[customerId]).toMatchObject({ status: 'ready', error: null })
    expect(story('token')).toEqual(['token requested', 'token ready'])
  })

  const issuers: [string, unknown][] = [
    ['of a new host of Lean', 'https://auth.eu.leantech.me.example'],
    ['of the outlier host', 'https://login.leantech.me'],
    ['of somebody else', 'https://auth.example'],
    ['that is absent', undefined],
    ['that is no text', 7],
  ]
  it.each(issuers)('an issuer %s, with a warning', async (_, iss) => {
    const { outcome, events } = await ask(toJwt({ iss }))
    await settled()
    expect(outcome.error).toBeUndefined()
    expect(events.find(({ type }) => type === 'warning')).toMatchObject({ code: 'token_issuer' })
    expect(events.find((event) => event.type === 'token' && event.status === 'ready')).toMatchObject({
      issuer: 'unknown',
    })
  })

  it('a known issuer without one', async () => {
    const { events } = await ask(toJwt())
    await settled()
    expect(events.filter(({ type }) => type === 'warning')).toEqual([])
    expect(events.at(-1)).toMatchObject({ status: 'ready', issuer: 'recognised' })
  })

  it.each(hosts.auth)('an issuer %s in its own country and environment, and nowhere else', async (host) => {
    const taken: object[] = []
    for (const over of [
      { country: 'ae', sandbox: true },
      { country: 'ae', sandbox: false },
      { country: 'sa', sandbox: true },
      { country: 'sa', sandbox: false },
    ] as const) {
      const { outcome } = await ask(toJwt({ iss: `https://${host}` }), over)
      if (!outcome.error) taken.push(over)
    }
    expect(taken).toEqual([{ country: host.includes('.sa.') ? 'sa' : 'ae', sandbox: host.includes('.sandbox.') }])
  })

  it('and the shorter of its two lives counts', async () => {
    const { client } = await ask({ access_token: toJwt(), expires_in: 1_000 })
    const left = (client.getState().tokens[customerId]?.expiresAt ?? 0) - Date.now()
    expect(left).toBeLessThanOrEqual(1_000_000)
    expect(left).toBeGreaterThan(990_000)
  })
})

describe('whatever a fetcher does, there is a token or a LeanError', () => {
  const claims = fc.record(
    {
      exp: fc.oneof(fc.constant(now() + 3_600), fc.anything()),
      iat: fc.anything(),
      iss: fc.oneof(fc.constant(sandbox), fc.webUrl(), fc.anything()),
      sub: fc.oneof(fc.constant(appToken), fc.anything()),
      customers: fc.oneof(fc.constant([{ id: customerId }]), fc.anything()),
      applications: fc.anything(),
      scope: fc.anything(),
    },
    { requiredKeys: [] },
  )
  const jwt = fc
    .oneof(
      fc
        .tuple(fc.jsonValue(), fc.jsonValue())
        .map(([header, payload]) => [JSON.stringify(header), JSON.stringify(payload)]),
      claims.map((payload) => ['{"alg":"RS256"}', stringify(payload)]),
    )
    .map((parts) => [...parts.map(base64url), plantedSignature].join('.'))
  const answer = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.anything(),
    jwt,
    fc.record(
      { access_token: fc.oneof(jwt, fc.anything()), expires_in: fc.anything(), scope: fc.anything() },
      { requiredKeys: [] },
    ),
  )

  it('for every answer and every rejection', async () => {
    await fc.assert(
      fc.asyncProperty(answer, fc.boolean(), async (value, rejects) => {
        const fetchAccessToken = (rejects ? () => Promise.reject(value) : async () => value) as AccessTokenFetcher
        const { client } = createTestClient(watch, { fetchAccessToken, tokenTimeoutMs: 1_000 })
        const { error, result } = await outcomeOf(
          watch,
          client.getAccessToken(customerId).then(() => ({ status: 'success' })),
        )
        expect(result?.status === 'success' || isLeanError(error)).toBe(true)
        expect(client.getState().tokens[customerId]?.status).toBe(error ? 'error' : 'ready')
        client.destroy()
      }),
      { numRuns: 400 },
    )
  })

  it('for an object that throws when it is looked at', async () => {
    const hostile = () => {
      throw new Error('trap')
    }
    const trap = new Proxy({}, { get: hostile, ownKeys: hostile, has: hostile, getOwnPropertyDescriptor: hostile })
    const getter = Object.defineProperty({}, 'access_token', { get: hostile, enumerable: true })
    for (const value of [getter, { access_token: getter }, { access_token: trap }]) {
      const { client } = createTestClient(watch, { fetchAccessToken: answering(value) })
      const error: unknown = await client.getAccessToken(customerId).catch((caught: unknown) => caught)
      expect(isLeanError(error)).toBe(true)
    }
  })

  it('for a fetcher that throws instead of rejecting', async () => {
    const fetchAccessToken = (() => {
      throw new Error(`with ${toJwt()} in it`)
    }) as unknown as AccessTokenFetcher
    const { client } = createTestClient(watch, { fetchAccessToken })
    const { error } = await outcomeOf(watch, client.getAccessToken(customerId))
    expect(error).toMatchObject({ code: 'token_request_failed', cause: { message: 'with [jwt] in it' } })
  })

  it('and every customer has their own', async () => {
    const fetchAccessToken = vi.fn(fetchToken)
    const { client } = createTestClient(watch, { fetchAccessToken })
    const tokens = await Promise.all(['a', 'b', 'a'].map((id) => client.getAccessToken(id)))
    expect(tokens[0]).toBe(tokens[2])
    expect(tokens[0]).not.toBe(tokens[1])
    expect(fetchAccessToken.mock.calls.map(([request]) => request.customerId)).toEqual(['a', 'b'])
    for (const id of ['__proto__', 'constructor', 'toString']) {
      expect(await client.getAccessToken(id)).toContain(plantedSignature)
      expect(Object.keys(client.getState().tokens)).toContain(id)
    }
  })
})

function base64url(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}

/** JSON of whatever fast-check comes up with, circles and bigints too. */
function stringify(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null'
  } catch {
    return '{}'
  }
}
