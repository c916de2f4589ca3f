import { describe, expect, it, vi } from 'vitest'
import { createConnections } from './connections.ts'

const customerId = 'e99f0ffd-33e1-4a4c-8313-3029cc2743c9'
const entity = {
  id: '14eb95ba-2b9d-41cb-82fe-7b1b3079021e',
  customer_id: customerId,
  bank_identifier: 'LEAN_OF_RETAIL_UAE',
  permissions: { identity: true, accounts: true, beneficiaries: false },
  created_at: '2026-05-13T19:39:15.424338Z',
  consents: [
    {
      accounts: [
        { scheme_name: 'ACCOUNT_NUMBER', identification: '712989310470056' },
        { scheme_name: 'IBAN', identification: 'AE270200712989310470056' },
      ],
    },
  ],
}
const webhook = {
  type: 'entity.created',
  eventId: 'an-event',
  timestamp: '2026-05-13T19:39:16Z',
  payload: {
    id: entity.id,
    customer_id: customerId,
    permissions: ['identity', 'accounts'],
    bank_details: { identifier: 'LEAN_OF_RETAIL_UAE', name: 'Lean Open Finance MockBank' },
  },
}

const banks = [
  { identifier: 'LEAN_OF_RETAIL_UAE', name: 'Lean MockBank', arabic_name: 'بنك لين' },
  { identifier: 'NO_ARABIC_UAE', name: 'No Arabic', arabic_name: null },
]

/** Lean's API as far as it is asked here: entities, and the list of banks. */
function setUp({ entities = [] as object[], status = 200, deleteStatus = 200 } = {}) {
  const asked: string[] = []
  const ended: string[] = []
  const connections = createConnections({
    fetch: async (path, init) => {
      asked.push(path)
      if (init?.method === 'DELETE') {
        ended.push(String(init.body))
        return new Response(null, { status: deleteStatus })
      }
      if (path.startsWith('/banks/')) return Response.json(banks, { status: status })
      return Response.json(entities, { status })
    },
  })
  return { connections, asked, ended }
}

describe('createConnections', () => {
  it('finds none for a customer without entities', async () => {
    const { connections, asked } = setUp()
    expect(await connections.list(customerId)).toEqual([])
    expect(asked).toEqual([`/customers/v1/${customerId}/entities`])
  })

  it('takes the entities of the API as proof, with a masked IBAN and the name of the bank', async () => {
    const { connections } = setUp({ entities: [entity] })
    const found = await connections.list(customerId)
    expect(found).toEqual([
      {
        id: entity.id,
        bankIdentifier: 'LEAN_OF_RETAIL_UAE',
        bankName: { en: 'Lean MockBank', ar: 'بنك لين' },
        iban: 'AE27 •••• 0056',
        permissions: ['identity', 'accounts'],
        since: entity.created_at,
        proof: 'api',
      },
    ])
    expect(JSON.stringify(found)).not.toContain('0200712989310470056')
  })

  it('says that the webhook was the proof when it came, and takes details from the API', async () => {
    const { connections } = setUp({ entities: [entity] })
    connections.record(webhook)
    expect(await connections.list(customerId)).toMatchObject([
      { id: entity.id, bankName: { en: 'Lean MockBank' }, iban: 'AE27 •••• 0056', proof: 'webhook' },
    ])
  })

  it('needs no answer from the API once the webhook came', async () => {
    const { connections } = setUp({ status: 503 })
    connections.record(webhook)
    const bankName = { en: 'Lean Open Finance MockBank', ar: 'Lean Open Finance MockBank' }
    expect(await connections.list(customerId)).toMatchObject([
      { id: entity.id, bankName, iban: null, proof: 'webhook' },
    ])
  })

  it.each([
    ['a bank without an Arabic name has the English one', 'NO_ARABIC_UAE', { en: 'No Arabic', ar: 'No Arabic' }],
    ['a bank that is not listed has its identifier', 'NEW_UAE', { en: 'NEW_UAE', ar: 'NEW_UAE' }],
    ['an entity that names no bank has none', undefined, null],
  ])('%s', async (_, identifier, bankName) => {
    const { connections } = setUp({ entities: [{ ...entity, bank_identifier: identifier }] })
    expect(await connections.list(customerId)).toMatchObject([{ id: entity.id, bankName }])
  })

  it('asks for the list of banks once, and keeps it for others when the first to ask has gone', async () => {
    let answer = (_banks: Response) => {}
    const list = vi.fn<(init?: RequestInit) => Promise<Response>>(
      (init) =>
        new Promise((resolve, reject) => {
          answer = resolve
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))
        }),
    )
    const connections = createConnections({
      fetch: async (path, init) =>
        path.startsWith('/banks/') ? list(init) : Response.json([entity, { ...entity, id: 'another' }]),
    })
    const gone = new AbortController()
    const listened = vi.spyOn(gone.signal, 'addEventListener')
    const first = connections.list(customerId, gone.signal)
    const second = connections.list(customerId)
    await vi.waitFor(() => expect(list).toHaveBeenCalledOnce())
    // Node warns of a leak when a signal gets a listener for each bank.
    expect(listened).toHaveBeenCalledOnce()
    gone.abort()
    // Who has gone waits for no list, and has the identifier.
    const unlisted = { bankName: { en: 'LEAN_OF_RETAIL_UAE' } }
    expect(await first).toMatchObject([unlisted, unlisted])
    answer(Response.json(banks))
    const listed = { bankName: { en: 'Lean MockBank' } }
    expect(await second).toMatchObject([listed, listed])
    expect(list).toHaveBeenCalledOnce()
  })

  it("does not take another customer's webhook, another type, or a payload without ids", async () => {
    const { connections } = setUp()
    connections.record({ ...webhook, payload: { ...webhook.payload, customer_id: 'somebody-else' } })
    connections.record({ ...webhook, type: 'entity.updated' })
    connections.record({ ...webhook, payload: null })
    expect(await connections.list(customerId)).toEqual([])
  })

  it('rejects when there is neither a webhook nor an answer', async () => {
    const { connections } = setUp({ status: 503 })
    await expect(connections.list(customerId)).rejects.toThrow("Lean's API answered 503")
  })

  it.each([200, 204, 404])('ends a connection at an answer of %i, whatever comes late', async (deleteStatus) => {
    const { connections, asked, ended } = setUp({ deleteStatus })
    connections.record(webhook)
    await connections.remove(customerId, entity.id)
    expect(asked).toEqual([`/customers/v1/${customerId}/entities/${entity.id}`])
    expect(ended).toEqual(['{"reason":"USER_REQUESTED"}'])
    connections.record(webhook)
    expect(await connections.list(customerId)).toEqual([])
  })

  it('keeps a connection that Lean does not end', async () => {
    const { connections } = setUp({ deleteStatus: 500 })
    connections.record(webhook)
    await expect(connections.remove(customerId, entity.id)).rejects.toThrow("Lean's API answered 500")
    expect(await connections.list(customerId)).toHaveLength(1)
  })

  it("does not end another customer's connection", async () => {
    const { connections } = setUp({ deleteStatus: 404 })
    connections.record(webhook)
    await connections.remove('another-customer', entity.id)
    expect(await connections.list(customerId)).toHaveLength(1)
  })
})
