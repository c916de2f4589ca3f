import type { LeanResult } from '@lean-link/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { confirmConnection, type ConfirmConnectionOptions } from './confirmConnection.ts'
import type { Connection } from './pageState.ts'

const old: Connection = {
  id: 'old',
  bankIdentifier: 'OLD_BANK_UAE',
  bankName: null,
  iban: null,
  permissions: [],
  since: '2026-01-01',
  proof: 'api',
}
const fresh: Connection = { ...old, id: 'fresh', bankIdentifier: 'NEW_BANK_UAE' }
const answer = (...connections: Connection[]) => Response.json({ connections })
const result: LeanResult = {
  status: 'success',
  method: 'connect',
  customerId: 'a-customer',
  flowId: 'a-flow',
  confirmed: false,
  raw: null,
}

describe('confirmConnection', () => {
  const ask = vi.fn<typeof fetch>()
  const onSessionLost = vi.fn<ConfirmConnectionOptions['onSessionLost']>()
  let controller: AbortController
  beforeEach(() => {
    vi.useFakeTimers()
    ask.mockReset()
    onSessionLost.mockReset()
    vi.stubGlobal('fetch', ask)
    controller = new AbortController()
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  /** What it decides until the flow gives up, 20 s later. */
  async function decide(existing: Connection[], bank?: LeanResult['bank']) {
    const confirm = confirmConnection({ customerId: 'a-customer', existing, onSessionLost })
    const decided = confirm({ ...result, ...(bank && { bank }) }, { signal: controller.signal })
    setTimeout(() => controller.abort(), 20_000)
    await vi.advanceTimersByTimeAsync(20_000)
    return decided
  }

  it('says yes as soon as a new connection is proved, and stops asking', async () => {
    ask.mockImplementationOnce(async () => answer(old)).mockImplementationOnce(async () => answer(fresh, old))
    expect(await decide([old])).toBe(true)
    expect(ask.mock.calls.map(([url]) => url)).toEqual(Array(2).fill('/api/connection?customer=a-customer'))
  })

  it('does not take an earlier connection for that of another bank', async () => {
    ask.mockImplementation(async () => answer(old))
    expect(await decide([old], { bankIdentifier: 'NEW_BANK_UAE' })).toBe(false)
  })

  it('takes an earlier connection of the same bank: Lean makes no second one', async () => {
    ask.mockImplementation(async () => answer(old))
    expect(await decide([old], { bankIdentifier: 'OLD_BANK_UAE' })).toBe(true)
  })

  it('does not take two banks without a name for the same', async () => {
    const nameless = { ...old, bankIdentifier: null }
    ask.mockImplementation(async () => answer(nameless))
    expect(await decide([nameless], { bankIdentifier: null })).toBe(false)
  })

  it('asks again after a failed question', async () => {
    ask
      .mockImplementationOnce(async () => new Response('<h1>Bad gateway</h1>', { status: 502 }))
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
      .mockImplementationOnce(async () => answer(old, fresh))
    expect(await decide([old])).toBe(true)
    expect(onSessionLost).not.toHaveBeenCalled()
  })

  it.each([
    [401, 'signed_out'],
    [409, 'somebody_else'],
  ] as const)('tells that the session is lost at an answer of %i: %s', async (status, reason) => {
    ask.mockImplementation(async () => Response.json({ error: 'whatever' }, { status }))
    // The page takes the button away, which ends the flow.
    onSessionLost.mockImplementation(() => controller.abort())
    expect(await decide([])).toBe(false)
    expect(onSessionLost).toHaveBeenCalledExactlyOnceWith(reason)
  })
})
