/** What a successful connection creates: the entity of the API and the payload of its webhook, in the documented shapes. */
import { type Bank, getBank } from './banks.ts'

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

/** The payload of `entity.created`; the text fields of an event are Lean's, but for `message`, which is invented. */
export function toEntityCreated(entity: Entity, appUserId: string): { type: string; message: string; payload: object } {
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
