/** The options of createLeanAuth, and the hosts they lead to. */
import { expect, it } from 'vitest'
import { createLeanAuth, LeanServerError, type LeanAuthOptions } from '../index.ts'

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
