/** The Events API and the list of all entities: what a backend asks when it has missed a webhook. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { setUpOutcomes } from '../../test/setUpOutcomes.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function setUpMissed() {
  const client = await setUpOutcomes({ webhooks: 'never' })
  const headers = await client.authorize()
  const read = async (path: string) =>
    (await (await client.send(path, { headers })).json()) as {
      data: { id: string; type: string; timestamp: string; payload: { id: string } }[]
      page: { number: number; size: number; total_elements: number }
    }
  return { ...client, read }
}

describe('the Events API', () => {
  it('lists events that were never sent, the newest first, by type and in pages', async () => {
    const { post, read } = await setUpMissed()
    await post()
    await post({ bank_identifier: 'ENBD_OF_UAE' })
    const all = await read('/events/v1')
    expect(all.data.map(({ type }) => type)).toEqual([
      'entity.data.refresh.updated',
      'entity.created',
      'entity.data.refresh.updated',
      'entity.created',
    ])
    const created = await read('/events/v1?type=entity.created&page=1&size=1')
    expect(created).toMatchObject({ page: { number: 1, size: 1, total_elements: 2 } })
    expect(created.data).toEqual([all.data[3]])
  })

  it('lists what happened in a range of time, and nothing older than 90 days', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-01-01T12:00:00Z') })
    const { post, read, authorize, send } = await setUpMissed()
    await post()
    const count = async (query: string) => (await read(`/events/v1?${query}`)).page.total_elements
    expect(await count('from=2026-01-01T12:00:01Z')).toBe(0)
    expect(await count('from=2026-01-01&to=2026-01-01')).toBe(2)
    expect(await count('to=2025-12-31')).toBe(0)
    vi.setSystemTime(Date.parse('2026-04-02T12:00:00Z'))
    const later = await send('/events/v1', { headers: await authorize() })
    expect(await later.json()).toMatchObject({ data: [] })
  })
})

describe('the list of all entities', () => {
  it('is in pages, over all customers, by the day on which they were made', async () => {
    const { post, read, createCustomer } = await setUpMissed()
    const { entity_id: id } = (await (await post()).json()) as { entity_id: string }
    const other = await createCustomer('user-2')
    await post({ customer_id: other }, `customer.${other}`)
    const all = await read('/customers/v1/entities?page_number=0&page_size=1')
    expect(all).toMatchObject({ data: [{ id }], page: { number: 0, size: 1, total_elements: 2 } })
    const today = new Date().toISOString().slice(0, 10)
    const range = `start_date=${today}&end_date=${today}`
    expect((await read(`/customers/v1/entities?${range}`)).page.total_elements).toBe(2)
    expect((await read('/customers/v1/entities?end_date=2020-01-01')).page.total_elements).toBe(0)
  })
})
