/** What a successful connection creates: the entity of the API and the payload of its webhook, in the documented shapes. */
import { type Bank, getBank } from './banks.ts'
import type { WebhookEvent } from './webhookEvent.ts'

const entityPermissions = [
  'identity',
  'accounts',
  'balance',
  'transactions',
  'identities',
  'scheduled_payments',
  'standing_orders',
  'direct_debits',
  'beneficiaries',
] as const

type EntityPermissions = Record<(typeof entityPermissions)[number], boolean>

export interface Entity {
  id: string
  customer_id: string
  bank_identifier: string
  permissions: EntityPermissions
  bank_type: Bank['bank_type']
  created_at: string
  consents: readonly Consent[]
}

interface Consent {
  id: string
  bank_consent_id: string
  bank_identifier: null
  consent_type: null
  consent_status: 'ACTIVE'
  standard_consent_status: null
  permissions: EntityPermissions
  creation_date_time: string
  status_update_date_time: string
  expiration_date_time: string
  transaction_from_date_time: string
  transaction_to_date_time: string
  accounts: readonly { scheme_name: string; identification: string; name: string; secondary_identification: null }[]
}

const yearMs = 365 * 86_400_000

/** Accounts that nobody can take for real ones; the documented samples list an IBAN and an account number each. */
function toAccounts(prefix: string): Consent['accounts'] {
  return ['CURRENT_ACCOUNT', 'SAVINGS'].flatMap((kind, index) => {
    const account = { name: `Simulated User ${kind} Account`, secondary_identification: null }
    const number = `00000000000000${index + 1}`
    return [
      { scheme_name: 'IBAN', identification: `${prefix}00000000${number}`, ...account },
      { scheme_name: 'ACCOUNT_NUMBER', identification: number, ...account },
    ]
  })
}

/** @param permissions those of the call; `payments` is no permission of an entity */
export function toEntity(customerId: string, bankIdentifier: string, permissions: readonly string[]): Entity {
  const bank = getBank(bankIdentifier)
  const granted = Object.fromEntries(
    entityPermissions.map((name) => [name, permissions.includes(name)]),
  ) as EntityPermissions
  const now = Date.now()
  const at = (offset: number) => new Date(now + offset).toISOString()
  return {
    id: crypto.randomUUID(),
    customer_id: customerId,
    bank_identifier: bank.identifier,
    permissions: granted,
    bank_type: bank.bank_type,
    created_at: at(0),
    consents: [
      {
        id: crypto.randomUUID(),
        bank_consent_id: crypto.randomUUID(),
        bank_identifier: null,
        consent_type: null,
        consent_status: 'ACTIVE',
        standard_consent_status: null,
        permissions: granted,
        creation_date_time: at(0),
        status_update_date_time: at(0),
        expiration_date_time: at(yearMs),
        transaction_from_date_time: at(-yearMs),
        transaction_to_date_time: at(yearMs),
        accounts: toAccounts(bank.country_code === 'SAU' ? 'SA' : 'AE'),
      },
    ],
  }
}

/** Sent for a new connection only: the same customer at the same bank again is none. */
export function toEntityCreated(entity: Entity, appUserId: string): WebhookEvent {
  const { identifier, name, logo, main_color, background_color, swift_code, account_type, bank_type } = getBank(
    entity.bank_identifier,
  )
  return {
    type: 'entity.created',
    message: 'Simulated: an entity was created.',
    payload: {
      id: entity.id,
      customer_id: entity.customer_id,
      app_user_id: appUserId,
      permissions: entityPermissions.filter((permission) => entity.permissions[permission]),
      bank_details: { identifier, name, logo, main_color, background_color, swift_code, account_type, bank_type },
    },
  }
}

/**
 * Tells that the bank's data is being fetched, and then that it is there. The statuses are what a Lean engineer's app waits for; that the
 * data of each account has the same is assumed.
 */
export function toDataRefresh(entity: Entity, appUserId: string, status: 'PENDING' | 'FINISHED'): WebhookEvent {
  const { accounts, balance, transactions, identity } = entity.permissions
  const data = (isAllowed: boolean) => (isAllowed ? status : 'NOT_REQUESTED')
  return {
    type: 'entity.data.refresh.updated',
    message: `Simulated: the data refresh is ${status}.`,
    payload: {
      entity_id: entity.id,
      // One refresh per entity, so that its two events belong together.
      refresh_id: entity.consents[0]?.bank_consent_id ?? entity.id,
      customer_id: entity.customer_id,
      status,
      data_status: {
        accounts: data(accounts),
        identity: data(identity),
        account_data: [
          {
            account_id: entity.consents[0]?.id ?? entity.id,
            balance: data(balance),
            identity: data(identity),
            transactions: data(transactions),
            scheduled_payments: data(entity.permissions.scheduled_payments),
            direct_debits: data(entity.permissions.direct_debits),
            standing_orders: data(entity.permissions.standing_orders),
            beneficiaries: data(entity.permissions.beneficiaries),
            transaction_availability: { start: entity.created_at, end: entity.created_at, complete_months: 12 },
          },
        ],
      },
      app_user_id: appUserId,
    },
  }
}
