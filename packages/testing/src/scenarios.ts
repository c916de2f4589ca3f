/** Ready-made scenarios by name: every way of ending that Lean documents, that integrators report, or that a network adds. */
import type { LeanMethod } from '@lean-link/core'
import { leanMethods } from '@lean-link/core/methods'
import { toAnswer } from './linksdk/script/answers.client.js'
import type { Scenario, VendorAct } from './scenario.ts'

export type ScenarioName =
  | 'happy'
  | 'cancel'
  | 'error'
  | 'errorThenSuccess'
  | 'earlyNonFinal'
  | 'doubleCallback'
  | 'neverCallsBack'
  | 'redirect'
  | 'silent'
  | 'wrapperLate'
  | 'unsupportedBank'
  | 'consentAlreadyUsed'
  | 'scriptOutage'
  | 'tokenOutage'
  | 'expiringToken'
  | 'wrongCustomer'

const everyMethod = (toActs: (method: LeanMethod) => readonly VendorAct[]): NonNullable<Scenario['methods']> =>
  Object.fromEntries(leanMethods.map(({ method }) => [method, toActs(method)]))

type Ending = Parameters<typeof toAnswer>[1]

// One bank and one correlation id for all: a scenario is data.
const toCallback = (method: LeanMethod, ending: Omit<Ending, 'bank'>) => ({
  callback: toAnswer(method, { bank: 'LEAN_OF_RETAIL_UAE', ...ending }, '5d4f0000-0000-4000-8000-000000000001'),
})
const succeed = (method: LeanMethod) => toCallback(method, { status: 'success', screen: 'success' })
const fail = (method: LeanMethod) => toCallback(method, { status: 'error', screen: 'consent' })

/** Data only: pass one as it is, or spread it and change a field. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  /** Everything works; a dialog where there is one, else SUCCESS at once. */
  happy: { name: 'happy' },
  /** The customer closes the dialog. */
  cancel: {
    name: 'cancel',
    methods: everyMethod((method) => [toCallback(method, { status: 'cancelled', screen: 'consent' })]),
  },
  /** LinkSDK reports ERROR and nothing after it. */
  error: { name: 'error', methods: everyMethod((method) => [fail(method)]) },
  /** ERROR, then the customer tries again inside LinkSDK and succeeds 200 ms later. */
  errorThenSuccess: {
    name: 'errorThenSuccess',
    methods: everyMethod((method) => [fail(method), { after: 200, ...succeed(method) }]),
  },
  /**
   * Callbacks without news and one with a status that nobody documents (invented), 200 ms before the final one. With checkout and
   * authorizeConsent the customer still goes to the bank after the early callback, as an integrator reports: who takes it for the end loses
   * a flow that is under way.
   */
  earlyNonFinal: {
    name: 'earlyNonFinal',
    methods: everyMethod((method) => {
      const early = { callback: { status: 'IN_PROGRESS', message: 'Simulated progress' } }
      if (method === 'checkout' || method === 'authorizeConsent') return [early, { after: 200, redirect: 'success' }]
      return [{ callback: {} }, { callback: null }, early, { after: 200, ...succeed(method) }]
    }),
  },
  /** The final callback comes twice, 50 ms apart. */
  doubleCallback: {
    name: 'doubleCallback',
    methods: everyMethod((method) => [succeed(method), { after: 50, ...succeed(method) }]),
  },
  /** The dialog opens, but the page is never told how it ended. */
  neverCallsBack: { name: 'neverCallsBack', methods: everyMethod(() => []) },
  /** The page leaves for the bank and comes back to `success_redirect_url`, with the parameters of a recorded KSA sandbox return. */
  redirect: { name: 'redirect', methods: everyMethod(() => [{ redirect: 'success' }]) },
  /** LinkSDK shows nothing and says nothing: an invalid config in production. */
  silent: { name: 'silent', methods: everyMethod(() => [{ nothing: true }]) },
  /** LinkSDK's frame is ready 1.5 s late, and calls made before are queued; whether the real one queues calls is not known. */
  wrapperLate: { name: 'wrapperLate', script: { wrapperDelayMs: 1_500 } },
  /** The customer says that their bank is not on the list. That this ends as CANCELLED is assumed. */
  unsupportedBank: {
    name: 'unsupportedBank',
    methods: everyMethod((method) => [toCallback(method, { status: 'unsupported', screen: 'banks' })]),
  },
  /** authorizeConsent for a consent that was used before: LinkSDK's own API call ends with 409, as integrators report. Other methods work. */
  consentAlreadyUsed: {
    name: 'consentAlreadyUsed',
    methods: {
      authorizeConsent: [toCallback('authorizeConsent', { status: 'error', screen: 'consent', code: 'HTTP_409' })],
    },
  },
  /** The script cannot be had for 3 s after the first request. */
  scriptOutage: { name: 'scriptOutage', script: { outageMs: 3_000 } },
  /** The token endpoint answers 503. */
  tokenOutage: { name: 'tokenOutage', token: { status: 503 } },
  /** Tokens live 5 min, half of what LinkSDK demands. */
  expiringToken: { name: 'expiringToken', token: { expiresInSeconds: 300 } },
  /** Tokens name another customer than the one asked for. */
  wrongCustomer: {
    name: 'wrongCustomer',
    token: { claims: { customers: [{ id: '0b5e0000-0000-4000-8000-00000000bad1' }] } },
  },
}
