/** Turns a verified webhook into the event that callbacks get: a payload with a published sample is spelled in camelCase. */
import type { LeanWebhookEvent, LeanWebhookPayloads } from './payloads.ts'
import type { LeanWebhook } from './verifyWebhook.ts'

const knownTypes: Readonly<Record<keyof LeanWebhookPayloads, true>> = {
  'bank.availability.updated': true,
  'entity.created': true,
  'entity.data.refresh.updated': true,
  'payment.created': true,
  'payment.updated': true,
  'payment_intent.created': true,
  'payment_source.beneficiary.created': true,
  'payment_source.created': true,
}

export function toWebhookEvent(webhook: LeanWebhook): LeanWebhookEvent {
  if (!Object.hasOwn(knownTypes, webhook.type)) return webhook
  return { ...webhook, payload: withCamelCaseKeys(webhook.payload) }
}

function withCamelCaseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withCamelCaseKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase()),
      // The app's own data keeps the app's own keys.
      key === 'metadata' ? inner : withCamelCaseKeys(inner),
    ]),
  )
}
