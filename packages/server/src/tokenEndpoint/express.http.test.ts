/** The token endpoint and the webhook in a real Express app, also mounted as nobody should: an answer at once, and the reason in the log. */
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import express, { type RequestHandler } from 'express'
import { afterEach, expect, it, vi } from 'vitest'
import { listen } from '../../test/listen.ts'
import { createTokenHandler, type LeanAuth, type LeanServerError, verifyWebhook } from '../index.ts'

const token = { access_token: 'the-token', token_type: 'Bearer', expires_in: 3599, scope: 'customer.one' }
const onError = vi.fn<(error: LeanServerError) => void>()
const auth = { createCustomerToken: async () => token } as unknown as LeanAuth
const handleToken = createTokenHandler({ auth, identify: () => 'one', onError })

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  onError.mockReset()
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

async function startApp(mount: (app: express.Express) => void): Promise<(body: string) => Promise<Response>> {
  const app = express()
  mount(app)
  const { url, stop } = await listen(createServer(app))
  stops.push(stop)
  return (body) =>
    fetch(`${url}/token`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body })
}

it('the handler mounted as if it were of Express answers 500 at once, and says how to mount it', async () => {
  const post = await startApp((app) => app.post('/token', handleToken as unknown as RequestHandler))
  const response = await post('{"customer_id":"one"}')
  expect([response.status, await response.json()]).toEqual([500, { error: 'internal_error' }])
  expect(onError.mock.calls[0]?.[0].message).toContain('toNodeListener')
})

it('express.json() in front of an adapter is 500 and told, never a skipped check', async () => {
  const post = await startApp((app) => app.use(express.json()).post('/token', getRequestListener(handleToken)))
  const response = await post('{"customer_id":"other"}')
  expect([response.status, await response.json()]).toEqual([500, { error: 'internal_error' }])
  expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'invalid_options', reason: 'body_read' })
})

it('the adapter ahead of express.json() gives a token', async () => {
  const post = await startApp((app) => app.post('/token', getRequestListener(handleToken)).use(express.json()))
  expect(await (await post('{"customer_id":"one"}')).json()).toEqual(token)
  expect((await post('{"customer_id":"other"}')).status).toBe(403)
})

it('verifyWebhook that is given a request of Express says what to do', async () => {
  const errors: unknown[] = []
  const post = await startApp((app) =>
    app.post('/token', async (request, response) => {
      errors.push(await verifyWebhook(request as unknown as Request, 'secret').catch((error: unknown) => error))
      response.sendStatus(500)
    }),
  )
  await post('{}')
  expect(errors).toEqual([
    expect.objectContaining({ code: 'invalid_options', message: expect.stringContaining('Express') }),
  ])
})
