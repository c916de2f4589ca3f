/** confirmByPolling: when it asks, what ends it, and what does not. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { confirmByPolling, type LeanResult } from './index.ts'

const result: LeanResult = {
  status: 'success',
  method: 'connect',
  customerId: 'c-1',
  flowId: 'f-1',
  confirmed: false,
  raw: undefined,
}
const start = (confirm: ReturnType<typeof confirmByPolling>) => {
  const controller = new AbortController()
  const outcome = vi.fn()
  void Promise.resolve(confirm(result, { signal: controller.signal })).then(outcome)
  return { controller, outcome }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('asks after 1 s, then after waits of 2, 4 and 8 s, and every 8 s from then on', async () => {
  const startedAt = Date.now()
  const askedAtMs: number[] = []
  const { outcome } = start(
    confirmByPolling(() => {
      askedAtMs.push(Date.now() - startedAt)
      return false
    }),
  )
  await vi.advanceTimersByTimeAsync(31_000)
  expect(askedAtMs).toEqual([1_000, 3_000, 7_000, 15_000, 23_000, 31_000])
  expect(outcome).not.toHaveBeenCalled()
})

it('ends with true as soon as the answer is true, and asks no more', async () => {
  const ask = vi.fn().mockReturnValueOnce(false).mockResolvedValueOnce('yes').mockResolvedValueOnce(true)
  const { outcome } = start(confirmByPolling(ask, { delaysMs: [10] }))
  await vi.advanceTimersByTimeAsync(29)
  expect(outcome).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(100)
  expect(outcome).toHaveBeenCalledExactlyOnceWith(true)
  expect(ask).toHaveBeenCalledTimes(3)
  expect(ask).toHaveBeenLastCalledWith(result, { signal: expect.any(AbortSignal) as AbortSignal })
})

it('takes a rejection and an exception for not yet', async () => {
  const ask = vi
    .fn()
    .mockRejectedValueOnce(new Error('503'))
    .mockImplementationOnce(() => {
      throw new Error('offline')
    })
    .mockReturnValueOnce(true)
  const { outcome } = start(confirmByPolling(ask, { delaysMs: [0] }))
  await vi.advanceTimersByTimeAsync(10)
  expect(outcome).toHaveBeenCalledExactlyOnceWith(true)
})

it('asks one question at a time: a wait begins when the answer is there', async () => {
  let answer: (value: boolean) => void = () => {}
  const ask = vi.fn(() => new Promise<boolean>((resolve) => (answer = resolve)))
  start(confirmByPolling(ask, { delaysMs: [10] }))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(ask).toHaveBeenCalledTimes(1)
  answer(false)
  await vi.advanceTimersByTimeAsync(10)
  expect(ask).toHaveBeenCalledTimes(2)
})

it.each([
  ['while it waits', 5],
  ['after it has asked', 15],
])('ends with false when the flow no longer waits for it: %s', async (_, abortAtMs) => {
  const ask = vi.fn(() => false)
  const { controller, outcome } = start(confirmByPolling(ask, { delaysMs: [10] }))
  await vi.advanceTimersByTimeAsync(abortAtMs)
  const { length } = ask.mock.calls
  controller.abort()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(outcome).toHaveBeenCalledExactlyOnceWith(false)
  expect(ask).toHaveBeenCalledTimes(length)
  expect(vi.getTimerCount()).toBe(0)
})

it('does not ask for a flow that has stopped waiting before', async () => {
  const ask = vi.fn(() => true)
  const outcome = confirmByPolling(ask)(result, { signal: AbortSignal.abort() })
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await outcome).toBe(false)
  expect(ask).not.toHaveBeenCalled()
})

it('refuses to be made with no waits', () => {
  expect(() => confirmByPolling(() => true, { delaysMs: [] })).toThrow(/delaysMs/)
})
