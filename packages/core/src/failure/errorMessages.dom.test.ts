/** What errors say: to the developer, in whole sentences with the page behind them, and to the customer. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connectParams, createTestClient, outcomeOf } from '../../test/createTestClient.ts'
import { expectNoSecrets, plantedSecret } from '../../test/expectNoSecrets.ts'
import { installVendor } from '../../test/page.ts'
import { appToken, customerId, toJwt } from '../../test/toJwt.ts'
import { isLeanError, LeanError, type LeanErrorCode } from '../index.ts'
import { getUserMessage } from './getUserMessage.ts'
import { suggestName } from './suggestName.ts'

const watch = expectNoSecrets()

/** What making a client with these options is refused with. */
function refusalOf(options: object): LeanError {
  try {
    createTestClient(watch, options)
  } catch (error) {
    if (isLeanError(error)) return watch.see(error)
    throw error
  }
  throw new Error('it was not refused')
}

describe('an option that is wrong', () => {
  it.each<[string, object, RegExp[]]>([
    [
      'appToken',
      { appToken: 'your Application ID' },
      [/Application ID from Lean's dashboard/, /19 characters with spaces/],
    ],
    ['appToken', { appToken: undefined }, [/It was missing/]],
    ['country', { country: 'uae' }, [/'ae' \(United Arab Emirates\) or 'sa'/, /It was 'uae'\. Did you mean 'ae'\?/]],
    ['country', { country: 'SA' }, [/Did you mean 'sa'\?/]],
    ['sandbox', { sandbox: 'true' }, [/must be true or false, not text/]],
    [
      'scriptUrl',
      { sandbox: false, scriptUrl: 'http://localhost:4010/link.js' },
      [/localhost:4010/, /Set sandbox: true/],
    ],
    ['minTokenValidityMs', { minTokenValidityMs: 1000 }, [/at least 600000 \(10 minutes in ms\)/, /It was 1000/]],
    ['settleMs', { settleMs: '1s' }, [/number of milliseconds/, /It was '1s'/]],
    ['fetchAccessToken', { fetchAccessToken: undefined }, [/tokenUrl: '\/api\/lean\/token'/]],
    ['fetchAccessToken', { tokenUrl: '/api/lean/token' }, [/cannot be given together with tokenUrl/]],
    ['tokenUrl', { fetchAccessToken: undefined, tokenUrl: toJwt() }, [/It was a token/]],
    ['langauge', { langauge: 'en' }, [/Did you mean "language"\?/]],
    ['app-id', { 'app-id': 'x' }, [/is no option of a client/]],
  ])('%s: %o is told in a sentence', (path, options, sentences) => {
    const error = refusalOf(options)
    expect(error.code).toBe('invalid_options')
    expect(error.problems?.map((problem) => problem.path)).toEqual([path])
    for (const sentence of sentences) expect(error.message).toMatch(sentence)
    expect(error.message).not.toMatch(/replace a secret|\\S|\{1,255\}/)
    expect(error.message.endsWith(`docs/errors.md#${error.code}`)).toBe(true)
  })

  it('is not repeated where it may be a secret', () => {
    expect(refusalOf({ appToken: `${plantedSecret} ` }).message).not.toContain(plantedSecret)
  })
})

it('names the param that was meant, also in Lean’s spelling', async () => {
  const { client } = createTestClient(watch)
  const params = { ...connectParams, success_redirect_url: 'https://shop.example/ok', permisions: ['accounts'] }
  const { error } = await outcomeOf(watch, client.connect(params as never))
  expect(error?.message).toContain('Did you mean "successRedirectUrl"?')
  expect(error?.message).toContain('Did you mean "permissions"?')
})

it.each([
  ['customerid', 'customerId'],
  ['customer_id', 'customerId'],
  ['permisions', 'permissions'],
  ['acountType', 'accountType'],
  ['colour', undefined],
  ['x', undefined],
])('suggests for %s: %s', (given, meant) => {
  expect(suggestName(given, ['customerId', 'permissions', 'accountType', 'accessTo'])).toBe(meant)
})

describe('a token that does not fit', () => {
  it.each<[LeanErrorCode, object, object, RegExp]>([
    [
      'token_wrong_environment',
      { sandbox: true },
      { iss: 'https://auth.leantech.me' },
      /The client has sandbox: true; the token was issued by https:\/\/auth\.leantech\.me, which is production/,
    ],
    [
      'token_wrong_country',
      { country: 'sa' },
      { iss: 'https://auth.sandbox.leantech.me' },
      /The client has country: 'sa'; the token was issued by https:\/\/auth\.sandbox\.leantech\.me/,
    ],
    [
      'token_wrong_app',
      {},
      { sub: 'another-app' },
      new RegExp(`the application ${appToken}; the token names another-app`),
    ],
  ])('%s says which side says what', async (code, options, claims, sentence) => {
    const { client } = createTestClient(watch, {
      ...options,
      fetchAccessToken: async () => toJwt(claims as Record<string, unknown>),
    })
    const { error } = await outcomeOf(watch, client.getAccessToken(customerId))
    expect(error?.code).toBe(code)
    expect(error?.message).toMatch(sentence)
  })
})

describe('a token endpoint that gives no token', () => {
  const respond = vi.fn<typeof fetch>()
  beforeEach(() => void vi.stubGlobal('fetch', respond))
  afterEach(() => {
    vi.unstubAllGlobals()
    respond.mockReset()
  })
  const json = (status: number, body: object) => new Response(JSON.stringify(body), { status })

  it.each<[string, () => Response, number, RegExp]>([
    ['404', () => new Response('<!doctype html>', { status: 404 }), 404, /answered 404\..*no such route/s],
    ['401', () => json(401, { error: 'unauthenticated' }), 401, /answered 401 \(unauthenticated\)\..*signed out/s],
    ['403 by origin', () => json(403, { error: 'forbidden_origin' }), 403, /\(forbidden_origin\).*allowedOrigins/s],
    [
      '403 by customer',
      () => json(403, { error: 'customer_mismatch' }),
      403,
      /\(customer_mismatch\).*another customer/s,
    ],
    ['405', () => new Response(null, { status: 405 }), 405, /does not take POST/],
    [
      'a login page',
      () => new Response('<!doctype html>', { status: 200 }),
      200,
      /200 with something that is not JSON.*proxy/s,
    ],
  ])('%s: says what it answered, where, and what to do', async (_, response, status, sentence) => {
    respond.mockImplementation(async () => response())
    const { client } = createTestClient(watch, { fetchAccessToken: undefined, tokenUrl: '/api/lean/token?secret=1' })
    const { error } = await outcomeOf(watch, client.getAccessToken(customerId))
    expect(error).toMatchObject({ code: 'token_request_failed', status })
    expect(error?.message).toContain(`at ${location.origin}/api/lean/token answered`)
    expect(error?.message).toMatch(sentence)
    expect(respond).toHaveBeenCalledTimes(1)
  })

  it('unreachable: says so, and is tried again', async () => {
    respond.mockRejectedValue(new TypeError('Failed to fetch'))
    const { client } = createTestClient(watch, { fetchAccessToken: undefined, tokenUrl: '/api/lean/token' })
    const { error } = await outcomeOf(watch, client.getAccessToken(customerId))
    expect(error).toMatchObject({ code: 'token_request_failed', retryable: true })
    expect(error?.message).toMatch(/could not be reached.*Check that your backend runs/s)
    expect(respond).toHaveBeenCalledTimes(3)
  })
})

describe('tokenUrl', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('asks the endpoint as tokenEndpoint() does, within the call of preload', async () => {
    const ask = vi.fn<typeof fetch>(async () => new Response(JSON.stringify({ access_token: toJwt() })))
    vi.stubGlobal('fetch', ask)
    installVendor({ connect: () => undefined })
    const { client } = createTestClient(watch, { fetchAccessToken: undefined, tokenUrl: '/api/lean/token' })
    const ready = client.preload({ customerId })
    expect(ask).toHaveBeenCalledTimes(1)
    const [url, init] = ask.mock.calls[0]!
    expect(url).toBe('/api/lean/token')
    expect(init).toMatchObject({
      method: 'POST',
      body: JSON.stringify({ customer_id: customerId }),
      redirect: 'manual',
    })
    await ready
    await expect(client.getAccessToken(customerId)).resolves.toMatch(/^eyJ/)
    expect(ask).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['https://auth.sandbox.leantech.me/oauth2/token', /address of Lean's/],
    ['https://elsewhere.example/token', /another origin than the page/],
  ])('%s is refused', async (tokenUrl, sentence) => {
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ access_token: toJwt() })))
    const { client } = createTestClient(watch, { fetchAccessToken: undefined, tokenUrl })
    const { error } = await outcomeOf(watch, client.getAccessToken(customerId))
    expect(error?.code).toBe('invalid_options')
    expect(error?.message).toMatch(sentence)
  })

  it('takes the place of a fetcher by setOptions, and the other way round', async () => {
    const ask = vi.fn<typeof fetch>(async () => new Response(JSON.stringify({ access_token: toJwt() })))
    vi.stubGlobal('fetch', ask)
    const fetchAccessToken = vi.fn(async () => toJwt())
    const { client } = createTestClient(watch, { fetchAccessToken })
    client.setOptions({ tokenUrl: '/api/lean/token' })
    await client.getAccessToken(customerId)
    expect([ask, fetchAccessToken].map(({ mock }) => mock.calls.length)).toEqual([1, 0])
    client.setOptions({ fetchAccessToken })
    await client.getAccessToken(customerId, { refresh: true })
    expect([ask, fetchAccessToken].map(({ mock }) => mock.calls.length)).toEqual([1, 1])
  })
})

describe('the customer’s sentence', () => {
  const codes = Object.keys({
    sdk_load_failed: true,
    token_request_failed: true,
    link_error: true,
    link_outcome_unknown: true,
    link_no_response: true,
    confirm_timeout: true,
    flow_in_progress: true,
    invalid_options: true,
    unexpected: true,
  }) as LeanErrorCode[]

  it.each(codes)('%s has one in both languages, without a technical word', (code) => {
    const english = getUserMessage({ code }, 'en')
    expect(english).toMatch(/^[A-Z].*[.]$/)
    expect(english).not.toMatch(/\b(LinkSDK|token|script|error|code|SDK|API|client)\b/i)
    expect(getUserMessage({ code }, 'ar')).toMatch(/^[\u0600-\u06FF].*[.]$/)
  })

  it('asks to sign in again where the session is over', () => {
    expect(getUserMessage({ code: 'token_request_failed', status: 401 }, 'en')).toMatch(/sign in/)
  })

  it('is in the language of the client', async () => {
    const { client } = createTestClient(watch, { language: 'ar', fetchAccessToken: async () => 'no token' })
    const { error } = await outcomeOf(watch, client.getAccessToken(customerId))
    expect(error?.userMessage).toBe(getUserMessage({ code: 'token_malformed' }, 'ar'))
  })

  it('is there also where the words could not be downloaded', () => {
    expect(new LeanError({ code: 'kit_load_failed' }).userMessage).toBe('Please try again.')
  })
})
