/** The simulator as a server: who may reach it, what it delivers, and how it ends. */
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { startLeanSimulator } from './startLeanSimulator.ts'
import type { LeanSimulator } from './createLeanSimulator.ts'

const { Request: requestBefore, Response: responseBefore } = globalThis
const running: LeanSimulator[] = []
async function start(...options: Parameters<typeof startLeanSimulator>) {
  const simulator = await startLeanSimulator(...options)
  running.push(simulator)
  return simulator
}
afterEach(async () => {
  vi.restoreAllMocks()
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()))
})

async function getWithHost(port: number, host: string, path = '/') {
  const asking = request({ port, host: '127.0.0.1', path, headers: { host } }).end()
  const [response] = (await once(asking, 'response')) as [IncomingMessage]
  return { status: response.statusCode, text: Buffer.concat(await response.toArray()).toString() }
}
const statusWithHost = async (port: number, host: string) => (await getWithHost(port, host)).status

it('serves script, token and API over HTTP on a free port of its own', async () => {
  const [one, two] = [await start(), await start()]
  expect(one.port).not.toBe(two.port)
  expect(one.url).toBe(`http://127.0.0.1:${one.port}`)
  expect((await fetch(one.scriptUrl)).status).toBe(200)
  const token = await fetch(`${one.authBaseUrl}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      client_id: one.clientId,
      client_secret: one.clientSecret,
      grant_type: 'client_credentials',
      scope: 'api',
    }),
  })
  const { access_token } = (await token.json()) as { access_token: string }
  const customer = await fetch(`${one.apiBaseUrl}/customers/v1/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access_token}` },
    body: JSON.stringify({ app_user_id: 'user-1' }),
  })
  expect(await customer.json()).toEqual({ customer_id: expect.any(String), app_user_id: 'user-1' })
})

it('answers loopback names with its port only', async () => {
  const { port } = await start()
  expect(await statusWithHost(port, `127.0.0.1:${port}`)).toBe(200)
  expect(await statusWithHost(port, `LOCALHOST:${port}`)).toBe(200)
  expect(await statusWithHost(port, `[::1]:${port}`)).toBe(200)
  expect(await statusWithHost(port, `evil.example:${port}`)).toBe(403)
  expect(await statusWithHost(port, 'localhost')).toBe(403)
  expect(await statusWithHost(port, `localhost.evil.example:${port}`)).toBe(403)
})

it('answers names that it was told of, with a script that calls it there, and tells others why not', async () => {
  const { port, scriptUrl } = await start({ allowedHosts: ['Simulator.internal', 'phone.test:8080'] })
  expect(await statusWithHost(port, 'simulator.internal:1234')).toBe(200)
  expect(await statusWithHost(port, 'phone.test:8080')).toBe(200)
  expect(await statusWithHost(port, `localhost:${port}`)).toBe(200)
  const refused = await getWithHost(port, 'phone.test:8081')
  expect([refused.status, JSON.parse(refused.text).message]).toEqual([
    403,
    expect.stringMatching(/"phone\.test:8081".*allowedHosts/),
  ])
  const { text } = await getWithHost(port, 'simulator.internal:1234', new URL(scriptUrl).pathname)
  expect(text).toContain('"origin":"http://simulator.internal:1234"')
})

it('answers the preflight of a page on another origin, and bodies of unknown length', async () => {
  const { url } = await start()
  const preflight = await fetch(`${url}/link/simulator/session?country=ae`, {
    method: 'OPTIONS',
    headers: { origin: 'http://localhost:1', 'access-control-request-headers': 'x-lean-link-simulator' },
  })
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new Blob(['grant_type=none']).stream(),
    duplex: 'half',
  }
  const token = await fetch(`${url}/oauth2/token`, init)
  expect([token.status, await token.json()]).toEqual([401, { error: 'invalid_client' }])
})

it('rejects when the port is taken', async () => {
  const { port } = await start()
  await expect(startLeanSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

it('leaves the globals of the process as they are', async () => {
  await start()
  expect(globalThis.Request === requestBefore && globalThis.Response === responseBefore).toBe(true)
})

async function connectBank(simulator: LeanSimulator) {
  const { customerId: customer_id } = await simulator.createCustomer('user-1')
  const script = await (await fetch(simulator.scriptUrl)).text()
  const headers = {
    'x-lean-link-simulator': /"controlKey":"(\w+)"/.exec(script)?.[1] ?? 'missing',
    authorization: `Bearer ${await simulator.createAccessToken(customer_id)}`,
  }
  const app = { app_token: simulator.clientId, permissions: ['identity'] }
  const body = JSON.stringify({ ...app, method: 'connect', customer_id, outcome: 'success' })
  const response = await fetch(`${simulator.url}/link/simulator/outcome`, { method: 'POST', body, headers })
  return (await response.json()) as Record<string, string>
}

it('delivers a signed webhook again until it is answered with 200, and follows no redirect', async () => {
  const deliveries: { path: string | undefined; signature: unknown; raw: Buffer }[] = []
  const statuses = [500, 204, 302, 200]
  const receiver = createServer(async (incoming, answer) => {
    const raw = Buffer.concat(await incoming.toArray())
    const isOurs = raw.toString().includes('entity.created')
    if (isOurs) deliveries.push({ path: incoming.url, signature: incoming.headers['lean-signature'], raw })
    answer.writeHead(isOurs ? (statuses.shift() ?? 200) : 200, { location: '/elsewhere' }).end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  const simulator = await start({ webhookUrl, scenario: { webhooks: { minuteMs: 20 } } })
  const { entity_id } = await connectBank(simulator)
  await vi.waitFor(() => expect(deliveries).toHaveLength(4), { timeout: 5_000 })
  for (const { path, signature, raw } of deliveries) {
    expect(path).toBe('/hook')
    expect(signature).toBe(`sha512=${createHmac('sha512', simulator.webhookSecret).update(raw).digest('hex')}`)
    expect(JSON.parse(raw.toString())).toMatchObject({ type: 'entity.created', payload: { id: entity_id } })
  }
  receiver.closeAllConnections()
  receiver.close()
})

it('stop ends open requests, answers and webhooks to come, and the port; and may be called twice', async () => {
  const set = vi.spyOn(globalThis, 'setTimeout')
  const clear = vi.spyOn(globalThis, 'clearTimeout')
  // By their length, because Node's own fetch sets timers too.
  const listTimers = () =>
    set.mock.results.flatMap(({ value }, index) => (set.mock.calls[index]?.[1] === 60_000 ? [value] : []))
  const simulator = await start({ scenario: { webhooks: { delayMs: 60_000 } }, webhookUrl: 'http://127.0.0.1:9/' })
  await connectBank(simulator)
  await simulator.use({ script: { hang: true }, token: { delayMs: 60_000 } })
  const pending = [fetch(simulator.scriptUrl), fetch(`${simulator.url}/oauth2/token`, { method: 'POST' })]
  const rejections = Promise.all(pending.map((one) => expect(one).rejects.toThrow('fetch failed')))
  // Two webhooks of a new entity, and the token.
  await vi.waitFor(() => expect(listTimers()).toHaveLength(3))
  await Promise.all([simulator.stop(), simulator.stop()])
  await rejections
  expect(clear.mock.calls.flat()).toEqual(expect.arrayContaining(listTimers()))
  await expect(fetch(simulator.url)).rejects.toThrow('fetch failed')
})

it('stop cuts off a webhook that nobody answers', async () => {
  const receiver = createServer().listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const simulator = await start({ webhookUrl: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/` })
  const received = once(receiver, 'request')
  await connectBank(simulator)
  const [incoming] = (await received) as [IncomingMessage]
  const cutOff = once(incoming.socket, 'close')
  await simulator.stop()
  await cutOff
  expect(incoming.socket.destroyed).toBe(true)
  receiver.close()
})
