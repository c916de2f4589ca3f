/** Retry-After in both of its forms, and what cannot be relied on. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { getRetryAfterSeconds } from './getRetryAfterSeconds.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-05-13T00:00:00Z') }))
afterEach(() => void vi.useRealTimers())

const read = (text: string) => getRetryAfterSeconds(new Headers({ 'retry-after': text }))

it('Retry-After is read as seconds or as a date', () => {
  expect(read('7')).toBe(7)
  expect(read('Wed, 13 May 2026 00:00:09 GMT')).toBe(9)
})

it('Retry-After lasts a day at most, and a date that is over means now', () => {
  expect(read('86401')).toBe(86_400)
  expect(read('Fri, 15 May 2026 00:00:00 GMT')).toBe(86_400)
  expect(read('Tue, 12 May 2026 00:00:00 GMT')).toBe(0)
})

it.each(['', 'soon', '-1', '1.5 h', '99999999999'])('Retry-After %j is not relied on', (text) => {
  expect(read(text)).toBeUndefined()
  expect(getRetryAfterSeconds(new Headers())).toBeUndefined()
})
