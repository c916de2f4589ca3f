/** What one simulator knows: its credentials, the scenario in use, the calls it saw, and the customers and entities it made. */
import { simulatorAppToken, type TokenMint } from '../accessTokens.ts'
import { sharedTokenMint } from '../sharedTokenMint.ts'
import type { RecordedCall } from '../toRecordedCall.ts'
import type { Scenario } from '../scenario.ts'
import { createTimers, type Timers } from '../createTimers.ts'
import type { Entity } from './entity.ts'
import { toHex } from './toHex.ts'
import type { WebhookEnvelope } from './webhookEvent.ts'

/** Wanted by UAE Open Finance for every long-lived consent. */
export interface GovernmentIdentifier {
  /** 'EMIRATES_ID' */
  type: string
  value: string
}

/** As the API answers it; that it names the identifiers is assumed. */
export interface Customer {
  customer_id: string
  app_user_id: string
  government_identifiers?: readonly GovernmentIdentifier[]
}

/** Some of Lean's states. A consent that a bank was asked about cannot be tried again, whatever the bank said. */
export interface PaymentConsent {
  status: 'AWAITING_AUTHORISATION' | 'AUTHORISED' | 'REJECTED'
  /** as the API answered when it was made; of one that was made elsewhere, its id only */
  details: { readonly id: string; readonly [name: string]: unknown }
}

export interface SimulatorState {
  readonly origin: string
  readonly clientId: string
  readonly clientSecret: string
  readonly webhookSecret: string
  readonly controlKey: string
  readonly webhookUrl: string | undefined
  /** Tokens are read, not verified, and may be of any app. */
  readonly trustsTokens: boolean
  readonly mint: TokenMint
  readonly timers: Timers
  readonly calls: RecordedCall[]
  readonly customers: Customer[]
  readonly entities: Entity[]
  /** by id; those that LinkSDK was opened with, too */
  readonly consents: Map<string, PaymentConsent>
  /** webhooks, oldest first */
  readonly events: WebhookEnvelope[]
  scenario: Scenario
  /** requests for the script under this scenario, and when the first came */
  script: { requests: number; firstAt: number }
  /** when the script last went out; 0 = not yet */
  scriptServedAt: number
}

const createRandomSecret = () => toHex(crypto.getRandomValues(new Uint8Array(24)))

/** One key pair for all simulators of a process, because making one takes a while; each knows the tokens that are its own. */
function createOwnMint(): TokenMint {
  const own = new Set<string>()
  return {
    async createToken(request) {
      const token = await sharedTokenMint.createToken(request)
      own.add(token)
      return token
    },
    async verify(token) {
      if (!own.has(token)) throw new Error('The token is not of this simulator.')
      return sharedTokenMint.verify(token)
    },
    getPublicKey: () => sharedTokenMint.getPublicKey(),
  }
}

/** The customer with this `app_user_id`, made where there is none; gets the identifiers where they are given. */
export function findOrCreateCustomer(
  state: SimulatorState,
  appUserId: string,
  identifiers?: readonly GovernmentIdentifier[],
): Customer {
  const known = state.customers.find((customer) => customer.app_user_id === appUserId)
  const customer: Customer = known ?? { customer_id: crypto.randomUUID(), app_user_id: appUserId }
  if (!known) state.customers.push(customer)
  if (identifiers) customer.government_identifiers = identifiers
  return customer
}

/** The customer with this id; a token of ours or of the app's backend names them, so they exist. */
export function findOrAddCustomer(state: SimulatorState, customerId: string): Customer {
  const known = state.customers.find((customer) => customer.customer_id === customerId)
  const customer: Customer = known ?? { customer_id: customerId, app_user_id: `simulated-${customerId}` }
  if (!known) state.customers.push(customer)
  return customer
}

export interface SimulatorStateOptions {
  origin: string
  scenario?: Scenario
  webhookUrl?: string | undefined
  trustsTokens?: boolean
}

export function createSimulatorState(options: SimulatorStateOptions): SimulatorState {
  const { origin, scenario = {}, webhookUrl, trustsTokens = false } = options
  return {
    origin,
    clientId: simulatorAppToken,
    clientSecret: createRandomSecret(),
    webhookSecret: createRandomSecret(),
    controlKey: createRandomSecret(),
    webhookUrl,
    trustsTokens,
    mint: createOwnMint(),
    timers: createTimers(),
    calls: [],
    customers: [],
    entities: [],
    consents: new Map(),
    events: [],
    scenario,
    script: { requests: 0, firstAt: 0 },
    scriptServedAt: 0,
  }
}
