/** A simulator with a customer, whose webhooks go to a stubbed `fetch`; for tests of what a finished dialog leaves behind. */
import { vi } from 'vitest'
import type { Scenario } from '../src/scenario.ts'
import { createSimulatorClient } from './createSimulatorClient.ts'

/** The caller unstubs `fetch` after each test. */
export async function setUpOutcomes(scenario: Scenario = {}) {
  const deliveries: Request[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    deliveries.push(new Request(url, init))
    return new Response(null, { status: 200 })
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
  return { ...client, customerId, deliveries, post }
}
