/** What a finished dialog leaves behind: entities and webhooks. */
import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSimulatorClient } from '../../test/createSimulatorClient.ts'
import type { Scenario } from '../scenario.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('an outcome', () => {
  async function setUpConnected(scenario: Scenario = {}) {
    const deliveries: Request[] = []
    const answers: number[] = []
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      deliveries.push(new Request(url, init))
      return new Response(null, { status: answers.shift() ?? 200 })
    })
    const client = createSimulatorClient(scenario, 'https://shop.example/webhook')
    const customerId = await client.createCustomer()
    const body = {
      method: 'connect',
      customer_id: customerId,
      bank_identifier: 'LEAN_OF_RETAIL_UAE',
      permissions: ['identity', 'accounts', 'payments'],
      app_token: client.simulator.clientId,
      outcome: 'success',
    }
    const key = await client.getControlKey()
    const post = async (
      overrides: Record<string, unknown> = {},
      scope: string | null = `customer.${customerId}`,
      headers: Record<string, string> = {},
    ) =>
      client.sendJson(
        '/link/simulator/outcome',
        { ...body, ...overrides },
        { ...key, ...(scope && (await client.authorize(scope))), ...headers },
      )
    return { ...client, customerId, deliveries, answers, post }
  }

  it('creates an entity that the API lists and deletes', async () => {
    const { post, send, authorize, customerId, createCustomer } = await setUpConnected()
    const { entity_id: id } = (await (await post()).json()) as { entity_id: string }
    const headers = await authorize()
    const path = `/customers/v1/${customerId}/entities`
    const [entity] = (await (await send(path, { headers })).json()) as Record<string, unknown>[]
    expect(entity).toMatchObject({
      id,
      customer_id: customerId,
      bank_identifier: 'LEAN_OF_RETAIL_UAE',
      bank_type: 'RETAIL',
    })
    expect(entity?.['permissions']).toMatchObject({ identity: true, accounts: true, balance: false })
    expect(Object.keys(entity?.['permissions'] ?? {})).toHaveLength(9)
    expect(entity?.['consents']).toEqual([expect.objectContaining({ consent_status: 'ACTIVE', bank_identifier: null })])
    expect(await (await send(`${path}/${id}`, { headers })).json()).toEqual(entity)
    const remove = (body: object) => send(`${path}/${id}`, { method: 'DELETE', headers, body: JSON.stringify(body) })
    expect((await remove({})).status).toBe(400)
    const foreign = `/customers/v1/${await createCustomer('user-2')}/entities/${id}`
    expect((await send(foreign, { headers })).status).toBe(404)
    const reason = JSON.stringify({ reason: 'USER_REQUESTED' })
    expect((await send(foreign, { method: 'DELETE', headers, body: reason })).status).toBe(404)
    expect((await remove({ reason: 'USER_REQUESTED' })).status).toBe(204)
    expect((await remove({ reason: 'USER_REQUESTED' })).status).toBe(404)
    expect(await (await send(path, { headers })).json()).toEqual([])
  })

  it('sends a signed entity.created webhook', async () => {
    const { post, deliveries, simulator, customerId } = await setUpConnected()
    const { entity_id: id } = (await (await post()).json()) as { entity_id: string }
    await vi.waitFor(() => expect(deliveries).toHaveLength(1))
    const raw = await deliveries[0]?.clone().text()
    const expected = createHmac('sha512', simulator.webhookSecret)
      .update(raw ?? '')
      .digest('hex')
    expect(deliveries[0]?.headers.get('lean-signature')).toBe(expected)
    expect(JSON.parse(raw ?? '')).toEqual({
      type: 'entity.created',
      message: expect.any(String),
      event_id: expect.any(String),
      timestamp: expect.any(String),
      payload: {
        id,
        customer_id: customerId,
        app_user_id: 'user-1',
        permissions: ['identity', 'accounts'],
        bank_details: expect.objectContaining({
          identifier: 'LEAN_OF_RETAIL_UAE',
          swift_code: 'MOCKAE01',
          bank_type: 'RETAIL',
        }),
      },
    })
  })

  it('repeats a webhook that was refused, with the same event, and gives up after the third', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { post, deliveries, answers } = await setUpConnected()
    answers.push(500, 503, 500, 200)
    await post()
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(5_000)
      expect(answers).toEqual([200])
    })
    // A fourth try would be due by now, as soon as the third is known to have failed.
    for (let turn = 0; turn < 10; turn += 1) await vi.advanceTimersByTimeAsync(60_000)
    expect(answers).toEqual([200])
    expect(vi.getTimerCount()).toBe(0)
    const bodies = await Promise.all(deliveries.map((delivery) => delivery.text()))
    expect(new Set(bodies).size).toBe(1)
  })

  it('sends webhooks never or late when the scenario says so', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { post, deliveries, simulator } = await setUpConnected({ webhooks: 'never' })
    await post()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(deliveries).toHaveLength(0)
    await simulator.use({ webhooks: { delayMs: 500 } })
    await post()
    await vi.advanceTimersByTimeAsync(499)
    expect(deliveries).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1)
    await vi.waitFor(() => expect(deliveries).toHaveLength(1))
  })

  it('that is no success, or of a method that connects nothing, creates nothing', async () => {
    const { post, send, authorize, customerId } = await setUpConnected()
    expect(await (await post({ outcome: 'cancelled' })).json()).toEqual({})
    expect(await (await post({ outcome: 'error' })).json()).toEqual({})
    expect(await (await post({ method: 'manageConsents' })).json()).toEqual({})
    expect(await (await post({ method: 'pay', customer_id: undefined }, null)).json()).toEqual({})
    const entities = await send(`/customers/v1/${customerId}/entities`, { headers: await authorize() })
    expect(await entities.json()).toEqual([])
  })

  it('is refused without a customer token that fits', async () => {
    const { post, createCustomer, getToken, customerId, simulator } = await setUpConnected()
    expect((await post({}, null)).status).toBe(401)
    expect((await post({}, 'api')).status).toBe(403)
    const other = createSimulatorClient()
    const foreign = await other.authorize(`customer.${await other.createCustomer()}`)
    expect((await post({}, null, foreign)).status).toBe(401)
    const doubled = `Bearer Bearer ${await getToken(`customer.${customerId}`)}`
    expect((await post({}, null, { authorization: doubled })).status).toBe(401)
    expect((await post({}, `customer.${await createCustomer('user-2')}`)).status).toBe(403)
    expect((await post({ app_token: 'another' })).status).toBe(403)
    expect((await post({ outcome: 'maybe' })).status).toBe(400)
    expect((await post()).status).toBe(200)
    await simulator.use({ token: { claims: { sub: 'another' } } })
    expect((await post()).status).toBe(403)
    await simulator.use({ token: { expiresInSeconds: -60 } })
    expect((await post()).status).toBe(401)
  })
})
