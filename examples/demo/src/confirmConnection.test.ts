import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { confirmConnection } from './confirmConnection.ts'
import { SessionLostError } from './fetchConnections.ts'
import type { Connection } from './pageState.ts'

const old: Connection = { id: 'old', bankName: null, iban: null, permissions: [], since: '2026-01-01', proof: 'api' }
const fresh: Connection = { ...old, id: 'fresh' }
const answer = (...connections: Connection[]) => Response.json({ connections })
const ask = vi.fn<typeof fetch>()
let start = 0
let askedAt: number[] = []

describe('confirmConnection', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    start = Date.now()
    askedAt = []
    ask.mockReset()
    vi.stubGlobal('fetch', (...args: Parameters<typeof fetch>) => {
      askedAt.push(Date.now() - start)
      return ask(...args)
    })
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('asks after 1, 2, 4 and 8 s, then says no', async () => {
    ask.mockImplementation(async () => answer())
    const confirmed = confirmConnection('a-customer', [], new AbortController().signal)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await confirmed).toBe(false)
    expect(askedAt).toEqual([1_000, 2_000, 4_000, 8_000])
  })

  it('says yes as soon as a new connection is proved, and stops asking', async () => {
    ask.mockImplementationOnce(async () => answer()).mockImplementationOnce(async () => answer(fresh))
    const confirmed = confirmConnection('a-customer', [], new AbortController().signal)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await confirmed).toBe(true)
    expect(askedAt).toEqual([1_000, 2_000])
  })

  it('does not take an earlier connection for the new one', async () => {
    ask.mockImplementation(async () => answer(old))
    const confirmed = confirmConnection('a-customer', [old], new AbortController().signal)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await confirmed).toBe(false)
  })

  it('asks again after a failed question', async () => {
    ask
      .mockImplementationOnce(async () => new Response('<h1>Bad gateway</h1>', { status: 502 }))
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockImplementationOnce(async () => answer(old, fresh))
    const confirmed = confirmConnection('a-customer', [old], new AbortController().signal)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await confirmed).toBe(true)
    expect(askedAt).toEqual([1_000, 2_000, 4_000])
  })

  it.each([
    [401, 'signed_out'],
    [409, 'somebody_else'],
  ] as const)('asks for its own customer, and stops at an answer of %i: %s', async (status, reason) => {
    ask
      .mockImplementationOnce(async () => answer())
      .mockImplementation(async () => Response.json({ error: 'whatever' }, { status }))
    const confirmed = confirmConnection('a-customer', [], new AbortController().signal).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await confirmed).toBeInstanceOf(SessionLostError)
    expect(await confirmed).toMatchObject({ reason })
    expect(ask.mock.calls.map(([url]) => url)).toEqual(Array(2).fill('/api/connection?customer=a-customer'))
  })

  it('stops at once when the flow no longer waits', async () => {
    ask.mockImplementation(async () => answer())
    const controller = new AbortController()
    const end = async () => {
      await vi.advanceTimersByTimeAsync(1_500)
      controller.abort(new Error('enough'))
    }
    await Promise.all([expect(confirmConnection('a-customer', [], controller.signal)).rejects.toThrow('enough'), end()])
    await vi.advanceTimersByTimeAsync(20_000)
    expect(askedAt).toEqual([1_000])
  })
})
