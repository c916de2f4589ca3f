/** The payloads of Lean's published samples (lean-postman, 2026-05-13): each key in camelCase, values and the app's own data untouched. */
import { expect, it } from 'vitest'
import type { LeanWebhookPayloads } from '../index.ts'
import { toWebhookEvent } from './toWebhookEvent.ts'

const samples: { [Type in keyof LeanWebhookPayloads]: { wire: object; payload: LeanWebhookPayloads[Type] } } = {
  'bank.availability.updated': {
    wire: {
      identifier: 'B',
      availability: { active: { payments: true, data: true }, enabled: { payments: true, data: false } },
    },
    payload: {
      identifier: 'B',
      availability: { active: { payments: true, data: true }, enabled: { payments: true, data: false } },
    },
  },
  'entity.created': {
    wire: {
      id: 'e',
      customer_id: 'c',
      app_user_id: 'u',
      permissions: ['identity'],
      bank_details: { identifier: 'B', main_color: '#fff', swift_code: null, account_type: 'PERSONAL' },
    },
    payload: {
      id: 'e',
      customerId: 'c',
      appUserId: 'u',
      permissions: ['identity'],
      bankDetails: { identifier: 'B', mainColor: '#fff', swiftCode: null, accountType: 'PERSONAL' },
    },
  },
  'entity.data.refresh.updated': {
    wire: {
      entity_id: 'e',
      refresh_id: 'r',
      customer_id: 'c',
      app_user_id: 'u',
      status: 'FINISHED',
      data_status: {
        accounts: 'OK',
        identity: 'OK',
        account_data: [
          {
            account_id: 'a',
            direct_debits: 'OK',
            transaction_availability: { start: 's', end: 'e', complete_months: 12 },
          },
        ],
      },
    },
    payload: {
      entityId: 'e',
      refreshId: 'r',
      customerId: 'c',
      appUserId: 'u',
      status: 'FINISHED',
      dataStatus: {
        accounts: 'OK',
        identity: 'OK',
        accountData: [
          { accountId: 'a', directDebits: 'OK', transactionAvailability: { start: 's', end: 'e', completeMonths: 12 } },
        ],
      },
    },
  },
  'payment.created': {
    wire: {
      id: 'p',
      amount: 5,
      reason: 'r',
      status: 'ACCEPTED_BY_BANK',
      currency: 'AED',
      metadata: { own_key: 'stays' },
      intent_id: 'i',
      customer_id: 'c',
      payment_destination_id: 'd',
      bank_transaction_reference: 't',
    },
    payload: {
      id: 'p',
      amount: 5,
      reason: 'r',
      status: 'ACCEPTED_BY_BANK',
      currency: 'AED',
      metadata: { own_key: 'stays' },
      intentId: 'i',
      customerId: 'c',
      paymentDestinationId: 'd',
      bankTransactionReference: 't',
    },
  },
  'payment.updated': {
    wire: { id: 'p', amount: 5, status: 'FAILED', currency: 'AED', intent_id: 'i' },
    payload: { id: 'p', amount: 5, status: 'FAILED', currency: 'AED', intentId: 'i' },
  },
  'payment_intent.created': {
    wire: { amount: 5, reason: 'r', status: 's', currency: 'AED', metadata: { data: 'x' }, intent_id: 'i' },
    payload: { amount: 5, reason: 'r', status: 's', currency: 'AED', metadata: { data: 'x' }, intentId: 'i' },
  },
  'payment_source.beneficiary.created': {
    wire: {
      id: 'b',
      status: 's',
      customer_id: 'c',
      payment_source_id: 'ps',
      payment_destination_id: 'pd',
      payment_source_bank_identifier: 'B',
    },
    payload: {
      id: 'b',
      status: 's',
      customerId: 'c',
      paymentSourceId: 'ps',
      paymentDestinationId: 'pd',
      paymentSourceBankIdentifier: 'B',
    },
  },
  'payment_source.created': {
    wire: { id: 'p', status: 's', bank_name: 'n', customer_id: 'c', end_user_id: null, bank_identifier: 'B' },
    payload: { id: 'p', status: 's', bankName: 'n', customerId: 'c', endUserId: null, bankIdentifier: 'B' },
  },
}

const toPayload = (type: string, payload: unknown) =>
  toWebhookEvent({ type, payload, eventId: 'e', timestamp: 't' }).payload

it.each(Object.entries(samples))('the payload of %s arrives in camelCase', (type, { wire, payload }) => {
  expect(toPayload(type, wire)).toEqual(payload)
})

it.each([null, 'text', 7, ['entity_id']])('a payload that is no object (%j) arrives as it is', (payload) => {
  expect(toPayload('entity.created', payload)).toEqual(payload)
})

it('a payload of a type without a sample arrives as Lean sent it', () => {
  expect(toPayload('consent.status.updated', { consent_id: 'c' })).toEqual({ consent_id: 'c' })
})

it('keys that mean something to JavaScript stay plain data', () => {
  const payload = toPayload('entity.created', JSON.parse('{"__proto__":{"is_admin":true},"constructor":1}')) as object
  expect(Object.getPrototypeOf(payload)).toBe(Object.prototype)
  expect('isAdmin' in payload).toBe(false)
})
