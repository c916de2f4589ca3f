import examples from '@lean-link/redact/examples.json' with { type: 'json' }
import { expect, it } from 'vitest'
import { plantedSecret } from '../test/expectNoSecrets.ts'
import { toJwt } from '../test/toJwt.ts'
import { formatTimeline, type LeanEvent } from './index.ts'

const events: LeanEvent[] = [
  { at: 0, type: 'script', status: 'loading', attempt: 1 },
  { at: 96, type: 'script', status: 'ready', attempt: 1, ms: 96 },
  { at: 120, type: 'token', status: 'ready', customerId: 'cust_1', ms: 12, issuer: 'recognised' },
  { at: 1_500, flowId: 'f1', type: 'open', method: 'connect', customerId: 'cust_1', withToken: true },
  { at: 91_000, flowId: 'f1', type: 'callback', status: 'SUCCESS', late: false, leanCorrelationId: 'c-1' },
  { at: 91_001, flowId: 'f1', type: 'outcome', status: 'error', code: 'confirm_failed', ms: 89_501 },
]

it('is one line per event: when, what, and its facts', () => {
  const lines = formatTimeline(events).split('\n')
  expect(lines).toHaveLength(events.length)
  expect(lines.map((line) => line.trim().split(/\s+/).slice(0, 4).join(' '))).toEqual([
    '0 ms script loading',
    '96 ms script ready',
    '120 ms token ready',
    '1500 ms open connect',
    '91000 ms callback SUCCESS',
    '91001 ms outcome error',
  ])
  expect(lines[4]).toMatch(/late=false.*leanCorrelationId=c-1/)
  expect(lines[5]).toContain('confirm_failed')
})

it('lines up the times', () => {
  const ends = formatTimeline(events)
    .split('\n')
    .map((line) => line.indexOf(' ms '))
  expect(new Set(ends).size).toBe(1)
})

it('is empty without events', () => expect(formatTimeline([])).toBe(''))

it('redacts once more', () => {
  const text = formatTimeline([
    { at: 1, type: 'warning', code: 'x', message: `see ${toJwt()} and client_secret=${plantedSecret}` },
    { at: 2, type: 'callback', status: toJwt(), late: false },
  ])
  expect(text).toContain('[jwt]')
  expect(text).not.toMatch(/eyJ|planted/)
})

it('hides and leaves what the shared examples say', () => {
  const shown = (message: string) =>
    formatTimeline([{ at: 0, type: 'warning', code: 'c', message }]).split('message=')[1]
  for (const { text, shown: expected } of examples.hidden) expect(shown(text)).toBe(expected)
  for (const text of examples.left) expect(shown(text)).toBe(text)
})
