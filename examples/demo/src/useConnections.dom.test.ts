/** Which answer of the backend the list of banks believes when several are on their way. */
import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Connection } from './pageState.ts'
import { useConnections } from './useConnections.ts'

interface Question {
  signal: AbortSignal
  answer(...ids: string[]): Promise<void>
}

let questions: Question[] = []

const connection = (id: string): Connection => ({
  id,
  bankIdentifier: null,
  bankName: null,
  iban: null,
  permissions: [],
  since: '2026-01-01',
  proof: 'api',
})

beforeEach(() => {
  questions = []
  vi.stubGlobal('fetch', (_url: string, init: { signal?: AbortSignal } = {}) => {
    return new Promise<Response>((resolve) => {
      questions.push({
        signal: init.signal ?? new AbortController().signal,
        answer: (...ids) => act(async () => resolve(Response.json({ connections: ids.map(connection) }))),
      })
    })
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('useConnections', () => {
  it('shows the answer to the newest question, whichever comes last', async () => {
    const { result } = renderHook(() => useConnections('a-customer'))
    await questions[0]!.answer()
    act(() => result.current.reload())
    act(() => result.current.reload())
    await questions[2]!.answer('old', 'new')
    await questions[1]!.answer('old')
    expect(result.current.connections?.map(({ id }) => id)).toEqual(['old', 'new'])
    expect(questions[1]!.signal.aborted).toBe(true)
  })

  it('drops the question that is open when the page goes', async () => {
    const { result, unmount } = renderHook(() => useConnections('a-customer'))
    await questions[0]!.answer()
    act(() => result.current.reload())
    unmount()
    expect(questions[1]!.signal.aborted).toBe(true)
  })
})
