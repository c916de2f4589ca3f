/** What one simulator knows: its credentials, the scenario in use, the calls it saw, and the customers and entities it made. */
import { simulatorAppToken, sharedTokenMint, type TokenMint } from '../accessTokens.ts'
import type { RecordedCall } from '../recordedCall.ts'
import type { Scenario } from '../scenario.ts'
import { createTimers, type Timers } from '../timers.ts'
import type { Entity } from './entity.ts'

export interface Customer {
  customer_id: string
  app_user_id: string
}

export interface SimulatorState {
  readonly origin: string
  readonly clientId: string
  readonly clientSecret: string
  readonly webhookSecret: string
  readonly controlKey: string
  readonly webhookUrl: string | undefined
  readonly mint: TokenMint
  readonly timers: Timers
  readonly calls: RecordedCall[]
  readonly customers: Customer[]
  readonly entities: Entity[]
  scenario: Scenario
  /** requests for the script under this scenario, and when the first came */
  script: { requests: number; firstAt: number }
  /** when the script last went out; 0 = not yet */
  scriptServedAt: number
}

const createRandomSecret = () =>
  [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

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

export function createSimulatorState(
  origin: string,
  scenario: Scenario,
  webhookUrl: string | undefined,
): SimulatorState {
  return {
    origin,
    clientId: simulatorAppToken,
    clientSecret: createRandomSecret(),
    webhookSecret: createRandomSecret(),
    controlKey: createRandomSecret(),
    webhookUrl,
    mint: createOwnMint(),
    timers: createTimers(),
    calls: [],
    customers: [],
    entities: [],
    scenario,
    script: { requests: 0, firstAt: 0 },
    scriptServedAt: 0,
  }
}
