/** Which delivery of an event does the work, when deliveries meet, fail or hang. */
import { afterEach, expect, it, vi } from 'vitest'
import { createHandledEvents } from './createHandledEvents.ts'

afterEach(() => void vi.useRealTimers())

it('work that hangs is joined for four minutes, and started anew by a later delivery', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const events = createHandledEvents()
  const work = vi.fn<() => Promise<void>>(() => new Promise(() => {}))
  void events.once('event-1', work)
  vi.advanceTimersByTime(4 * 60_000 - 1)
  void events.once('event-1', work)
  expect(work).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(1)
  work.mockResolvedValueOnce()
  await events.once('event-1', work)
  expect(work).toHaveBeenCalledTimes(2)
  await events.once('event-1', work)
  expect(work).toHaveBeenCalledTimes(2)
})

it('work that ends after another delivery began anew does not end that one', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const events = createHandledEvents()
  let fail: (error: Error) => void = () => {}
  const first = events.once('event-1', () => new Promise((_resolve, reject) => (fail = reject)))
  vi.advanceTimersByTime(4 * 60_000)
  const second = vi.fn<() => Promise<void>>(() => new Promise(() => {}))
  void events.once('event-1', second)
  fail(new Error('late'))
  await expect(first).rejects.toThrow('late')
  void events.once('event-1', second)
  expect(second).toHaveBeenCalledOnce()
})
