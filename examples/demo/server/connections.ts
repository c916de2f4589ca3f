/** The proof that a bank is connected: Lean's webhook if it came, otherwise the customer's entities from Lean's API. And its end. */
import type { LeanAuth, LeanWebhook } from '@lean-link/server'
import type { BankName, Connection } from '../src/pageState.ts'
import { createBankNames } from './bankNames.ts'

export interface Connections {
  /** Keeps an `entity.created` webhook; ignores every other type. */
  record(webhook: LeanWebhook): void
  /** The customer's connections, newest first. Rejects when there is neither a webhook nor an answer from the API. */
  list(customerId: string, signal?: AbortSignal): Promise<readonly Connection[]>
  /** Ends a connection of this customer at Lean; one that is gone already is no failure. Rejects when Lean does not do it. */
  remove(customerId: string, connectionId: string): Promise<void>
}

/** The parts of Lean's entity that are used here; everything is checked, because only sandbox samples are documented. */
interface Entity {
  id: string
  bank_identifier?: string
  permissions?: Record<string, boolean>
  created_at?: string
  consents?: { accounts?: { scheme_name?: string; identification?: string }[] }[]
}

interface EntityCreated {
  id: string
  customer_id: string
  permissions?: string[]
  bank_details?: { identifier?: string; name?: string }
}

/** Memory is enough for a demo; an app stores the entity id beside its user. */
export function createConnections(auth: Pick<LeanAuth, 'fetch'>): Connections {
  const getBankNames = createBankNames(auth)
  const webhooks = new Map<string, { event: EntityCreated; at: string }>()
  /** A webhook may come late, and again. */
  const ended = new Set<string>()
  return {
    record({ type, payload, timestamp }) {
      if (type === 'entity.created' && isEntityCreated(payload) && !ended.has(payload.id))
        webhooks.set(payload.id, { event: payload, at: timestamp })
    },
    async list(customerId, signal) {
      const heard = [...webhooks.values()].filter(({ event }) => event.customer_id === customerId)
      const entities = await fetchEntities(auth, customerId, signal).catch((error: unknown) => {
        if (heard.length > 0) return []
        throw error
      })
      if (heard.length === 0 && entities.length === 0) return []
      const nameOf = await getBankNames(signal)
      const fromWebhooks = heard.map(({ event, at }) => fromWebhook(event, nameOf(event.bank_details ?? {}), at))
      const fromApi = entities.map((entity) => {
        const heardOf = fromWebhooks.find(({ id }) => id === entity.id)
        return fromEntity(entity, heardOf?.bankName ?? nameOf({ identifier: entity.bank_identifier }), heardOf)
      })
      const onlyHeard = fromWebhooks.filter(({ id }) => !fromApi.some((connection) => connection.id === id))
      return [...fromApi, ...onlyHeard].toSorted((a, b) => b.since.localeCompare(a.since))
    },
    async remove(customerId, connectionId) {
      const path = `${toEntitiesPath(customerId)}/${encodeURIComponent(connectionId)}`
      const body = JSON.stringify({ reason: 'USER_REQUESTED' })
      const headers = { 'content-type': 'application/json' }
      const { ok, status } = await auth.fetch(path, { method: 'DELETE', headers, body })
      if (!ok && status !== 404) throw new Error(`Lean's API answered ${status} when asked to end a connection.`)
      // Lean knows no such connection of this customer: it is gone, or another customer's.
      if (!ok && webhooks.get(connectionId)?.event.customer_id !== customerId) return
      ended.add(connectionId)
      webhooks.delete(connectionId)
    },
  }
}

const toEntitiesPath = (customerId: string) => `/customers/v1/${encodeURIComponent(customerId)}/entities`

async function fetchEntities(
  auth: Pick<LeanAuth, 'fetch'>,
  customerId: string,
  signal?: AbortSignal,
): Promise<Entity[]> {
  const response = await auth.fetch(toEntitiesPath(customerId), { signal: signal ?? null })
  if (!response.ok) throw new Error(`Lean's API answered ${response.status} when asked for the customer's entities.`)
  const body: unknown = await response.json()
  return Array.isArray(body) ? body.filter((entity): entity is Entity => typeof entity?.id === 'string') : []
}

function fromWebhook(
  { id, permissions, bank_details: bank }: EntityCreated,
  bankName: BankName | null,
  at: string,
): Connection {
  return {
    id,
    bankIdentifier: bank?.identifier ?? null,
    bankName,
    iban: null,
    permissions: permissions ?? [],
    since: at,
    proof: 'webhook',
  }
}

function fromEntity(entity: Entity, bankName: BankName | null, heard: Connection | undefined): Connection {
  const accounts = entity.consents?.flatMap((consent) => consent.accounts ?? []) ?? []
  const iban = accounts.find((account) => account.scheme_name === 'IBAN')?.identification
  return {
    id: entity.id,
    bankIdentifier: entity.bank_identifier ?? heard?.bankIdentifier ?? null,
    bankName,
    iban: iban ? maskIban(iban) : null,
    permissions: Object.entries(entity.permissions ?? {}).flatMap(([name, granted]) => (granted ? [name] : [])),
    since: entity.created_at ?? heard?.since ?? '',
    proof: heard ? 'webhook' : 'api',
  }
}

/** Country, check digits and the last four: the page never gets the whole number. */
function maskIban(iban: string): string {
  return `${iban.slice(0, 4)} •••• ${iban.slice(-4)}`
}

function isEntityCreated(payload: unknown): payload is EntityCreated {
  const { id, customer_id: customerId } = (payload ?? {}) as Partial<EntityCreated>
  return typeof id === 'string' && typeof customerId === 'string'
}
