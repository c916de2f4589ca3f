/** Handlers for Mock Service Worker: what a page gets from them, without a worker. */
import { decodeJwt } from 'jose'
import { getResponse } from 'msw'
import { expect, it } from 'vitest'
import { leanHandlers } from './msw.ts'
import { scenarios } from './scenarios.ts'

const scriptUrl = 'https://cdn.leantech.me/link/loader/prod/ae/latest/lean-link-loader.min.js'

const askToken = (handlers: ReturnType<typeof leanHandlers>, body: object, path = '/api/lean/token') =>
  getResponse(handlers, new Request(`http://localhost${path}`, { method: 'POST', body: JSON.stringify(body) }))

it("serves LinkSDK at Lean's own address, with its dialog inside", async () => {
  const script = await (await getResponse(leanHandlers(), new Request(scriptUrl)))?.text()
  expect(script).toContain('"dialog":"srcdoc"')
  expect(script).toContain('"origin":"https://cdn.leantech.me"')
})

it("answers the app's token route for any customer, with tokens that its LinkSDK takes", async () => {
  const handlers = leanHandlers()
  const answer = (await (await askToken(handlers, { customer_id: 'customer-7' }))?.json()) as { access_token: string }
  expect(answer).toMatchObject({ scope: 'customer.customer-7', token_type: 'Bearer' })
  const script = await (await getResponse(handlers, new Request(scriptUrl)))?.text()
  const outcome = await getResponse(
    handlers,
    new Request('https://cdn.leantech.me/link/simulator/outcome', {
      method: 'POST',
      headers: {
        'x-lean-link-simulator': /"controlKey":"(\w+)"/.exec(script ?? '')?.[1] ?? 'missing',
        authorization: `Bearer ${answer.access_token}`,
      },
      body: JSON.stringify({
        method: 'connect',
        outcome: 'success',
        customer_id: 'customer-7',
        app_token: decodeJwt(answer.access_token).sub,
      }),
    }),
  )
  expect(await outcome?.json()).toEqual({ entity_id: expect.any(String) })
})

it('is where the app has its route, for the country of the page', async () => {
  const handlers = leanHandlers({}, { tokenPath: '/tokens', country: 'sa' })
  const answer = await askToken(handlers, { customer_id: 'customer-7' }, '/tokens')
  const { access_token = '' } = ((await answer?.json()) ?? {}) as { access_token?: string }
  expect(decodeJwt(access_token).iss).toBe('https://auth.sandbox.sa.leantech.me')
  expect(await askToken(handlers, { customer_id: 'customer-7' })).toBeUndefined()
})

it('fails as the scenario says, and refuses a request that names no customer', async () => {
  expect((await askToken(leanHandlers(scenarios.tokenOutage), { customer_id: 'customer-7' }))?.status).toBe(503)
  expect((await askToken(leanHandlers(), {}))?.status).toBe(400)
})
