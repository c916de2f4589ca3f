/** The webhook route: who is called, how often, and with which answer Lean does or does not send the event again. */
import { createHmac } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { createWebhookHandler, type LeanServerError, type WebhookHandlerOptions } from '../index.ts'

const secret = 'the-webhook-secret'
const createEvent = (over: Record<string, unknown> = {}) => ({
  type: 'entity.created',
  message: 'An entity object has been created.',
  payload: { id: 'e-1', customer_id: 'c-1' },
  event_id: 'event-1',
  timestamp: '2026-05-13T19:52:24.986560Z',
  ...over,
})
const createRequest = (event: object = createEvent(), key = secret) => {
  const body = JSON.stringify(event)
  const signature = `sha512=${createHmac('sha512', key).update(body).digest('hex')}`
  return new Request('https://app.example/webhook', { method: 'POST', headers: { 'lean-signature': signature }, body })
}
function createHandler(over: Partial<WebhookHandlerOptions> = {}) {
  const onError = vi.fn<(error: LeanServerError) => void>()
  return { handle: createWebhookHandler({ secret, onError, ...over }), onError }
}

describe('a signed event', () => {
  it('a signed event reaches the callback of its type and then onEvent, and is answered 200', async () => {
    const calls: unknown[] = []
    const { handle, onError } = createHandler({
      on: {
        'entity.created': async (event) => void calls.push(['on', event.payload.customerId, event.eventId]),
        'payment.created': () => void calls.push('another type'),
      },
      onEvent: (event) => void calls.push(['onEvent', event.type]),
    })
    expect((await handle(createRequest())).status).toBe(200)
    expect(calls).toEqual([
      ['on', 'c-1', 'event-1'],
      ['onEvent', 'entity.created'],
    ])
    expect(onError).not.toHaveBeenCalled()
  })

  it('a signed event that nobody asked for is answered 200', async () => {
    expect((await createHandler().handle(createRequest())).status).toBe(200)
    expect((await createHandler({ on: {} }).handle(createRequest())).status).toBe(200)
  })

  it.each(['constructor', '__proto__', 'toString'])(
    'an event of the type %s calls nothing that no app wrote',
    async (type) => {
      const onEvent = vi.fn()
      const { handle, onError } = createHandler({ on: {}, onEvent })
      expect((await handle(createRequest(createEvent({ type })))).status).toBe(200)
      expect(onEvent).toHaveBeenCalledOnce()
      expect(onError).not.toHaveBeenCalled()
    },
  )
})

describe('once per event id', () => {
  it('the second delivery of an event is answered 200 and calls nobody', async () => {
    const onEvent = vi.fn()
    const { handle, onError } = createHandler({ onEvent })
    const statuses = [(await handle(createRequest())).status, (await handle(createRequest())).status]
    expect(statuses).toEqual([200, 200])
    expect(onEvent).toHaveBeenCalledOnce()
    expect(onError).not.toHaveBeenCalled()
    await handle(createRequest(createEvent({ event_id: 'event-2' })))
    expect(onEvent).toHaveBeenCalledTimes(2)
  })

  it('deliveries at the same time call once, and share the outcome', async () => {
    let fail: (error: Error) => void = () => {}
    const onEvent = vi.fn(() => new Promise<void>((_resolve, reject) => (fail = reject)))
    const { handle } = createHandler({ onEvent })
    const answers = Promise.all([handle(createRequest()), handle(createRequest())])
    await vi.waitFor(() => expect(onEvent).toHaveBeenCalled())
    fail(new Error('planted-secret'))
    expect((await answers).map(({ status }) => status)).toEqual([503, 503])
    expect(onEvent).toHaveBeenCalledOnce()
  })

  it('an event whose callback failed is handled when Lean sends it again', async () => {
    const onEvent = vi.fn().mockRejectedValueOnce(new Error('planted-secret'))
    const { handle } = createHandler({ onEvent })
    expect((await handle(createRequest())).status).toBe(503)
    expect((await handle(createRequest())).status).toBe(200)
    expect((await handle(createRequest())).status).toBe(200)
    expect(onEvent).toHaveBeenCalledTimes(2)
  })

  it('an event that another instance handled is known by seen', async () => {
    const onEvent = vi.fn()
    const seen = vi.fn(async () => true)
    const { handle, onError } = createHandler({ onEvent, seen })
    expect((await handle(createRequest())).status).toBe(200)
    expect(seen).toHaveBeenCalledExactlyOnceWith('event-1')
    expect(onEvent).not.toHaveBeenCalled()
    expect(onError).not.toHaveBeenCalled()
  })

  it('a long life does not fill the memory: the oldest of many ids is forgotten', async () => {
    const onEvent = vi.fn()
    const { handle } = createHandler({ onEvent })
    const send = (index: number) => handle(createRequest(createEvent({ event_id: `event-${index}` })))
    for (let index = 0; index <= 1000; index += 1) await send(index)
    await send(1000)
    expect(onEvent).toHaveBeenCalledTimes(1001)
    await send(0)
    expect(onEvent).toHaveBeenCalledTimes(1002)
  })
})

describe('a callback', () => {
  it.each(['on', 'onEvent'])(
    'a callback of %s that throws is 503, so that Lean sends the event again, and is reported',
    async (name) => {
      const thrower = () => Promise.reject(new TypeError('planted-secret'))
      const { handle, onError } = createHandler(
        name === 'on' ? { on: { 'entity.created': thrower } } : { onEvent: thrower },
      )
      const response = await handle(createRequest())
      expect([response.status, await response.json()]).toEqual([503, { error: 'upstream_unavailable' }])
      expect(onError).toHaveBeenCalledOnce()
      const [error] = onError.mock.calls[0] ?? []
      expect(error).toMatchObject({
        reason: 'hook_threw',
        message: expect.stringMatching(new RegExp(`"${name}".*TypeError`)),
      })
      expect(error?.message).not.toContain('planted')
    },
  )

  it('a callback that takes longer than Lean waits is 503 after 9 s, and the event is done once it ends', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      let finish: () => void = () => {}
      let handled: Promise<Response> = Promise.reject(new Error('not sent'))
      handled.catch(() => {})
      const calls = vi.fn()
      const { handle, onError } = createHandler({
        onEvent: () => {
          calls()
          return new Promise<void>((resolve) => {
            finish = resolve
            asked()
          })
        },
      })
      let asked: () => void = () => {}
      await new Promise<void>((resolve) => {
        asked = resolve
        handled = handle(createRequest())
      })
      await vi.advanceTimersByTimeAsync(9_000)
      expect((await handled).status).toBe(503)
      expect(onError.mock.calls[0]?.[0].message).toMatch(/within 9000 ms.*queue/)
      finish()
      expect((await handle(createRequest())).status).toBe(200)
      expect(calls).toHaveBeenCalledOnce()
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('what is no event of Lean', () => {
  it('a forged one is 401, reported, and calls nobody', async () => {
    const onEvent = vi.fn()
    const { handle, onError } = createHandler({ onEvent })
    const response = await handle(createRequest(createEvent(), 'another secret'))
    expect([response.status, await response.json()]).toEqual([401, { error: 'upstream_rejected' }])
    expect(onError.mock.calls[0]?.[0].reason).toBe('signature')
    expect(onEvent).not.toHaveBeenCalled()
  })

  it('a body of another kind is 400, and one that is too large 413', async () => {
    expect((await createHandler().handle(createRequest([]))).status).toBe(400)
    expect((await createHandler({ maxBytes: 10 }).handle(createRequest())).status).toBe(413)
  })

  it.each(['GET', 'HEAD', 'PUT', 'OPTIONS'])('the method %s is 405', async (method) => {
    const { handle, onError } = createHandler()
    const response = await handle(new Request('https://app.example/webhook', { method }))
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    expect(onError).not.toHaveBeenCalled()
  })

  it('a request of Express is answered at once, and the log says what to do', async () => {
    const { handle, onError } = createHandler()
    const response = { statusCode: 0, setHeader: vi.fn(), end: vi.fn() }
    const incoming = { headers: {}, url: '/', method: 'POST' }
    await (handle as (...args: unknown[]) => Promise<unknown>)(incoming, response)
    expect([response.statusCode, response.end.mock.calls]).toEqual([500, [['{"error":"internal_error"}']]])
    expect(onError.mock.calls[0]?.[0].message).toContain('toNodeListener')
  })

  it('no answer is kept by a cache', async () => {
    const { handle } = createHandler()
    for (const request of [createRequest(), createRequest(createEvent(), 'x'), new Request('https://app.example/')]) {
      expect((await handle(request)).headers.get('cache-control')).toBe('no-store')
    }
  })
})

describe('options', () => {
  it('createWebhookHandler throws at once with every problem', () => {
    const options = { secret: '', on: { 'a.b': 'x' }, onEvent: 1, onError: 1, seen: 1, toleranceMs: 'x', maxBytes: 0 }
    const create = () => createWebhookHandler(options as unknown as WebhookHandlerOptions)
    for (const name of ['secret', 'on', 'onEvent', 'onError', 'seen', 'toleranceMs', 'maxBytes']) {
      expect(create).toThrow(`"${name}"`)
    }
    expect(() => createWebhookHandler(undefined as unknown as WebhookHandlerOptions)).toThrow('must be an object')
  })

  it('a secret that is undefined, as in a build without the environment, is told at the first event', async () => {
    const { handle, onError } = createHandler({ secret: undefined })
    expect((await handle(createRequest())).status).toBe(500)
    expect(onError.mock.calls[0]?.[0]).toMatchObject({
      code: 'invalid_options',
      message: expect.stringContaining('secret'),
    })
  })

  it('without onError a failure is one line on the console', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    try {
      await createWebhookHandler({ secret })(createRequest(createEvent(), 'another secret'))
      expect(log.mock.calls).toEqual([[expect.stringMatching(/^LeanServerError upstream_rejected \(signature\): /)]])
    } finally {
      log.mockRestore()
    }
  })
})
