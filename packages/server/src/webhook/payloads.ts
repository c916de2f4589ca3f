/**
 * The payloads of Lean's webhooks, in camelCase: the types and fields of Lean's published samples (lean-postman, 2026-05-13). A field
 * that is optional here may be absent; a new one arrives although no type names it.
 */
import type { LeanWebhook } from './verifyWebhook.ts'

/** KSA. Whether a bank can be used at the moment (`active`), and for this application at all (`enabled`). */
export interface BankAvailabilityPayload {
  readonly identifier: string
  readonly availability: {
    readonly active: { readonly payments: boolean; readonly data: boolean }
    readonly enabled: { readonly payments: boolean; readonly data: boolean }
  }
}

/** A customer connected a bank for the first time; a repeated connection sends nothing. `id` is the entity's. */
export interface EntityCreatedPayload {
  readonly id: string
  readonly customerId: string
  readonly appUserId?: string
  readonly permissions?: readonly string[]
  readonly bankDetails?: Readonly<Record<string, string | null>>
}

/** How far the first or a later fetch of data is; the data is there when `status` goes from PENDING to FINISHED. */
export interface RefreshPayload {
  readonly entityId: string
  readonly refreshId?: string
  readonly customerId: string
  readonly appUserId?: string
  readonly status: string
  readonly dataStatus?: unknown
}

/** UAE. One payment of an intent; `metadata` is the app's own, untouched. In Lean's samples `amount` is in units of the currency (61.4 AED). */
export interface PaymentPayload {
  readonly id: string
  readonly intentId: string
  readonly customerId?: string
  readonly amount: number
  readonly currency: string
  readonly status: string
  readonly reason?: string
  readonly metadata?: Readonly<Record<string, unknown>>
  readonly paymentDestinationId?: string
  readonly bankTransactionReference?: string
}

/** UAE. */
export interface PaymentIntentPayload {
  readonly intentId: string
  readonly amount: number
  readonly currency: string
  readonly status: string
  readonly reason?: string
  readonly metadata?: Readonly<Record<string, unknown>>
}

/** UAE. A destination that a payment source may pay to. */
export interface BeneficiaryPayload {
  readonly id: string
  readonly status: string
  readonly customerId: string
  readonly paymentSourceId: string
  readonly paymentDestinationId?: string
  readonly paymentSourceBankIdentifier?: string
}

/** UAE. An account that a customer pays from. */
export interface PaymentSourcePayload {
  readonly id: string
  readonly status: string
  readonly customerId: string
  readonly bankName?: string
  readonly bankIdentifier?: string
  readonly endUserId?: string | null
}

/** Payload by type. Lean has more types; their payloads are not published, and arrive as they were sent. */
export interface LeanWebhookPayloads {
  'bank.availability.updated': BankAvailabilityPayload
  'entity.created': EntityCreatedPayload
  'entity.data.refresh.updated': RefreshPayload
  'payment.created': PaymentPayload
  'payment.updated': PaymentPayload
  'payment_intent.created': PaymentIntentPayload
  'payment_source.beneficiary.created': BeneficiaryPayload
  'payment_source.created': PaymentSourcePayload
}

type EventOf<Type extends keyof LeanWebhookPayloads> = LeanWebhook & {
  type: Type
  payload: LeanWebhookPayloads[Type]
}

/** An event by its type; those without a published sample have `payload: unknown`. */
export type LeanWebhookEvent =
  { [Type in keyof LeanWebhookPayloads]: EventOf<Type> }[keyof LeanWebhookPayloads] | LeanWebhook

// A method, so that a callback for one type may take the event of that type.
type AnyCallback = { call(event: LeanWebhookEvent): void | Promise<void> }['call']

type KnownCallbacks = {
  readonly [Type in keyof LeanWebhookPayloads]?: (event: EventOf<Type>) => void | Promise<void>
}

/** A callback by type. */
export interface LeanWebhookCallbacks extends KnownCallbacks {
  readonly [type: string]: AnyCallback | undefined
}
