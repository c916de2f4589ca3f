import { createHmac } from 'node:crypto'
import { LeanServerError } from '@lean-link/server'
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import type { PageState } from '../src/pageState.ts'
import { createApp } from './app.ts'
import type { Connections } from './connections.ts'
import type { LeanBackend } from './leanBackend.ts'
import { createSessions } from './session.ts'

const customerId = 'e99f0ffd-33e1-4a4c-8313-3029cc2743c9'
const page = { appToken: 'an-app-token', country: 'ae', sandbox: true } as const
const json = { 'content-type': 'application/json' }

let logged: MockInstance<typeof console.error>
beforeEach(() => {
  logged = vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => vi.restoreAllMocks())

function setUp(webhookSecret: string | null = 'webhook-secret') {
  const findOrCreateCustomer = vi.fn(async (appUserId: string) => ({ customerId, appUserId }))
  const createCustomerToken = vi.fn(async (id: string) => {
    return { access_token: 'a-token', token_type: 'Bearer', expires_in: 3599, scope: `customer.${id}` }
  })
  const connections = {
    record: vi.fn<Connections['record']>(),
    list: vi.fn<Connections['list']>(async () => []),
    remove: vi.fn<Connections['remove']>(async () => {}),
  }
  // The three methods of LeanAuth that this app calls.
  const auth = { findOrCreateCustomer, createCustomerToken } as unknown as LeanBackend['auth']
  const app = createApp({
    lean: { auth, webhookSecret, page },
    sessions: createSessions(),
    connections,
    currentScenario: () => 'happy',
  })
  const send = (path: string, init?: RequestInit) => app.request(`http://localhost:5173${path}`, init)
  const signIn = async (body: object = { personId: 'mei' }) =>
    send('/api/session', { method: 'POST', headers: json, body: JSON.stringify(body) })
  const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { send, signIn, cookieOf, connections, findOrCreateCustomer, createCustomerToken }
}

describe('session', () => {
  it('signs in one of the people, with a cookie that no script can read', async () => {
    const { signIn, findOrCreateCustomer } = setUp()
    const response = await signIn()
    expect(await response.json()).toEqual({ customerId })
    expect(response.headers.get('set-cookie')).toMatch(/^palmleaf_session=.+; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(findOrCreateCustomer).toHaveBeenCalledExactlyOnceWith('palmleaf-demo-mei')
  })

  it('refuses a stranger, and a body that a form could send', async () => {
    const { signIn, send, findOrCreateCustomer } = setUp()
    expect((await signIn({ personId: 'somebody' })).status).toBe(400)
    expect((await send('/api/session', { method: 'POST', body: '{"personId":"mei"}' })).status).toBe(415)
    expect(findOrCreateCustomer).not.toHaveBeenCalled()
  })

  it.each(['{', 'null', '[]', '7', '""'])('refuses %s for a body', async (body) => {
    const { send } = setUp()
    const response = await send('/api/session', { method: 'POST', headers: json, body })
    expect([response.status, await response.json()]).toEqual([400, { error: 'unknown_person' }])
  })

  it('does not take a cookie that another start of the demo signed, or that was edited', async () => {
    const { send, signIn, cookieOf } = setUp()
    const other = setUp()
    const foreign = cookieOf(await other.signIn())
    const edited = cookieOf(await signIn()).replace('mei', 'omar')
    for (const cookie of [foreign, edited, 'palmleaf_session=mei:x', '']) {
      expect((await send('/api/connection', { headers: { cookie } })).status).toBe(401)
    }
  })

  it('ends', async () => {
    const { send } = setUp()
    const response = await send('/api/session', { method: 'DELETE' })
    expect(response.status).toBe(204)
    expect(response.headers.get('set-cookie')).toMatch(/^palmleaf_session=; Max-Age=0; /)
  })
})

describe('page', () => {
  it('learns what to start with, and of nobody before somebody has signed in', async () => {
    const { send } = setUp()
    const state = (await (await send('/api/page')).json()) as PageState
    expect(state).toMatchObject({ lean: page, scenario: 'happy', customer: null })
    expect(state.people.map(({ id }) => id)).toEqual(['layla', 'omar', 'mei'])
    expect(JSON.stringify(state)).not.toMatch(/webhook-secret|palmleaf-demo/)
  })

  it('learns whose session it is', async () => {
    const { send, signIn, cookieOf } = setUp()
    const headers = { cookie: cookieOf(await signIn()) }
    expect(await (await send('/api/page', { headers })).json()).toMatchObject({
      customer: { personId: 'mei', name: { en: 'Mei Santos' }, customerId },
    })
  })
})

describe('token endpoint', () => {
  const ask = { method: 'POST', headers: { ...json, origin: 'http://localhost:5173' } }

  it("mints for the session's customer only", async () => {
    const { send, signIn, cookieOf, createCustomerToken } = setUp()
    const headers = { ...ask.headers, cookie: cookieOf(await signIn()) }
    const own = await send('/api/lean/token', { ...ask, headers, body: JSON.stringify({ customer_id: customerId }) })
    expect(await own.json()).toMatchObject({ access_token: 'a-token', scope: `customer.${customerId}` })
    const other = await send('/api/lean/token', { ...ask, headers, body: '{"customer_id":"another"}' })
    expect(other.status).toBe(403)
    expect(createCustomerToken).toHaveBeenCalledOnce()
  })

  it('asks who is there', async () => {
    const { send } = setUp()
    expect((await send('/api/lean/token', { ...ask, body: '{}' })).status).toBe(401)
  })
})

describe('connections', () => {
  it("are told of the session's customer, and only to a page that shows them", async () => {
    const { send, signIn, cookieOf, connections } = setUp()
    const headers = { cookie: cookieOf(await signIn()) }
    for (const query of ['?customer=another', '']) {
      const other = await send(`/api/connection${query}`, { headers })
      expect([other.status, await other.json()]).toEqual([409, { error: 'other_customer' }])
    }
    expect(connections.list).not.toHaveBeenCalled()
    const own = await send(`/api/connection?customer=${customerId}`, { headers })
    expect([own.status, await own.json()]).toEqual([200, { connections: [] }])
    expect(connections.list).toHaveBeenCalledExactlyOnceWith(customerId, expect.any(AbortSignal))
  })

  it("are ended for the session's customer only", async () => {
    const { send, signIn, cookieOf, connections } = setUp()
    const headers = { cookie: cookieOf(await signIn()) }
    const end = (query: string, init = {}) => send(`/api/connection/an-entity${query}`, { method: 'DELETE', ...init })
    expect((await end(`?customer=${customerId}`)).status).toBe(401)
    expect((await end('?customer=another', { headers })).status).toBe(409)
    expect(connections.remove).not.toHaveBeenCalled()
    expect((await end(`?customer=${customerId}`, { headers })).status).toBe(204)
    expect(connections.remove).toHaveBeenCalledExactlyOnceWith(customerId, 'an-entity')
  })
})

describe('webhook', () => {
  const body = JSON.stringify({
    type: 'entity.created',
    payload: { id: 'x' },
    event_id: '1',
    timestamp: '2026-01-01T00:00:00Z',
  })
  const sign = (secret: string) => createHmac('sha512', secret).update(body).digest('hex')
  const deliver = (secret: string) => ({ method: 'POST', headers: { ...json, 'lean-signature': sign(secret) }, body })

  it('is remembered when Lean signed it', async () => {
    const { send, connections } = setUp()
    // Lean takes every other status for a failure, 204 included, and sends the webhook again.
    expect((await send('/api/lean/webhook', deliver('webhook-secret'))).status).toBe(200)
    expect(connections.record).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ type: 'entity.created' }))
  })

  it('is refused when somebody else did, and when there is no secret to check it with', async () => {
    const { send, connections } = setUp()
    expect((await send('/api/lean/webhook', deliver('a guess'))).status).toBe(401)
    expect((await setUp(null).send('/api/lean/webhook', deliver('a guess'))).status).toBe(404)
    expect(connections.record).not.toHaveBeenCalled()
  })
})

it('answers an outage of Lean without details of it', async () => {
  const { send, signIn, cookieOf, connections } = setUp()
  const headers = { cookie: cookieOf(await signIn()) }
  connections.list.mockRejectedValueOnce(new Error('https://auth.example said secret things'))
  const response = await send(`/api/connection?customer=${customerId}`, { headers })
  expect(response.status).toBe(502)
  expect(await response.json()).toEqual({ error: 'unavailable' })
})

describe('the terminal', () => {
  // What a wrong LEAN_CLIENT_SECRET ends in.
  const refused = new LeanServerError('upstream_rejected', 'Lean refused the client id or secret.', { status: 502 })

  it('says why nobody can sign in, while the page gets a code', async () => {
    const { signIn, findOrCreateCustomer } = setUp()
    findOrCreateCustomer.mockRejectedValueOnce(refused)
    const response = await signIn()
    expect([response.status, await response.json()]).toEqual([502, { error: 'upstream_rejected' }])
    expect(logged.mock.calls).toEqual([['Lean refused the client id or secret.']])
  })

  it('says why no token can be had', async () => {
    const { send, signIn, cookieOf, createCustomerToken } = setUp()
    const headers = { ...json, origin: 'http://localhost:5173', cookie: cookieOf(await signIn()) }
    createCustomerToken.mockRejectedValueOnce(refused)
    const body = JSON.stringify({ customer_id: customerId })
    expect((await send('/api/lean/token', { method: 'POST', headers, body })).status).toBe(502)
    expect(logged.mock.calls).toEqual([['Lean refused the client id or secret.']])
  })
})
