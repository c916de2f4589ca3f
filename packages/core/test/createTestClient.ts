/** A client on a page with a fake LinkSDK, and everything it showed. */
import { type FakeLean, installFakeLean, type Scenario } from '@lean-link/testing'
import { onTestFinished, vi } from 'vitest'
import { createLeanClient } from '../src/index.ts'
import type {
  AccessTokenFetcher,
  ConnectParams,
  FixedLeanOptions,
  LeanClient,
  LeanClientOptions,
  LeanError,
  LeanEvent,
  LeanResult,
  MutableLeanOptions,
} from '../src/index.ts'
import type { SecretWatch } from './expectNoSecrets.ts'
import { cleanPage } from './page.ts'
import { appToken, customerId, toJwt } from './toJwt.ts'

export const connectParams: ConnectParams = { customerId, permissions: ['accounts'] }

/** LinkSDK opens and says nothing until the test does so by `fake.reply`. */
export const waits: Scenario = {
  methods: { connect: [], reconnect: [], pay: [], checkout: [], authorizeConsent: [], captureRedirect: [] },
}

/** A new token each time, as a backend mints them. */
export const fetchToken: AccessTokenFetcher = async (request) =>
  toJwt({ customers: [{ id: request.customerId }], jti: crypto.randomUUID() })

/** Options in any combination: a test says which source of tokens it wants. */
export type OptionOverrides = Partial<FixedLeanOptions & MutableLeanOptions> & {
  fetchAccessToken?: AccessTokenFetcher | undefined
  tokenUrl?: string
}

export interface TestClient {
  client: LeanClient
  events: LeanEvent[]
  /** The types of events, with what makes each one: `outcome success`. */
  story(...types: LeanEvent['type'][]): string[]
}

/** Makes a client and shows all of it to the watch; the page is clean again after the test. */
export function createTestClient(watch: SecretWatch, over: OptionOverrides = {}): TestClient {
  const events: LeanEvent[] = []
  const client = createLeanClient({
    appToken,
    country: 'ae',
    sandbox: true,
    fetchAccessToken: fetchToken,
    onEvent: (event) => events.push(event),
    ...over,
  } as LeanClientOptions)
  watch.see(events, 'events')
  watch.see(() => client.getState(), 'state')
  watch.see(client, 'client')
  onTestFinished(() => {
    client.destroy()
    vi.useRealTimers()
    cleanPage()
  })
  return {
    client,
    events,
    story: (...types) =>
      events
        .filter(({ type }) => types.length === 0 || types.includes(type))
        .map((event) => {
          const facts = event as { status?: string; code?: string; step?: string; late?: boolean }
          const { status, code, step, late } = facts
          return [event.type, status, step, code, late && 'late'].filter(Boolean).join(' ')
        }),
  }
}

/** A client with script, engine and token ready, so that a method is called at once. */
export async function createWarmClient(
  watch: SecretWatch,
  scenario: Scenario = waits,
  over: OptionOverrides = {},
): Promise<TestClient & { fake: FakeLean }> {
  const fake = installFakeLean(window, scenario)
  const made = createTestClient(watch, over)
  await made.client.preload({ customerId })
  return { ...made, fake }
}

export type Outcome = { result: LeanResult; error?: never } | { error: LeanError; result?: never }

/** What a promise comes to, never a rejection; the watch looks into it. */
export function outcomeOf(watch: SecretWatch, promise: Promise<unknown>): Promise<Outcome> {
  return promise.then(
    (result) => watch.see({ result: result as LeanResult }, 'result'),
    (error: unknown) => watch.see({ error: error as LeanError }, 'error'),
  )
}
