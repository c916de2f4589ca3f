/** A signed webhook for tests: what a backend finds in it. */
import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { signWebhook } from './signWebhook.ts'

const event = { type: 'entity.created', payload: { id: 'entity-1' } }

it('is a POST whose raw body is signed as Lean documents it', async () => {
  const request = await signWebhook(event, 'webhook-secret')
  expect([request.method, request.url]).toEqual(['POST', 'http://localhost/webhooks/lean'])
  const raw = await request.clone().text()
  expect(request.headers.get('lean-signature')).toBe(
    `sha512=${createHmac('sha512', 'webhook-secret').update(raw).digest('hex')}`,
  )
  expect(await request.json()).toEqual({
    ...event,
    message: expect.any(String),
    event_id: expect.stringMatching(/^[\da-f-]{36}$/),
    timestamp: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
  })
})

it('takes the event as it is given, so that a route can be shown one twice, or one without an id', async () => {
  const first = await signWebhook({ ...event, event_id: 'same' }, 'secret', 'https://shop.example/hook')
  expect(first.url).toBe('https://shop.example/hook')
  expect(await first.json()).toMatchObject({ event_id: 'same' })
  expect(await (await signWebhook({ ...event, event_id: undefined }, 'secret')).json()).not.toHaveProperty('event_id')
})
