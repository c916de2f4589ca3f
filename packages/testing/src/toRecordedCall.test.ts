import examples from '@lean-link/redact/examples.json' with { type: 'json' }
import { expect, it } from 'vitest'
import { toRecordedCall } from './toRecordedCall.ts'

it('keeps the config as LinkSDK got it, without the callback, and no token', () => {
  const config = { customer_id: 'c-1', permissions: ['accounts'], access_token: 'a.b.c', callback: () => {} }
  expect(toRecordedCall('connect', config)).toEqual({
    method: 'connect',
    config: { customer_id: 'c-1', permissions: ['accounts'], access_token: '[jwt]' },
  })
  expect(toRecordedCall('connect', { customer_id: 'c-1', access_token: '' }).config).toEqual({ customer_id: 'c-1' })
})

it('hides and leaves what the shared examples say, wherever it stands', () => {
  const record = (text: string) =>
    toRecordedCall('connect', { account_name: text, risk_details: { list: [text, 1, null] } }).config
  const whole = (text: string) => ({ account_name: text, risk_details: { list: [text, 1, null] } })
  for (const { text, shown } of examples.hidden) expect(record(text)).toEqual(whole(shown))
  for (const text of examples.left) expect(record(text)).toEqual(whole(text))
})
