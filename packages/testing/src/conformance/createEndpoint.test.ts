/** What really arrives at a server: the checks are worth nothing where fetch keeps a header to itself. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createEndpoint } from './createEndpoint.ts'

let last: IncomingMessage | undefined
let closing = 0
const server = createServer((request, response) => {
  last = request
  if (closing > 0) {
    closing -= 1
    request.socket.destroy()
    return
  }
  response.writeHead(302, { location: '/login' }).end()
})
let origin: string
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function setUp(session: Record<string, string> = { Cookie: 'session=1' }) {
  const signIn = vi.fn<(customerId: string) => Promise<Record<string, string>>>(async () => session)
  const options = { url: `${origin}/token?keep=1`, signIn, customerIds: ['one', 'two'], clientSecret: 's' } as const
  return { signIn, endpoint: createEndpoint(options, 1_000) }
}

it("sends what the endpoint's own page would send, with the session", async () => {
  const { endpoint } = setUp()
  await endpoint.ask({ as: 'one', body: '{}' })
  expect(last?.method).toBe('POST')
  expect(last?.headers).toMatchObject({
    'content-type': 'application/json',
    accept: 'application/json',
    origin,
    'sec-fetch-site': 'same-origin',
    cookie: 'session=1',
  })
})

it('sends the headers of another site, and none of a session that nobody has', async () => {
  const { endpoint, signIn } = setUp()
  await endpoint.ask({
    as: null,
    body: '{}',
    headers: { origin: 'https://attacker.example', 'sec-fetch-site': 'cross-site' },
  })
  expect(last?.headers).toMatchObject({ origin: 'https://attacker.example', 'sec-fetch-site': 'cross-site' })
  expect(last?.headers).not.toHaveProperty('cookie')
  expect(signIn).not.toHaveBeenCalled()
})

it('sends an opaque origin, and leaves out a header that an older browser does not have', async () => {
  await setUp().endpoint.ask({ as: 'one', body: '{}', headers: { origin: 'null', 'sec-fetch-site': null } })
  expect(last?.headers.origin).toBe('null')
  expect(last?.headers).not.toHaveProperty('sec-fetch-site')
})

it("lets a session name its frontend's own origin", async () => {
  await setUp({ Origin: 'https://app.example' }).endpoint.ask({ as: 'one', body: '{}' })
  expect(last?.headers.origin).toBe('https://app.example')
})

it.each(['GET', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'])(
  'sends %s with a query, and no body of its own',
  async (method) => {
    await setUp().endpoint.ask({ as: 'one', method, query: { customer_id: 'two' } })
    expect([last?.method, last?.url]).toEqual([method, '/token?keep=1&customer_id=two'])
  },
)

it('signs in once per customer, and follows no redirect', async () => {
  const { endpoint, signIn } = setUp()
  for (const as of ['one', 'one', 'two']) await endpoint.ask({ as, body: '{}' })
  expect(signIn.mock.calls).toEqual([['one'], ['two']])
  expect(endpoint.answers.map(({ status }) => status)).toEqual([302, 302, 302])
})

it('asks once more where the connection was closed, and not again', async () => {
  const { endpoint } = setUp()
  closing = 1
  expect((await endpoint.ask({ as: 'one', body: '{}' })).status).toBe(302)
  closing = 2
  await expect(endpoint.ask({ as: 'one', body: '{}' })).rejects.toMatchObject({ reason: 'closed' })
  expect(closing).toBe(0)
})
