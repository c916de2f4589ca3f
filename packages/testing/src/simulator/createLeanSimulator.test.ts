/** What is true of every answer of the simulator, and its customers. */
import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { createSimulatorClient } from '../../test/createSimulatorClient.ts'
import { scenarios } from '../scenarios.ts'

describe('every answer', () => {
  it.each(['/', '/nowhere', '/customers/v1', '/oauth2/jwks', '/link/simulator/session'])(
    '%s says that it is simulated',
    async (path) => {
      expect((await createSimulatorClient().send(path)).headers.get('x-lean-link-simulator')).toBe('1')
    },
  )

  it('is a JSON error where nothing lives', async () => {
    const response = await createSimulatorClient().send('/<script>alert(1)</script>')
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toMatch('application/json')
    const body = await response.text()
    expect(JSON.parse(body)).toMatchObject({ status: 'INVALID_URL', metadata: null, timestamp: expect.any(String) })
    expect(body).not.toContain('alert')
  })

  it('refuses bodies beyond its limit', async () => {
    const { sendJson, getControlKey } = createSimulatorClient()
    const response = await sendJson('/link/simulator/calls', { big: 'x'.repeat(300_000) }, await getControlKey())
    expect(response.status).toBe(413)
  })
})

describe('a customer of the simulator itself', () => {
  it('is the one that the API knows, once per user of the app', async () => {
    const { simulator, send, authorize } = createSimulatorClient()
    const { customerId } = await simulator.createCustomer('user-1')
    expect(await simulator.createCustomer('user-1')).toEqual({ customerId })
    const response = await send('/customers/v1/app-user-id/user-1', { headers: await authorize() })
    expect(await response.json()).toEqual({ customer_id: customerId, app_user_id: 'user-1' })
  })

  it('has tokens of either country while the token endpoint is down, and no one else has', async () => {
    const { simulator } = createSimulatorClient(scenarios.tokenOutage)
    const { customerId } = await simulator.createCustomer('user-1')
    expect(decodeJwt(await simulator.createAccessToken(customerId))).toMatchObject({
      customers: [{ id: customerId }],
      iss: 'https://auth.sandbox.leantech.me',
    })
    expect(decodeJwt(await simulator.createAccessToken(customerId, { country: 'sa' })).iss).toBe(
      'https://auth.sandbox.sa.leantech.me',
    )
    await expect(simulator.createAccessToken('nobody')).rejects.toThrow('has no customer "nobody"')
  })
})
