/** Lean in one `fetch` handler: LinkSDK's script, OAuth server, API and webhooks, built on Web standards only. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { RecordedCall } from '../toRecordedCall.ts'
import type { Scenario } from '../scenario.ts'
import { apiError } from './apiError.ts'
import { createApiRoutes } from './createApiRoutes.ts'
import { createControlRoutes } from './createControlRoutes.ts'
import { createOauthRoutes } from './createOauthRoutes.ts'
import { createScriptRoutes, loaderPath } from './scriptRoutes.ts'
import { createWebhooks } from './createWebhooks.ts'
import {
  createSimulatorState,
  findOrCreateCustomer,
  type GovernmentIdentifier,
  type SimulatorState,
} from './simulatorState.ts'

export interface LeanSimulator {
  /** Origin of everything simulated, without a slash at its end. */
  readonly url: string
  readonly port: number
  /** The UAE loader; the other scripts are at Lean's own paths below `url`. */
  readonly scriptUrl: string
  /** For `createLeanAuth`. UAE; `${authBaseUrl}/sa` mints KSA tokens (invented: Lean has a host per country). */
  readonly authBaseUrl: string
  readonly apiBaseUrl: string
  /** OAuth's client id, which is also LinkSDK's `app_token`. */
  readonly clientId: string
  /** Random per simulator, as is `webhookSecret`. */
  readonly clientSecret: string
  readonly webhookSecret: string
  /** Answers a request as Lean would, whatever host it is for; a script calls the simulator where it was requested. */
  fetch(request: Request): Promise<Response>
  /** Plays another scenario from the next request on; counts of the script's failures begin anew. */
  use(scenario: Scenario): Promise<void>
  /** Every LinkSDK call of every page so far, oldest first. Never holds a token. */
  calls(): Promise<readonly RecordedCall[]>
  /**
   * The customer of this user of the app, made where there is none: what a backend does over the API, without a request.
   * @param options `governmentIdentifiers`: a long-lived payment consent fails without one, as Open Finance in the UAE wants it
   */
  createCustomer(
    appUserId: string,
    options?: { governmentIdentifiers?: readonly GovernmentIdentifier[] },
  ): Promise<{ customerId: string }>
  /**
   * A token for a customer that this simulator knows, with the documented claims and an hour to live, whatever the scenario does to the
   * token endpoint. Rejects for any other customer.
   * @param options `country`: of the OAuth server that mints it; default 'ae'
   */
  createAccessToken(customerId: string, options?: { country?: 'ae' | 'sa' }): Promise<string>
  /** Closes everything: the port, open connections, pending answers and webhooks. */
  stop(): Promise<void>
}

export interface LeanSimulatorOptions {
  /** where pages reach it; default: the origin of the worker or page it runs in, else `http://localhost` */
  origin?: string
  /** default `scenarios.happy` */
  scenario?: Scenario
  /** the app's webhook route; default: webhooks go nowhere */
  webhookUrl?: string
  /** `srcdoc` where the handler cannot serve the dialog's navigation, as in a service worker; default 'served' */
  dialog?: 'served' | 'srcdoc'
}

const notice = 'This is the Lean Link Kit simulator. It is not Lean, and no bank, customer or account in it is real.'

/** A simulator with what its adapters need besides: what it knows, and `close` for the owner of a server. */
export interface OpenSimulator {
  simulator: Omit<LeanSimulator, 'port' | 'stop'>
  state: SimulatorState
  close: () => void
}

/** @param options `trustsTokens`: takes tokens that somebody else minted, as in a page whose backend is not this simulator's; default false */
export function openSimulator({
  origin,
  scenario = {},
  webhookUrl,
  dialog = 'served',
  trustsTokens = false,
}: LeanSimulatorOptions & { trustsTokens?: boolean } = {}): OpenSimulator {
  const place = globalThis.location?.origin
  const url = (origin ?? (place && place !== 'null' ? place : 'http://localhost')).replace(/\/+$/, '')
  const state = createSimulatorState({ origin: url, scenario, webhookUrl, trustsTokens })
  const webhooks = createWebhooks(state)
  const app = new Hono({ strict: false })

  app.use(async (c, next) => {
    await next()
    c.header('x-lean-link-simulator', '1')
    c.header('x-content-type-options', 'nosniff')
  })
  app.use(
    bodyLimit({
      maxSize: 256 * 1_024,
      onError: () => apiError(413, 'Simulated: bodies end at 256 kB.', 'INVALID_PARAMETERS'),
    }),
  )
  app.get('/', (c) => c.json({ simulator: true, notice }))
  app.route('/', createControlRoutes(state, webhooks))
  app.route('/', createScriptRoutes(state, dialog))
  for (const [prefix, country] of [
    ['/', 'ae'],
    ['/sa', 'sa'],
  ] as const) {
    app.route(prefix, createOauthRoutes(state, country))
    app.route(prefix, createApiRoutes(state, country))
  }
  app.notFound(() => apiError(404, 'Simulated: nothing lives at this address.', 'INVALID_URL'))
  app.onError(() => apiError(500, 'Simulated: the simulator itself failed at this request.'))

  return {
    simulator: {
      url,
      scriptUrl: url + loaderPath,
      authBaseUrl: url,
      apiBaseUrl: url,
      clientId: state.clientId,
      clientSecret: state.clientSecret,
      webhookSecret: state.webhookSecret,
      fetch: async (request) => app.fetch(request),
      use: async (next) => {
        state.scenario = next
        state.script = { requests: 0, firstAt: 0 }
      },
      calls: async () => [...state.calls],
      createCustomer: async (appUserId, { governmentIdentifiers } = {}) => ({
        customerId: findOrCreateCustomer(state, appUserId, governmentIdentifiers).customer_id,
      }),
      async createAccessToken(customerId, { country = 'ae' } = {}) {
        if (!state.customers.some((customer) => customer.customer_id === customerId)) {
          throw new Error(`The simulator has no customer "${customerId}". Create it first: simulator.createCustomer().`)
        }
        return state.mint.createToken({ customerId, country })
      },
    },
    state,
    close() {
      state.timers.clear()
      webhooks.close()
    },
  }
}

/** A simulator without a server: hand its `fetch` to a service worker, a request interceptor or a test. */
export function createLeanSimulator(options: LeanSimulatorOptions = {}): Omit<LeanSimulator, 'port' | 'stop'> {
  return openSimulator(options).simulator
}
