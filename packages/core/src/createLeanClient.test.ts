/** Making a client, where there is no page: what is refused at once, and that nothing happens before it is used. */
import { describe, expect, it, vi } from 'vitest'
import { expectNoSecrets, plantedSecret } from '../test/expectNoSecrets.ts'
import { appToken, customerId, toJwt } from '../test/toJwt.ts'
import { createLeanClient, isLeanError, type LeanClientOptions, LeanError, type LeanMethod } from './index.ts'
import { leanMethods } from './methods.ts'

const watch = expectNoSecrets()
const fetchAccessToken = async () => toJwt()
const good: LeanClientOptions = { appToken, country: 'ae', fetchAccessToken }

function refusalOf(act: () => unknown): LeanError {
  try {
    act()
  } catch (error) {
    watch.see(error)
    if (isLeanError(error)) return error
    throw error
  }
  throw new Error('it was not refused')
}
const refusalWith = (over: object) => refusalOf(() => createLeanClient({ ...good, ...over }))

describe('bad options', () => {
  const rows: [string, object][] = [
    ['appToken', { appToken: undefined }],
    ['appToken', { appToken: '' }],
    ['appToken', { appToken: 'with space' }],
    ['appToken', { appToken: 'x'.repeat(256) }],
    ['country', { country: undefined }],
    ['country', { country: 'AE' }],
    ['country', { country: 'bh' }],
    ['country', { country: 'ae,sa' }],
    ['language', { language: 'fr' }],
    ['language', { language: 'EN' }],
    ['bundle', { bundle: 'v1' }],
    ['sandbox', { sandbox: 'yes' }],
    ['fetchAccessToken', { fetchAccessToken: undefined }],
    ['fetchAccessToken', { fetchAccessToken: toJwt() }],
    ['minTokenValidityMs', { minTokenValidityMs: 599_999 }],
    ['minTokenValidityMs', { minTokenValidityMs: 0 }],
    ['minTokenValidityMs', { minTokenValidityMs: -1 }],
    ['scriptUrl', { scriptUrl: 'http://cdn.leantech.me/x.js' }],
    ['scriptUrl', { scriptUrl: 'https://cdn.example/x.js' }],
    ['scriptUrl', { scriptUrl: 'https://leantech.me.example/x.js' }],
    ['scriptUrl', { scriptUrl: 'https://notleantech.me/x.js' }],
    ['scriptUrl', { scriptUrl: 'https://x@evil.example/.leantech.me/x.js' }],
    ['scriptUrl', { scriptUrl: 'https://cdn.leantech.me@evil.example/x.js' }],
    ['scriptUrl', { scriptUrl: 'http://localhost:1/x.js' }],
    ['scriptUrl', { scriptUrl: 'http://cdn.example/x.js', sandbox: true }],
    ['scriptUrl', { scriptUrl: 'http://localhost.example/x.js', sandbox: true }],
    ['scriptUrl', { scriptUrl: 'http://localhost@evil.example/x.js', sandbox: true }],
    ['scriptUrl', { scriptUrl: 'data:text/javascript,1', sandbox: true }],
    ['scriptUrl', { scriptUrl: 'javascript:1', sandbox: true }],
    ['scriptUrl', { scriptUrl: '/x.js', sandbox: true }],
  ]
  it.each(rows)('%s is refused: %o', (path, over) => {
    const error = refusalWith(over)
    expect(error.code).toBe('invalid_options')
    expect(error.problems?.map((problem) => problem.path)).toEqual([path])
    expect(error.message).toContain(`"${path}"`)
    expect(error.hint).not.toBe('')
  })

  it('all problems are named together', () => {
    const error = refusalOf(() => createLeanClient({ language: 'xx', minTokenValidityMs: 1, bundle: 'x' } as never))
    expect(error.problems?.map(({ path }) => path).toSorted()).toEqual([
      'appToken',
      'bundle',
      'country',
      'fetchAccessToken',
      'language',
      'minTokenValidityMs',
    ])
  })

  it.each([[undefined], [null], ['text'], [[]]])('options that are %o are refused like empty ones', (given) => {
    expect(refusalOf(() => createLeanClient(given as never)).code).toBe('invalid_options')
  })

  it.each<[Partial<LeanClientOptions>]>([
    [{ country: 'sa', language: 'ar', bundle: 'v2', version: '2.0.1' }],
    [{ minTokenValidityMs: 600_000, tokenTimeoutMs: 1, settleMs: 0, noResponseMs: 0 }],
    [{ scriptUrl: 'https://cdn.leantech.me/link/x.js' }],
    [{ scriptUrl: 'https://simulator.example/x.js', sandbox: true }],
    [{ scriptUrl: 'http://localhost:4321/x.js', sandbox: true }],
    [{ scriptUrl: 'http://127.0.0.1:4321/x.js', sandbox: true }],
    [{ scriptUrl: 'http://[::1]:4321/x.js', sandbox: true }],
    [{ nonce: 'abc', trustedTypes: 'app' }],
  ])('%o is taken', (over) => {
    const client = createLeanClient({ ...good, ...over } as LeanClientOptions)
    expect(client).toMatchObject({ appToken, country: over.country ?? 'ae', sandbox: over.sandbox ?? false })
  })
})

describe('credentials in options', () => {
  const spellings = [
    'clientSecret',
    'client_secret',
    'ClientSecret',
    'CLIENT_SECRET',
    'client-secret',
    'appSecret',
    'app_secret',
    'apiToken',
    'api_token',
    'API_TOKEN',
    'accessToken',
    'access_token',
    'app_token',
  ]
  it.each(spellings)('%s is refused, and its value does not show', (name) => {
    const error = refusalWith({ [name]: plantedSecret })
    expect(error.code).toBe('client_secret_in_browser')
    expect(error.problems).toEqual([{ path: name, message: expect.any(String) }])
  })

  it.each(spellings)('%s is refused deep inside customization', (name) => {
    const error = refusalWith({ customization: { themeColor: '#fff', more: [{ [name]: plantedSecret }] } })
    expect(error.code).toBe('client_secret_in_browser')
    expect(error.problems?.[0]?.path).toBe(`customization.more.0.${name}`)
  })

  it('come first, beside everything else that is wrong', () => {
    const error = refusalWith({ clientSecret: plantedSecret, country: 'xx', customization: { apiToken: 1 } })
    expect(error.code).toBe('client_secret_in_browser')
    expect(error.problems?.map(({ path }) => path).toSorted()).toEqual([
      'clientSecret',
      'country',
      'customization.apiToken',
    ])
  })

  it('a circle in the options does not hang', () => {
    const customization: Record<string, unknown> = {}
    customization['self'] = customization
    expect(() => createLeanClient({ ...good, customization })).not.toThrow(RangeError)
  })

  it('are refused by setOptions too, which then changes nothing', () => {
    const client = createLeanClient(good)
    const error = refusalOf(() => client.setOptions({ customization: { client_secret: plantedSecret } } as never))
    expect(error.code).toBe('client_secret_in_browser')
    expect(() => client.setOptions({ language: 'ar' })).not.toThrow()
  })
})

describe('in Node', () => {
  const fetcher = vi.fn(fetchAccessToken)
  const make = () => createLeanClient({ ...good, fetchAccessToken: fetcher })

  it.each(leanMethods.map(({ method }) => method))('%s rejects with not_in_browser', async (method: LeanMethod) => {
    const client = make()
    const params = { customerId, permissions: ['accounts'] } as never
    for (const open of [client[method](params), client.open(method, params)]) {
      await expect(open).rejects.toMatchObject({ name: 'LeanError', code: 'not_in_browser' })
    }
    expect(client.getState()).toBe(client.getInitialState())
  })

  it('preload, getAccessToken and resumeRedirect reject likewise, and no token is asked for', async () => {
    const client = make()
    const asked = [
      client.preload(),
      client.preload({ customerId }),
      client.getAccessToken(customerId),
      client.resumeRedirect('https://shop.example/'),
    ]
    for (const promise of asked) await expect(promise).rejects.toMatchObject({ code: 'not_in_browser' })
    expect(fetcher).not.toHaveBeenCalled()
  })

  it('all else works without a page', () => {
    const client = make()
    const listener = vi.fn()
    const unsubscribe = client.subscribe(listener)
    client.setOptions({ language: 'ar' })
    client.invalidateAccessToken()
    client.invalidateAccessToken(customerId)
    expect(client.getInitialState()).toEqual({
      script: { status: 'idle', error: null },
      tokens: {},
      flow: { status: 'idle', flowId: null, method: null, customerId: null },
      destroyed: false,
    })
    client.destroy()
    client.destroy()
    expect(client.getState().destroyed).toBe(true)
    expect(client.getInitialState().destroyed).toBe(false)
    unsubscribe()
  })
})

describe('LeanError', () => {
  it('is known by its name and code, also where another copy of the kit made it', () => {
    const error = refusalWith({ country: 'x' })
    const foreign = Object.assign(new Error('m'), { name: 'LeanError', code: 'aborted' })
    expect([error, foreign].map(isLeanError)).toEqual([true, true])
    const others = [new Error('m'), { name: 'LeanError', code: 'aborted' }, null, undefined, 'LeanError', 1]
    expect(others.map(isLeanError)).toEqual(others.map(() => false))
    expect(error).toBeInstanceOf(LeanError)
  })

  it('prints as JSON with its message and facts', () => {
    const error = refusalWith({ country: 'x' })
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({
      code: 'invalid_options',
      message: error.message,
      hint: error.hint,
      docsUrl: expect.stringMatching(/#invalid_options$/),
      retryable: false,
      problems: [{ path: 'country' }],
    })
  })
})
