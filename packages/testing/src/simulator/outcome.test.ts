/** What a finished dialog leaves behind: entities and webhooks. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSimulatorClient } from '../../test/createSimulatorClient.ts'
import { setUpOutcomes } from '../../test/setUpOutcomes.ts'

// Nothing that a test sets in motion goes on into the next one.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('an outcome', () => {
  it('creates an entity that the API lists and deletes', async () => {
    const { post, send, authorize, customerId, createCustomer } = await setUpOutcomes()
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
    expect((await remove({ reason: 'USER_REQUESTED' })).status).toBe(200)
    expect((await remove({ reason: 'USER_REQUESTED' })).status).toBe(404)
    expect(await (await send(path, { headers })).json()).toEqual([])
  })

  it('connects the same customer with the same bank once, and tells of it once', async () => {
    const { post, send, authorize, customerId } = await setUpOutcomes()
    const first = await (await post()).json()
    expect(await (await post()).json()).toEqual(first)
    await post({ bank_identifier: 'ENBD_OF_UAE' })
    const headers = await authorize()
    const entities = await (await send(`/customers/v1/${customerId}/entities`, { headers })).json()
    expect(entities).toHaveLength(2)
    const events = (await (await send('/events/v1?type=entity.created', { headers })).json()) as { data: unknown[] }
    expect(events.data).toHaveLength(2)
  })

  it('that is no success, or of a method that connects nothing, creates nothing', async () => {
    const { post, send, authorize, customerId } = await setUpOutcomes()
    expect(await (await post({ outcome: 'cancelled' })).json()).toEqual({})
    expect(await (await post({ outcome: 'error' })).json()).toEqual({})
    expect(await (await post({ method: 'manageConsents' })).json()).toEqual({})
    expect(await (await post({ method: 'pay', customer_id: undefined }, null)).json()).toEqual({})
    const entities = await send(`/customers/v1/${customerId}/entities`, { headers: await authorize() })
    expect(await entities.json()).toEqual([])
  })

  it('is refused without a customer token that fits', async () => {
    const { post, createCustomer, getToken, customerId, simulator } = await setUpOutcomes()
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
