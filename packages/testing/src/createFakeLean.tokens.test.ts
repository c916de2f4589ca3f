/** The fake's tokens: documented claims, those of a test, and what a scenario makes of them. */
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { simulatorAppToken } from './accessTokens.ts'
import { createFakeLean } from './createFakeLean.ts'
import { scenarios } from './scenarios.ts'

const customerId = 'a33a50fc-b29c-4c03-9cab-379280d7e500'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('tokens of the fake', () => {
  it('carry the documented header and claims', async () => {
    const token = await createFakeLean().createAccessToken(customerId)
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', kid: expect.any(String) })
    const claims = decodeJwt(token)
    expect(claims).toMatchObject({
      sub: simulatorAppToken,
      iss: 'https://auth.sandbox.leantech.me',
      aud: ['https://link.sandbox.leantech.me', 'https://secure-api.sandbox.leantech.me'],
      customers: [{ id: customerId }],
      applications: [{ id: simulatorAppToken }],
      exp: (claims.iat ?? 0) + 3_600,
    })
    // As recorded in Lean's Postman repository (github.com/leantechnologies/lean-postman), in the order in which it stands there.
    expect(claims['scope']).toEqual([
      'customer.read',
      'beneficiary.write',
      'payment.write',
      'payment.read',
      'destination.read',
      'connect.write',
      'connect.read',
      'application.read',
      'bank.read',
      'key.read',
    ])
    expect(Object.keys(claims).toSorted()).toEqual(
      ['sub', 'aud', 'iss', 'nbf', 'iat', 'exp', 'jti', 'customers', 'applications', 'scope'].toSorted(),
    )
  })

  it('are of the OAuth server of the country that was asked for', async () => {
    const fake = createFakeLean({}, { country: 'sa' })
    const hosts = { iss: 'https://auth.sandbox.sa.leantech.me', aud: 'https://link.sandbox.sa.leantech.me' }
    expect(decodeJwt(await fake.createAccessToken(customerId))).toMatchObject(hosts)
    expect(decodeJwt(await fake.fetchAccessToken({ customerId }))).toMatchObject(hosts)
  })

  it('replace and remove claims on demand', async () => {
    const token = await createFakeLean().createAccessToken(customerId, { sub: 'another-app', customers: undefined })
    expect(decodeJwt(token).sub).toBe('another-app')
    expect(decodeJwt(token)).not.toHaveProperty('customers')
  })

  it('are what the scenario makes of them', async () => {
    const fake = createFakeLean(scenarios.wrongCustomer)
    expect(decodeJwt(await fake.fetchAccessToken({ customerId }))['customers']).not.toEqual([{ id: customerId }])
    fake.use({ token: { body: { error: 'nope' } } })
    expect(await fake.fetchAccessToken({ customerId })).toEqual({ error: 'nope' })
    fake.use(scenarios.tokenOutage)
    await expect(fake.fetchAccessToken({ customerId })).rejects.toMatchObject({ status: 503 })
  })

  it('come late or never when the scenario says so', async () => {
    const fake = createFakeLean({ token: { delayMs: 500, body: 'late' } })
    const settled = vi.fn<(outcome: unknown) => void>()
    void fake.fetchAccessToken({ customerId }).then(settled)
    await vi.advanceTimersByTimeAsync(499)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(settled).toHaveBeenCalledExactlyOnceWith('late')
    fake.use({ token: { hang: true } })
    void fake.fetchAccessToken({ customerId }).then(settled, settled)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(settled).toHaveBeenCalledOnce()
  })
})
