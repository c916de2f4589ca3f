/** The package against the kit's own simulator, and the wire format between core's tokenEndpoint and createTokenHandler. */
import { createHmac } from 'node:crypto'
import { tokenEndpoint } from '@lean-link/core'
import { scenarios, startLeanSimulator, type LeanSimulator } from '@lean-link/testing'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createLeanAuth, createTokenHandler, verifyWebhook, type LeanAuth } from './index.ts'

let simulator: LeanSimulator
let auth: LeanAuth
beforeAll(async () => {
  simulator = await startLeanSimulator()
  const { clientId, clientSecret, authBaseUrl, apiBaseUrl } = simulator
  auth = createLeanAuth({ clientId, clientSecret, country: 'ae', sandbox: true, authBaseUrl, apiBaseUrl })
})
afterAll(() => simulator.stop())
afterEach(async () => {
  vi.unstubAllGlobals()
  await simulator.use(scenarios.happy)
})

it('creates a customer, finds it again, and mints its token', async () => {
  const customer = await auth.findOrCreateCustomer('user/1')
  expect(await auth.findOrCreateCustomer('user/1')).toEqual(customer)
  await expect(auth.createCustomer('user/1')).rejects.toMatchObject({ status: 409, code: 'CUSTOMER_ALREADY_EXISTS' })
  const token = await auth.createCustomerToken(customer.customerId)
  expect(token.scope).toBe(`customer.${customer.customerId}`)
})

it('calls the API with the API token', async () => {
  const { customerId } = await auth.findOrCreateCustomer('user-2')
  const entities = await auth.fetch(`/customers/v1/${customerId}/entities`)
  expect([entities.status, await entities.json()]).toEqual([200, []])
  const banks = (await (await auth.fetch('/banks/v1/?account_types=PERSONAL')).json()) as { identifier: string }[]
  expect(banks.map(({ identifier }) => identifier)).toContain('LEAN_OF_RETAIL_UAE')
  expect((await auth.listBanks({ accountType: 'PERSONAL' })).map(({ identifier }) => identifier)).toContain(
    'LEAN_OF_RETAIL_UAE',
  )
})

it('rejects for a customer the simulator does not know, and while it is out of order', async () => {
  await expect(auth.createCustomerToken('nobody')).rejects.toMatchObject({ code: 'upstream_rejected' })
  await simulator.use(scenarios.tokenOutage)
  await expect(auth.createCustomerToken('nobody')).rejects.toMatchObject({ code: 'upstream_unavailable' })
})

it('the handler is the backend that tokenEndpoint of @lean-link/core expects', async () => {
  const { customerId } = await auth.findOrCreateCustomer('user-3')
  const handle = createTokenHandler({ auth, identify: () => customerId })
  vi.stubGlobal('location', new URL('https://app.example/page'))
  const fetchAccessToken = tokenEndpoint('/api/lean/token', {
    // What the browser would add by itself.
    fetch: (url, init) => {
      const headers = { ...(init?.headers as Record<string, string>), origin: 'https://app.example' }
      return handle(new Request(String(url), { method: init?.method ?? 'GET', headers, body: init?.body ?? null }))
    },
  })
  const ask = (id: string) =>
    fetchAccessToken({ customerId: id, signal: new AbortController().signal, reason: 'first', attempt: 1 })
  await expect(ask(customerId)).resolves.toMatchObject({ token_type: 'Bearer', scope: `customer.${customerId}` })
  await expect(ask('someone-else')).rejects.toMatchObject({ status: 403 })
})

it('verifies what the simulator signs with its webhook secret', async () => {
  const body = JSON.stringify({ type: 'entity.created', payload: {}, event_id: 'e', timestamp: '2026-05-13T19:52:24Z' })
  const signature = createHmac('sha512', simulator.webhookSecret).update(body).digest('hex')
  const request = new Request('https://app.example/hook', {
    method: 'POST',
    headers: { 'lean-signature': signature },
    body,
  })
  await expect(verifyWebhook(request, simulator.webhookSecret)).resolves.toMatchObject({ type: 'entity.created' })
})
