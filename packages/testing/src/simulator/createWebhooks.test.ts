/** Webhooks as Lean documents them: content, signature, retries, and when they go out. */
import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setUpOutcomes } from '../../test/setUpOutcomes.ts'
import { createSimulatorState } from './simulatorState.ts'
import { createWebhooks } from './createWebhooks.ts'

// Nothing that a test sets in motion goes on into the next one.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The deliveries of a type, in the order in which they came; those of different types may overtake each other. */
async function select(deliveries: readonly Request[], type: string) {
  const texts = await Promise.all(deliveries.map((delivery) => delivery.clone().text()))
  return deliveries.flatMap((delivery, index) => {
    const raw = texts[index] ?? ''
    const event = JSON.parse(raw)
    return event.type === type ? [{ raw, event, signature: delivery.headers.get('lean-signature') }] : []
  })
}

describe('a webhook of a new entity', () => {
  it('is a signed entity.created', async () => {
    const { post, deliveries, simulator, customerId } = await setUpOutcomes()
    const { entity_id: id } = (await (await post()).json()) as { entity_id: string }
    await vi.waitFor(async () => expect(await select(deliveries, 'entity.created')).toHaveLength(1))
    const [created] = await select(deliveries, 'entity.created')
    const expected = createHmac('sha512', simulator.webhookSecret)
      .update(created?.raw ?? '')
      .digest('hex')
    expect(created?.signature).toBe(`sha512=${expected}`)
    expect(created?.event).toEqual({
      type: 'entity.created',
      message: expect.any(String),
      event_id: expect.any(String),
      timestamp: expect.any(String),
      payload: {
        id,
        customer_id: customerId,
        app_user_id: 'user-1',
        permissions: ['identity', 'accounts'],
        bank_details: {
          identifier: 'LEAN_OF_RETAIL_UAE',
          name: expect.any(String),
          logo: expect.any(String),
          main_color: expect.any(String),
          background_color: expect.any(String),
          swift_code: 'MOCKAE01',
          account_type: expect.any(String),
          bank_type: 'RETAIL',
        },
      },
    })
  })

  it('is followed by a data refresh that goes from PENDING to FINISHED', async () => {
    const { post, deliveries, customerId } = await setUpOutcomes()
    const { entity_id } = (await (await post()).json()) as { entity_id: string }
    // Moves the fake clock on while it waits.
    await vi.waitFor(() => expect(deliveries).toHaveLength(3), 5_000)
    expect(await select(deliveries, 'entity.created')).toHaveLength(1)
    // The clock that moved on is not the one of the signatures: either may be out first.
    const refreshes = (await select(deliveries, 'entity.data.refresh.updated')).map(({ event }) => event)
    const pending = refreshes.find(({ payload }) => payload.status === 'PENDING')
    const finished = refreshes.find(({ payload }) => payload.status === 'FINISHED')
    const payload = { entity_id, customer_id: customerId, app_user_id: 'user-1', refresh_id: expect.any(String) }
    expect(pending.payload).toMatchObject({
      ...payload,
      status: 'PENDING',
      data_status: { accounts: 'PENDING', identity: 'PENDING' },
    })
    expect(finished.payload).toMatchObject({ ...payload, refresh_id: pending.payload.refresh_id, status: 'FINISHED' })
    expect(finished.payload.data_status.account_data[0]).toMatchObject({ balance: 'NOT_REQUESTED' })
  })
})

describe('a delivery that fails', () => {
  const event = { type: 'entity.created', message: 'for a test', payload: {} }

  /** Signing takes real time, of which fake timers know nothing. */
  async function until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await new Promise((resolve) => setImmediate(resolve))
  }

  function sendTo(answer: (init: RequestInit) => Promise<Response>) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 0 })
    const tries: { at: number; init: RequestInit }[] = []
    vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
      tries.push({ at: Date.now(), init })
      return answer(init)
    })
    const state = createSimulatorState({ origin: 'http://simulator.test', webhookUrl: 'https://shop.example/webhook' })
    createWebhooks(state).send(event)
    return tries
  }

  it.each([204, 302, 400, 503])(
    'with %i is repeated 1, 2, 5, 10, 60 and 180 minutes after the first try, as it was, and then given up',
    async (status) => {
      const tries = sendTo(async () => new Response(null, { status }))
      for (let count = 1; count <= 7; count += 1) {
        await vi.advanceTimersToNextTimerAsync()
        await until(() => tries.length === count && vi.getTimerCount() === (count < 7 ? 1 : 0))
      }
      expect(tries.map(({ at }) => at / 60_000)).toEqual([0, 1, 2, 5, 10, 60, 180])
      expect(new Set(tries.map(({ init }) => new TextDecoder().decode(init.body as Uint8Array))).size).toBe(1)
    },
  )

  it('by no answer in 10 s is cut off and repeated a minute after it began', async () => {
    const tries = sendTo(
      ({ signal }) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('cut off')))),
    )
    await vi.advanceTimersToNextTimerAsync()
    await until(() => tries.length === 1)
    const isCutOff = () => tries[0]?.init.signal?.aborted
    await vi.advanceTimersByTimeAsync(9_999)
    expect(isCutOff()).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(isCutOff()).toBe(true)
    await until(() => vi.getTimerCount() === 1)
    await vi.advanceTimersToNextTimerAsync()
    await until(() => tries.length === 2)
    expect(tries[1]?.at).toBe(60_000)
  })
})

describe('a scenario', () => {
  it('sends webhooks never, or late', async () => {
    const { post, deliveries, simulator } = await setUpOutcomes({ webhooks: 'never' })
    await post()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(deliveries).toHaveLength(0)
    await simulator.use({ webhooks: { delayMs: 500 } })
    await post({ bank_identifier: 'ENBD_OF_UAE' })
    await vi.advanceTimersByTimeAsync(499)
    expect(deliveries).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1)
    await vi.waitFor(() => expect(deliveries).toHaveLength(2))
  })
})
