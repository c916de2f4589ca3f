/** The simulated REST API: customers, banks, tokens and failures. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSimulatorClient } from '../../test/createSimulatorClient.ts'
import { createTokenMint } from '../accessTokens.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('the API', () => {
  it('creates a customer once', async () => {
    const { sendJson, authorize } = createSimulatorClient()
    const headers = await authorize()
    const first = await sendJson('/customers/v1/', { app_user_id: 'user-1' }, headers)
    expect([first.status, await first.json()]).toEqual([
      200,
      { customer_id: expect.any(String), app_user_id: 'user-1' },
    ])
    const second = await sendJson('/customers/v1/', { app_user_id: 'user-1' }, headers)
    expect([second.status, await second.json()]).toEqual([
      409,
      {
        timestamp: expect.any(String),
        status: 'CUSTOMER_ALREADY_EXISTS',
        message: 'A customer already exists for the app_user_id you have provided.',
        metadata: null,
      },
    ])
  })

  it('finds customers by either id and in pages', async () => {
    const { send, authorize, createCustomer } = createSimulatorClient()
    const id = await createCustomer('a user/1')
    await createCustomer('user-2')
    const headers = await authorize()
    const customer = { customer_id: id, app_user_id: 'a user/1' }
    expect(await (await send(`/customers/v1/${id}`, { headers })).json()).toEqual(customer)
    expect(await (await send('/customers/v1/app-user-id/a%20user%2F1', { headers })).json()).toEqual(customer)
    expect(await (await send('/customers/v1?page_number=0&page_size=1', { headers })).json()).toEqual({
      data: [customer],
      page: { number: 0, size: 1, total_elements: 2, total_pages: 2, sort: null },
    })
    const unknown = await send('/customers/v1/nobody', { headers })
    expect([unknown.status, await unknown.json()]).toEqual([404, expect.objectContaining({ status: 'UNKNOWN_ENTITY' })])
  })

  it('keeps a page of customers to between 1 and 100, and takes what is no number for the default', async () => {
    const { simulator, send, authorize } = createSimulatorClient()
    for (let count = 0; count < 101; count += 1) await simulator.createCustomer(`user-${count}`)
    const headers = await authorize()
    const sizeOf = async (query: string) => {
      const response = await send(`/customers/v1?${query}`, { headers })
      const { data, page } = (await response.json()) as { data: unknown[]; page: { size: number } }
      return [data.length, page.size]
    }
    expect(await sizeOf('page_size=1000')).toEqual([100, 100])
    expect(await sizeOf('page_size=-1')).toEqual([1, 1])
    expect(await sizeOf('page_size=many')).toEqual([50, 50])
    expect(await sizeOf('page_size=100&page_number=1')).toEqual([1, 100])
  })

  it.each([
    ['MISSING_PARAMETERS', {}],
    ['INVALID_PARAMETERS', { app_user_id: '' }],
    ['INVALID_PARAMETERS', { app_user_id: 'x'.repeat(256) }],
  ])('refuses a customer with %s', async (status, body) => {
    const { sendJson, authorize } = createSimulatorClient()
    const response = await sendJson('/customers/v1/', body, await authorize())
    expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ status })])
  })

  it('takes tokens of its own of scope "api" only', async () => {
    const { send, authorize, createCustomer } = createSimulatorClient()
    const foreign = await createTokenMint().createToken({ customerId: null })
    const statusWith = async (headers: Record<string, string>) => (await send('/customers/v1', { headers })).status
    expect(await statusWith({})).toBe(401)
    expect(await statusWith({ authorization: `Bearer ${foreign}` })).toBe(401)
    expect(await statusWith(await createSimulatorClient().authorize())).toBe(401)
    const { authorization } = await authorize()
    expect(await statusWith({ authorization: authorization.replace('Bearer', 'Bearer Bearer') })).toBe(401)
    expect(await statusWith(await authorize(`customer.${await createCustomer()}`))).toBe(403)
    expect(await statusWith(await authorize())).toBe(200)
  })

  it("takes tokens of its own country's OAuth server only", async () => {
    const { send, authorize } = createSimulatorClient()
    const statusOf = async (path: string, prefix: string) =>
      (await send(path, { headers: await authorize('api', prefix) })).status
    expect([await statusOf('/sa/customers/v1', ''), await statusOf('/customers/v1', '/sa')]).toEqual([401, 401])
    expect([await statusOf('/sa/customers/v1', '/sa'), await statusOf('/customers/v1', '')]).toEqual([200, 200])
  })

  it('lists the banks of its country, by account type, or those of the scenario', async () => {
    const { simulator, send, authorize } = createSimulatorClient()
    const identifiers = async (path: string) => {
      const headers = await authorize('api', path.startsWith('/sa/') ? '/sa' : '')
      return ((await (await send(path, { headers })).json()) as { identifier: string }[]).map((bank) => bank.identifier)
    }
    expect(await identifiers('/banks/v1/')).toEqual(
      expect.arrayContaining(['LEAN_OF_RETAIL_UAE', 'LEANMB1_SAU', 'ADCB_UAE']),
    )
    expect(await identifiers('/banks/v1/?account_types=BUSINESS')).toEqual(['LEAN_SME_MB1_UAE'])
    expect(await identifiers('/sa/banks/v1/')).toEqual(['LEA1_SAMAOB_SAU', 'LEA2_SAMAOB_SAU', 'ANB_SAU', 'RIYAD_SAU'])
    await simulator.use({ banks: ['ANB_SAU', 'SOME_NEW_UAE'] })
    expect(await identifiers('/banks/v1/')).toEqual(['ANB_SAU', 'SOME_NEW_UAE'])
  })

  it('fails or is late when the scenario says so', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { simulator, send, authorize } = createSimulatorClient({ api: { status: 429 } })
    const headers = await authorize()
    const refused = await send('/banks/v1/', { headers })
    expect([refused.status, await refused.json()]).toEqual([
      429,
      expect.objectContaining({ status: 'RATE_LIMIT_EXCEEDED' }),
    ])
    await simulator.use({ api: { delayMs: 50 } })
    const settled = vi.fn<(outcome: unknown) => void>()
    void send('/banks/v1/', { headers }).then(({ status }) => settled(status))
    await vi.advanceTimersByTimeAsync(49)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await vi.waitFor(() => expect(settled).toHaveBeenCalledExactlyOnceWith(200))
  })
})
