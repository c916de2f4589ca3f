/** The routes between a page's simulated LinkSDK and its simulator. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSimulatorClient } from '../../test/createSimulatorClient.ts'
import { scenarios } from '../scenarios.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('the routes of the simulated LinkSDK', () => {
  it('need the control key, and answer every origin', async () => {
    const { send, getControlKey } = createSimulatorClient(scenarios.cancel)
    expect((await send('/link/simulator/session')).status).toBe(403)
    const response = await send('/link/simulator/session', { headers: await getControlKey() })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.json()).toMatchObject({ scenario: { name: 'cancel' }, banks: expect.any(Array) })
    const preflight = await send('/link/simulator/outcome', {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example', 'access-control-request-method': 'POST' },
    })
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
    expect(preflight.headers.get('access-control-allow-headers')).toMatch('x-lean-link-simulator')
  })

  it('record calls without any token', async () => {
    const { simulator, sendJson, getControlKey, getToken } = createSimulatorClient()
    const token = await getToken('api')
    const config = { customer_id: 'c-1', access_token: token, customer_metadata: `oops ${token}` }
    const key = await getControlKey()
    expect((await sendJson('/link/simulator/calls', { method: 'connect', config }, key)).status).toBe(204)
    expect((await sendJson('/link/simulator/calls', { method: 'pay', config: {} }, key)).status).toBe(204)
    expect(await simulator.calls()).toEqual([
      { method: 'connect', config: { customer_id: 'c-1', access_token: '[jwt]', customer_metadata: 'oops [jwt]' } },
      { method: 'pay', config: {} },
    ])
    expect((await sendJson('/link/simulator/calls', { method: 'toString', config }, key)).status).toBe(400)
    expect((await sendJson('/link/simulator/calls', 'nonsense', key)).status).toBe(400)
  })

  it('tell a session late while the frame of the scenario is late, and not again after it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const { send, getControlKey } = createSimulatorClient(scenarios.wrapperLate)
    const headers = await getControlKey()
    const settled = vi.fn<(status: number) => void>()
    void send('/link/simulator/session', { headers }).then(({ status }) => settled(status))
    await vi.advanceTimersByTimeAsync(1_499)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await vi.waitFor(() => expect(settled).toHaveBeenCalledExactlyOnceWith(200))
    expect((await send('/link/simulator/session', { headers })).status).toBe(200)
  })
})
