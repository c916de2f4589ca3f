/** Statuses that may not be final: how long ERROR and what nobody documented wait for a final one, and what they come to. */
import { describe, expect, it, vi } from 'vitest'
import { connectParams, createWarmClient, outcomeOf, waits } from '../../test/createTestClient.ts'
import { expectNoSecrets } from '../../test/expectNoSecrets.ts'
import { pass, showFrame, stopClocks } from '../../test/page.ts'
import { customerId } from '../../test/toJwt.ts'
import type { LeanClientOptions } from '../index.ts'

const watch = expectNoSecrets()

/** A flow whose LinkSDK is seen on the page. */
async function openWithFrame(over: Partial<LeanClientOptions> = {}) {
  const made = await createWarmClient(watch, waits, over)
  stopClocks()
  const settledAs = vi.fn()
  const open = outcomeOf(watch, made.client.connect(connectParams)).then((outcome) => {
    settledAs(outcome.error?.code ?? outcome.result?.status)
    return outcome
  })
  return { ...made, open, settledAs, frame: showFrame() }
}
const pressKey = (on: EventTarget = document.body) => on.dispatchEvent(new Event('keydown', { bubbles: true }))
const press = (on: EventTarget = document.body) => on.dispatchEvent(new Event('pointerdown', { bubbles: true }))

describe('a status that nobody documented', () => {
  it.each(['PENDING', 'EXIT', 'success', ''])(
    '%o is link_outcome_unknown, which nobody is invited to repeat',
    async (status) => {
      const { client, fake, story } = await createWarmClient(watch)
      stopClocks()
      const open = outcomeOf(watch, client.pay({ customerId, paymentIntentId: 'p' }))
      fake.reply({ status, lean_correlation_id: 'c-9' })
      await pass(1_000)
      const { error } = await open
      expect(error).toMatchObject({
        code: 'link_outcome_unknown',
        retryable: false,
        result: { leanCorrelationId: 'c-9' },
      })
      expect(`${error?.message} ${error?.hint}`).toMatch(/backend/)
      expect(`${error?.message} ${error?.hint}`).not.toMatch(/try again|Nothing was connected/i)
      expect(story('outcome')).toEqual(['outcome error link_outcome_unknown'])
      expect(client.getState().flow.status).toBe('idle')
    },
  )

  it('waits for a final one as ERROR does', async () => {
    const { fake, open } = await openWithFrame()
    fake.reply({ status: 'PENDING' })
    await pass(30_000)
    fake.reply({ status: 'SUCCESS' })
    expect((await open).result?.status).toBe('success')
  })

  it('is link_error where ERROR follows it', async () => {
    const { client, fake } = await createWarmClient(watch)
    stopClocks()
    const open = outcomeOf(watch, client.connect(connectParams))
    fake.reply({ status: 'PENDING' })
    fake.reply({ status: 'ERROR' })
    await pass(1_000)
    expect((await open).error).toMatchObject({ code: 'link_error', retryable: true })
  })
})

describe('a success that could not be confirmed in time, and other ends whose outcome is unknown', () => {
  it('confirm_timeout invites nobody to repeat it', async () => {
    const { client, fake } = await createWarmClient(watch)
    stopClocks()
    const open = outcomeOf(
      watch,
      client.pay({ customerId, paymentIntentId: 'p' }, { confirm: () => new Promise(() => {}), confirmTimeoutMs: 10 }),
    )
    fake.reply({ status: 'SUCCESS' })
    await pass(10)
    expect((await open).error).toMatchObject({ code: 'confirm_timeout', retryable: false })
  })

  it('a page that came back while a payment was open invites nobody to pay again', async () => {
    const { client } = await createWarmClient(watch)
    const open = outcomeOf(watch, client.pay({ customerId, paymentIntentId: 'p' }))
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
    expect((await open).error).toMatchObject({ code: 'link_interrupted', retryable: false })
  })

  it('silence during a payment invites nobody to pay again', async () => {
    const { client } = await createWarmClient(watch)
    stopClocks()
    const open = outcomeOf(watch, client.pay({ customerId, paymentIntentId: 'p' }))
    await pass(15_500)
    expect((await open).error).toMatchObject({ code: 'link_no_response', retryable: false })
  })
})

describe('ERROR while LinkSDK is seen', () => {
  it('is not final: SUCCESS five seconds later wins', async () => {
    const { client, fake, open, story } = await openWithFrame()
    fake.reply({ status: 'ERROR' })
    await pass(5_000)
    expect(client.getState().flow.status).toBe('open')
    fake.reply({ status: 'SUCCESS' })
    expect((await open).result?.status).toBe('success')
    expect(story('callback')).toEqual(['callback ERROR', 'callback SUCCESS'])
  })

  it('becomes link_error settleMs after the frame has gone', async () => {
    const { fake, frame, open, settledAs } = await openWithFrame({ settleMs: 2_000 })
    fake.reply({ status: 'ERROR' })
    await pass(20_000)
    expect(settledAs).not.toHaveBeenCalled()
    frame.remove()
    await pass(1_900)
    expect(settledAs).not.toHaveBeenCalled()
    await pass(1_000)
    expect((await open).error?.code).toBe('link_error')
  })

  it('waits on when LinkSDK is seen again in time', async () => {
    const { fake, frame, settledAs } = await openWithFrame({ settleMs: 2_000 })
    fake.reply({ status: 'ERROR' })
    await pass(500)
    frame.remove()
    await pass(1_500)
    document.body.append(frame)
    await pass(10_000)
    expect(settledAs).not.toHaveBeenCalled()
  })

  it.each<[string, object]>([
    ['transparent', { opacity: '0' }],
    ['hidden', { visibility: 'hidden' }],
  ])('is not seen where the frame lies ready, %s', async (_, style) => {
    const { fake, frame, open } = await openWithFrame()
    // jsdom does not have it: what a browser says of such a frame, of an element with this style.
    Object.assign(frame.style, style)
    const checkVisibility = vi.fn((options: { checkOpacity?: boolean; checkVisibilityCSS?: boolean }) =>
      'opacity' in style ? !options.checkOpacity : !options.checkVisibilityCSS,
    )
    Object.assign(frame, { checkVisibility })
    fake.reply({ status: 'ERROR' })
    await pass(1_000)
    expect((await open).error?.code).toBe('link_error')
  })

  it.each([
    ['a pointer', press],
    ['a key', pressKey],
  ])('becomes link_error settleMs after the page itself gets %s, which an open dialog would take', async (_, act) => {
    const { fake, open, settledAs } = await openWithFrame()
    fake.reply({ status: 'ERROR' })
    await pass(30_000)
    act()
    await pass(999)
    expect(settledAs).not.toHaveBeenCalled()
    await pass(1)
    expect((await open).error?.code).toBe('link_error')
  })

  it('hears of input that the page keeps to itself', async () => {
    const { fake, open } = await openWithFrame()
    const button = document.body.appendChild(document.createElement('button'))
    button.addEventListener('pointerdown', (event) => event.stopPropagation())
    fake.reply({ status: 'ERROR' })
    await pass(1_000)
    press(button)
    await pass(1_000)
    expect((await open).error?.code).toBe('link_error')
    button.remove()
  })

  it('takes no input of LinkSDK’s own, which the v2 bundle draws into the page', async () => {
    const { fake, settledAs, frame } = await openWithFrame()
    const node = document.body.appendChild(document.createElement('div'))
    node.id = 'lean-link'
    const button = node.appendChild(document.createElement('div')).appendChild(document.createElement('button'))
    fake.reply({ status: 'ERROR' })
    await pass(1_000)
    press(button)
    press(frame)
    await pass(10_000)
    expect(settledAs).not.toHaveBeenCalled()
  })

  it('is link_error after two minutes at the latest', async () => {
    const { fake, open, settledAs } = await openWithFrame()
    fake.reply({ status: 'ERROR' })
    await pass(119_000)
    expect(settledAs).not.toHaveBeenCalled()
    await pass(2_000)
    expect((await open).error?.code).toBe('link_error')
  })

  it('leaves nothing behind when a final status wins', async () => {
    const { client, fake, open } = await openWithFrame()
    fake.reply({ status: 'ERROR' })
    await pass(1_000)
    fake.reply({ status: 'CANCELLED' })
    await open
    await pass(200)
    expect(vi.getTimerCount()).toBe(0)
    client.destroy()
  })
})

describe('REDIRECT', () => {
  it('does not wait for LinkSDK to go: redirecting after settleMs', async () => {
    const { fake, open, settledAs } = await openWithFrame()
    fake.reply({ status: 'REDIRECT' })
    await pass(999)
    expect(settledAs).not.toHaveBeenCalled()
    await pass(1)
    expect((await open).result?.status).toBe('redirecting')
  })

  it('after ERROR counts, and settleMs runs from it', async () => {
    const { fake, open, settledAs } = await openWithFrame()
    fake.reply({ status: 'ERROR' })
    await pass(30_000)
    fake.reply({ status: 'REDIRECT' })
    await pass(999)
    expect(settledAs).not.toHaveBeenCalled()
    await pass(1)
    expect((await open).result?.status).toBe('redirecting')
  })

  it('before ERROR counts no more, while LinkSDK is seen', async () => {
    const { fake, open } = await openWithFrame()
    fake.reply({ status: 'REDIRECT' })
    await pass(500)
    fake.reply({ status: 'ERROR' })
    await pass(30_000)
    fake.reply({ status: 'SUCCESS' })
    expect((await open).result?.status).toBe('success')
  })
})
