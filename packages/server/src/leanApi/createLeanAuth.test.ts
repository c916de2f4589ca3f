/** The options of createLeanAuth, and the hosts they lead to. */
import { describe, expect, it, vi } from 'vitest'
import { createLeanAuth, createTokenHandler, LeanServerError, type LeanAuthOptions } from '../index.ts'

const good: LeanAuthOptions = { clientId: 'app', clientSecret: 'planted-secret', country: 'ae' }
const problemsOf = (options: unknown): string => {
  try {
    createLeanAuth(options as LeanAuthOptions)
  } catch (error) {
    expect(error).toBeInstanceOf(LeanServerError)
    expect(error).toMatchObject({ code: 'invalid_options', status: 500 })
    return (error as Error).message
  }
  return ''
}

it('throws at once with every problem, quoting names but no values', () => {
  const message = problemsOf({
    clientId: '',
    clientSecret: ' planted-secret\n',
    country: 'bh',
    sandbox: 'false',
    fetch: 'planted-secret',
    store: { get() {} },
    timeoutMs: -1,
    legacyMtls: 'yes',
    authBaseUrl: 'http://planted-secret.example',
    apiBaseUrl: 'https://user:planted-secret@api.example',
  })
  const named = [
    'clientId',
    'clientSecret',
    'country',
    'sandbox',
    'fetch',
    'store',
    'timeoutMs',
    'legacyMtls',
    'authBaseUrl',
    'apiBaseUrl',
  ]
  for (const name of named) expect(message).toContain(`"${name}"`)
  expect(message).not.toContain('planted-secret')
})

it.each([undefined, null, 'x', 7])('throws for options that are %j', (options) => {
  expect(problemsOf(options)).toContain('must be an object')
})

it.each([
  'https://auth.example',
  'http://localhost:3000',
  'http://127.0.0.1:1/base/',
  'http://[::1]:8',
  'http://lean.localhost',
])('accepts the base URL %s', (authBaseUrl) =>
  expect(problemsOf({ ...good, authBaseUrl, apiBaseUrl: authBaseUrl })).toBe(''),
)

it.each([
  'http://auth.example',
  'http://127.0.0.1.evil.example',
  'http://localhost.evil.example',
  'ftp://x',
  'auth.example',
  'https://x/?a',
  'https://x/#a',
  7,
])('refuses the base URL %j', (authBaseUrl) => expect(problemsOf({ ...good, authBaseUrl })).toContain('"authBaseUrl"'))

it('asks for a fetch with a client certificate when legacyMtls meets production', () => {
  expect(problemsOf({ ...good, legacyMtls: true })).toContain('client certificate')
  expect(problemsOf({ ...good, legacyMtls: true, fetch })).toBe('')
  expect(problemsOf({ ...good, legacyMtls: true, sandbox: true })).toBe('')
})

it.each([
  ['ae', true, 'auth.sandbox.leantech.me', 'sandbox.leantech.me'],
  ['ae', false, 'auth.leantech.me', 'api2.leantech.me'],
  ['sa', true, 'auth.sandbox.sa.leantech.me', 'sandbox.sa.leantech.me'],
  ['sa', false, 'auth.sa.leantech.me', 'api2.sa.leantech.me'],
] as const)('talks to the hosts of %s, sandbox %s', async (country, sandbox, authHost, apiHost) => {
  const urls: string[] = []
  const auth = createLeanAuth({
    ...good,
    country,
    sandbox,
    fetch: async (url) => {
      urls.push(String(url))
      return Response.json({ access_token: 'a', token_type: 'Bearer', expires_in: 3599, scope: 'api' })
    },
  })
  await auth.fetch('/banks/v1/?account_types=PERSONAL')
  expect(urls).toEqual([`https://${authHost}/oauth2/token`, `https://${apiHost}/banks/v1/?account_types=PERSONAL`])
})

it('calls the platform fetch as it is at the time of the call', async () => {
  const original = globalThis.fetch
  const auth = createLeanAuth(good)
  globalThis.fetch = async () =>
    Response.json({ access_token: 'patched', token_type: 'Bearer', expires_in: 3599, scope: 'api' })
  try {
    await expect(auth.getApiToken()).resolves.toBe('patched')
  } finally {
    globalThis.fetch = original
  }
})

describe('a build without the environment', () => {
  const missing = { clientId: undefined, clientSecret: undefined, country: 'ae' } as const

  it('a build without the environment can make a LeanAuth and a token handler at module scope', () => {
    expect(problemsOf(missing)).toBe('')
    expect(createTokenHandler({ ...missing, identify: () => 'one' })).toBeInstanceOf(Function)
  })

  it('a build without the environment is still told every other mistake at once', () => {
    const message = problemsOf({ ...missing, country: 'bh', clientId: '' })
    expect(message).toContain('"country"')
    expect(message).toContain('"clientId"')
    expect(message).not.toContain('"clientSecret"')
  })

  it('an app without the environment is told at first use what is missing, by every method, without a request', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>()
    const auth = createLeanAuth({ ...missing, fetch })
    const calls = [
      auth.getApiToken(),
      auth.createCustomerToken('one'),
      auth.fetch('/banks/v1/'),
      auth.createCustomer('user-1'),
      auth.findOrCreateCustomer('user-1'),
      auth.updateCustomer('one', {}),
      auth.listBanks(),
    ]
    for (const result of await Promise.allSettled(calls)) {
      const error: unknown = result.status === 'rejected' ? result.reason : undefined
      expect(error).toMatchObject({ code: 'invalid_options', status: 500 })
      expect((error as Error).message).toMatch(/"clientId" and "clientSecret".*undefined/)
    }
    await expect(createLeanAuth({ ...good, clientSecret: undefined }).getApiToken()).rejects.toMatchObject({
      message: expect.not.stringContaining('"clientId"'),
    })
    expect(fetch).not.toHaveBeenCalled()
  })
})

describe('caches of the platform, such as that of Next 14', () => {
  const inits: (RequestInit | undefined)[] = []
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    inits.push(init)
    return Response.json({ access_token: 'a', token_type: 'Bearer', expires_in: 3599, scope: 'api' })
  }

  it('caches are told to store neither tokens nor what the API says', async () => {
    inits.length = 0
    const auth = createLeanAuth({ ...good, fetch })
    await auth.getApiToken({ refresh: true })
    await auth.fetch('/banks/v1/')
    await auth.fetch('/banks/v1/', { cache: 'force-cache' })
    expect(inits.map((init) => init?.cache)).toEqual(['no-store', 'no-store', 'force-cache'])
  })

  it('caches are not named where the platform knows no such option, as old Workers', async () => {
    inits.length = 0
    const RealRequest = globalThis.Request
    globalThis.Request = class extends RealRequest {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        if (init !== undefined && 'cache' in init) throw new TypeError('The cache field is not implemented.')
        super(input, init)
      }
    }
    try {
      await createLeanAuth({ ...good, fetch }).fetch('/banks/v1/')
      expect(inits).toHaveLength(2)
      for (const init of inits) expect(init).not.toHaveProperty('cache')
    } finally {
      globalThis.Request = RealRequest
    }
  })
})
