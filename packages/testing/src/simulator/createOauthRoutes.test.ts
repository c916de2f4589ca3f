/** The simulated OAuth server: documented answers and claims, refusals and faults. */
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSimulatorClient, origin } from '../../test/createSimulatorClient.ts'
import { scenarios } from '../scenarios.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('the token endpoint', () => {
  it('answers as documented, with a token that its own keys verify', async () => {
    const { simulator, send, askToken, createCustomer } = createSimulatorClient()
    const customerId = await createCustomer()
    const answer = (await (await askToken({ scope: `customer.${customerId}` })).json()) as { access_token: string }
    expect(answer).toEqual({
      access_token: expect.any(String),
      scope: `customer.${customerId}`,
      token_type: 'Bearer',
      expires_in: 3_599,
    })
    const metadata = (await (await send('/.well-known/openid-configuration')).json()) as {
      issuer: string
      jwks_uri: string
    }
    const jwks = createLocalJWKSet(await (await simulator.fetch(new Request(metadata.jwks_uri))).json())
    const { payload, protectedHeader } = await jwtVerify(answer.access_token, jwks, {
      issuer: metadata.issuer,
      audience: 'https://link.sandbox.leantech.me',
    })
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: expect.any(String) })
    expect(payload).toMatchObject({ sub: simulator.clientId, customers: [{ id: customerId }] })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3_600)
  })

  it('gives API tokens no customer, and KSA tokens the KSA hosts', async () => {
    const { getToken, createCustomer, send } = createSimulatorClient()
    expect(decodeJwt(await getToken('api'))).not.toHaveProperty('customers')
    expect(decodeJwt(await getToken('api'))).toMatchObject({ aud: 'https://sandbox.leantech.me' })
    // As recorded in Lean's Postman repository (github.com/leantechnologies/lean-postman).
    expect(decodeJwt(await getToken('api'))['scope']).toEqual([
      'customer.read',
      'customer.write',
      'destination.write',
      'report.read',
      'bank.read',
      'webhook.read',
      'payment.read',
      'intent.write',
      'destination.read',
      'payout.write',
      'deposit.read',
      'report.write',
      'data.read',
      'payout.read',
      'reconciliation.read',
      'file.read',
    ])
    const saudi = decodeJwt(await getToken(`customer.${await createCustomer()}`, '/sa'))
    expect(saudi).toMatchObject({
      iss: 'https://auth.sandbox.sa.leantech.me',
      aud: 'https://link.sandbox.sa.leantech.me',
    })
    const discovery = await (await send('/sa/.well-known/openid-configuration')).json()
    expect(discovery).toMatchObject({ token_endpoint: `${origin}/sa/oauth2/token`, issuer: saudi.iss })
  })

  it.each([
    [401, 'invalid_client', { client_secret: 'wrong' }],
    [401, 'invalid_client', { client_id: 'wrong' }],
  ])('refuses a client with %i %s and nothing else', async (status, error, form) => {
    const response = await createSimulatorClient().askToken(form)
    expect([response.status, await response.json()]).toEqual([status, { error }])
  })

  it.each([
    [400, 'unsupported_grant_type', { grant_type: 'password' }, 'grant_type'],
    [400, 'invalid_scope', { scope: 'customer.nobody' }, 'scope'],
    [400, 'invalid_scope', { scope: 'everything' }, 'scope'],
  ])('refuses with %i %s, and says which parameter and where to read on', async (status, error, form, parameter) => {
    const response = await createSimulatorClient().askToken(form)
    expect([response.status, await response.json()]).toEqual([
      status,
      {
        error,
        error_description: `OAuth 2.0 Parameter: ${parameter}`,
        error_uri: expect.stringMatching(/^https:/),
      },
    ])
  })

  it('refuses JSON', async () => {
    const response = await createSimulatorClient().sendJson('/oauth2/token', { grant_type: 'client_credentials' })
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ error: 'invalid_request' }),
    ])
  })

  it('does what the scenario says', async () => {
    const { simulator, askToken, getToken } = createSimulatorClient(scenarios.tokenOutage)
    const outage = await askToken()
    expect([outage.status, await outage.json()]).toEqual([503, { error: 'temporarily_unavailable' }])
    await simulator.use(scenarios.expiringToken)
    expect(await (await askToken()).json()).toMatchObject({ expires_in: 299 })
    await simulator.use({ token: { claims: { sub: 'other', jti: undefined } } })
    expect(decodeJwt(await getToken('api'))).toMatchObject({ sub: 'other' })
    expect(decodeJwt(await getToken('api'))).not.toHaveProperty('jti')
    await simulator.use({ token: { body: { token: 'odd' }, status: 201 } })
    const odd = await askToken()
    expect([odd.status, await odd.json()]).toEqual([201, { token: 'odd' }])
    await simulator.use({ token: { body: '<html>' } })
    expect(await (await askToken()).text()).toBe('<html>')
  })

  it('answers late or never', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { simulator, askToken } = createSimulatorClient({ token: { delayMs: 100 } })
    const settled = vi.fn<(outcome: unknown) => void>()
    void askToken().then(({ status }) => settled(status))
    await vi.advanceTimersByTimeAsync(99)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await vi.waitFor(() => expect(settled).toHaveBeenCalledExactlyOnceWith(200))
    await simulator.use({ token: { hang: true } })
    void askToken().then(settled, settled)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(settled).toHaveBeenCalledOnce()
  })
})
