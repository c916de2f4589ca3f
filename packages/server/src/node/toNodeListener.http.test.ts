/** toNodeListener on real servers: plain Node, Express and Fastify, with and without a parser ahead of it. */
import { createHmac } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { connect } from 'node:net'
import express from 'express'
import fastify from 'fastify'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { listen } from '../../test/listen.ts'
import { createTokenHandler, type LeanAuth, type LeanServerError, verifyWebhook } from '../index.ts'
import { toNodeListener } from '../node.ts'

const token = { access_token: 'the-token', token_type: 'Bearer', expires_in: 3599, scope: 'customer.one' }
const onError = vi.fn<(error: LeanServerError) => void>()
const auth = { createCustomerToken: async () => token } as unknown as LeanAuth
const handleToken = createTokenHandler({ auth, identify: () => 'one', onError })

const secret = 'the-webhook-secret'
const event = '{ "type": "entity.created",  "payload": {}, "event_id": "e-1", "timestamp": "2026-05-13T19:52:24Z" }'
const signature = `sha512=${createHmac('sha512', secret).update(event).digest('hex')}`
const handleWebhook = async (request: Request) => {
  try {
    return new Response((await verifyWebhook(request, secret)).eventId)
  } catch (error) {
    const { status, reason } = error as LeanServerError
    return Response.json({ reason }, { status })
  }
}

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  onError.mockReset()
  vi.restoreAllMocks()
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

async function start(listener: RequestListener): Promise<string> {
  const { url, stop } = await listen(createServer(listener))
  stops.push(stop)
  return url
}

const postToken = (url: string, customerId: string) =>
  fetch(`${url}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ customer_id: customerId }),
  })
const postWebhook = (url: string) =>
  fetch(`${url}/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'lean-signature': signature },
    body: event,
  })

async function expectTokenRoute(url: string): Promise<void> {
  const response = await postToken(url, 'one')
  expect([response.status, await response.json()]).toEqual([200, token])
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect((await postToken(url, 'other')).status).toBe(403)
}

describe('the token endpoint', () => {
  it("the token endpoint answers on Node's own server", async () => {
    await expectTokenRoute(await start(toNodeListener(handleToken)))
  })

  it('the token endpoint answers in Express, ahead of a parser', async () => {
    await expectTokenRoute(await start(express().post('/token', toNodeListener(handleToken)).use(express.json())))
  })

  it('the token endpoint answers in Express behind express.json(), and still compares the customer', async () => {
    await expectTokenRoute(await start(express().use(express.json()).post('/token', toNodeListener(handleToken))))
  })

  it('the token endpoint answers in Express behind a parser of text or of bytes', async () => {
    for (const parser of [express.text({ type: () => true }), express.raw({ type: () => true })]) {
      await expectTokenRoute(await start(express().use(parser).post('/token', toNodeListener(handleToken))))
    }
  })

  it('the token endpoint answers in a router of Express that is mounted under a path', async () => {
    const router = express.Router().post('/token', toNodeListener(handleToken))
    const url = await start(express().use('/api', router))
    await expectTokenRoute(`${url}/api`)
  })

  it('the token endpoint answers in Fastify, which parses by itself', async () => {
    const app = fastify()
    const listener = toNodeListener(handleToken)
    app.post('/token', (request, reply) => {
      reply.hijack()
      return listener(Object.assign(request.raw, { body: request.body }), reply.raw)
    })
    stops.push(() => app.close())
    await expectTokenRoute(await app.listen({ port: 0, host: '127.0.0.1' }))
  })

  it('the token endpoint is 500 and told when a parser read the body and kept nothing of it', async () => {
    const swallow: express.RequestHandler = (request, _response, next) => void request.resume().on('end', () => next())
    const url = await start(express().use(swallow).post('/token', toNodeListener(handleToken)))
    expect((await postToken(url, 'other')).status).toBe(500)
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ reason: 'body_read' })
  })
})

describe('a webhook', () => {
  it("a webhook is verified on Node's own server, in Express ahead of a parser, and behind one that keeps the bytes", async () => {
    const listener = toNodeListener(handleWebhook)
    const keepsBytes = express.json({
      verify: (request, _response, buffer) => void Object.assign(request, { rawBody: buffer }),
    })
    for (const app of [
      listener,
      express().post('/webhook', listener),
      express()
        .use(express.raw({ type: () => true }))
        .post('/webhook', listener),
      // As Nest does with `rawBody: true`.
      express().use(keepsBytes).post('/webhook', listener),
    ]) {
      const response = await postWebhook(await start(app))
      expect([response.status, await response.text()]).toEqual([200, 'e-1'])
    }
  })

  it('a webhook whose bytes express.json() threw away is a mistake of the app, and no forgery', async () => {
    const url = await start(express().use(express.json()).post('/webhook', toNodeListener(handleWebhook)))
    const response = await postWebhook(url)
    expect([response.status, await response.json()]).toEqual([500, { reason: 'body_read' }])
  })
})

describe('any handler', () => {
  it('a handler gets method, address, headers and a signal that aborts when the browser leaves', async () => {
    const controller = new AbortController()
    let tellLeft: (what: string) => void = () => {}
    const left = new Promise<string>((resolve) => (tellLeft = resolve))
    const url = await start(
      toNodeListener(async (request) => {
        request.signal.addEventListener('abort', () => tellLeft(`${request.method} ${request.url}`))
        controller.abort()
        return new Promise(() => {})
      }),
    )
    await expect(fetch(`${url}/a?b=c`, { method: 'PUT', body: 'x', signal: controller.signal })).rejects.toThrow()
    expect(await left).toBe(`PUT ${url}/a?b=c`)
  })

  it('a handler may set several cookies and send a body by and by', async () => {
    const url = await start(
      toNodeListener(async () => {
        const headers = new Headers([
          ['set-cookie', 'a=1'],
          ['set-cookie', 'b=2'],
        ])
        return new Response(new Blob(['x'.repeat(100_000)]).stream(), { status: 201, headers })
      }),
    )
    const response = await fetch(url)
    expect([response.status, response.headers.getSetCookie(), (await response.text()).length]).toEqual([
      201,
      ['a=1', 'b=2'],
      100_000,
    ])
  })

  it('a handler that throws or rejects is 500 and one line on the console, without what it threw', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    for (const handler of [
      () => Promise.reject(new Error('planted-secret')),
      () => {
        throw new Error('planted-secret')
      },
    ]) {
      const response = await fetch(await start(toNodeListener(handler)))
      expect([response.status, await response.text()]).toEqual([500, '{"error":"internal_error"}'])
    }
    expect(log).toHaveBeenCalledTimes(2)
    expect(log.mock.calls.join()).not.toContain('planted-secret')
  })

  it('a handler is not asked about a Host header that is no host', async () => {
    const handler = vi.fn(async () => new Response())
    const { port } = new URL(await start(toNodeListener(handler)))
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: a b<>\r\n\r\n'))
      socket.once('data', (data) => {
        resolve(String(data))
        socket.destroy()
      })
    })
    expect(answer).toMatch(/^HTTP\/1.1 400 /)
    expect(handler).not.toHaveBeenCalled()
  })
})
