/** The token exchange against an OAuth server that is not ours. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startOAuthServer, type OAuthServer } from '../../test/startOAuthServer.ts'
import { createLeanAuth, type LeanAuthOptions } from '../index.ts'

const customerId = 'a33a50fc-b29c-4c03-9cab-379280d7e500'
const clientSecret = 'first secret & = % +'
let server: OAuthServer

beforeAll(async () => {
  server = await startOAuthServer({ clientSecret, customerIds: [customerId, 'other_customer'] })
})
afterAll(() => server.stop())
beforeEach(() => {
  server.rotate(clientSecret)
  server.requests.length = 0
  server.dropsUnknownScopes = false
})

const createAuth = (over: Partial<LeanAuthOptions> = {}) =>
  createLeanAuth({
    clientId: server.clientId,
    clientSecret,
    country: 'ae',
    sandbox: true,
    authBaseUrl: server.url,
    ...over,
  })

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>

describe('createCustomerToken', () => {
  it('createCustomerToken mints an RS256 token of the scope of that customer only', async () => {
    const token = await createAuth().createCustomerToken(customerId)
    expect({ ...token, access_token: '' }).toEqual({
      access_token: '',
      token_type: 'Bearer',
      expires_in: 3599,
      scope: `customer.${customerId}`,
    })
    expect(claimsOf(token.access_token)).toMatchObject({ iss: server.url, customers: [{ id: customerId }] })
  })

  it('createCustomerToken sends the credentials in the form, as Lean documents', async () => {
    await createAuth().createCustomerToken(customerId)
    expect(Object.fromEntries(server.requests[0] ?? [])).toEqual({
      client_id: server.clientId,
      client_secret: clientSecret,
      grant_type: 'client_credentials',
      scope: `customer.${customerId}`,
    })
  })

  it('createCustomerToken asks anew each time', async () => {
    const auth = createAuth()
    const first = await auth.createCustomerToken(customerId)
    const second = await auth.createCustomerToken(customerId)
    expect(second.access_token).not.toBe(first.access_token)
    expect(server.requests).toHaveLength(2)
  })

  it('createCustomerToken rejects upstream_rejected for a customer the server does not know', async () => {
    await expect(createAuth().createCustomerToken('nobody')).rejects.toMatchObject({
      code: 'upstream_rejected',
      reason: 'oauth',
      status: 502,
      message: expect.stringContaining('invalid_scope'),
    })
  })

  it('createCustomerToken rejects upstream_invalid when the server answers 200 but grants nothing', async () => {
    server.dropsUnknownScopes = true
    await expect(createAuth().createCustomerToken('nobody')).rejects.toMatchObject({ code: 'upstream_invalid' })
  })

  it('createCustomerToken rejects upstream_rejected for a wrong secret, naming the options to check', async () => {
    await expect(createAuth({ clientSecret: 'not the secret' }).createCustomerToken(customerId)).rejects.toMatchObject({
      code: 'upstream_rejected',
      message: expect.stringMatching(/invalid_client.*"clientSecret".*"country"/),
    })
    expect(server.requests).toHaveLength(1)
  })
})

describe('rotation', () => {
  it('a secret that is refused is read again, and the new one used from then on', async () => {
    const secrets = [clientSecret, 'second secret']
    let reads = 0
    const auth = createAuth({ clientSecret: async () => secrets[reads++] ?? 'read too often' })
    await auth.createCustomerToken(customerId)
    server.rotate('second secret')
    await expect(auth.createCustomerToken(customerId)).resolves.toMatchObject({ scope: `customer.${customerId}` })
    await expect(auth.createCustomerToken(customerId)).resolves.toMatchObject({ scope: `customer.${customerId}` })
    expect(reads).toBe(2)
    expect(server.requests).toHaveLength(4)
  })

  it('the secret is read once for many requests that are refused together', async () => {
    let reads = 0
    const auth = createAuth({ clientSecret: () => (reads++ === 0 ? 'old' : clientSecret) })
    const tokens = await Promise.all(Array.from({ length: 5 }, () => auth.createCustomerToken(customerId)))
    expect(new Set(tokens.map((token) => token.access_token)).size).toBe(5)
    expect(reads).toBe(2)
  })

  it('a secret that the server just refused is not sent again', async () => {
    const auth = createAuth({ clientSecret: () => 'always wrong' })
    await expect(auth.createCustomerToken(customerId)).rejects.toMatchObject({ code: 'upstream_rejected' })
    expect(server.requests).toHaveLength(1)
  })
})

it('getApiToken mints a token of scope api without customers', async () => {
  const claims = claimsOf(await createAuth().getApiToken())
  expect(claims['scope']).toBe('api')
  expect(claims).not.toHaveProperty('customers')
})
