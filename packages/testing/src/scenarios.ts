/** Ready-made scenarios by name: every way of ending that Lean documents, that integrators report, or that a network adds. */
import type { LeanMethod } from '@lean-link/core'
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

const methods: readonly LeanMethod[] = [
  'connect',
  'reconnect',
  'pay',
  'checkout',
  'authorizeConsent',
  'manageConsents',
  'captureRedirect',
  'verifyAddress',
  'updatePaymentSource',
  'link',
  'createPaymentSource',
  'createBeneficiary',
]

const everyMethod = (...acts: readonly VendorAct[]): { [M in LeanMethod]?: readonly VendorAct[] } =>
  Object.fromEntries(methods.map((method) => [method, acts]))

// The statuses are documented, `message` is free text of ours, the other fields carry values of Lean's own React Native fixtures.
const bank = { bank_identifier: 'LEAN_OF_RETAIL_UAE', is_supported: true }
const success = { status: 'SUCCESS', message: 'Simulated success', bank, exit_point: 'SUCCESS', secondary_status: 'OK' }
const error = {
  status: 'ERROR',
  message: 'Simulated error',
  bank,
  exit_point: 'ERROR',
  secondary_status: 'FAILED',
  lean_correlation_id: '5d4f0000-0000-4000-8000-000000000001',
}

/** Data only: pass one as it is, or spread it and change a field. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  /** Everything works; a dialog where there is one, else SUCCESS at once. */
  happy: { name: 'happy' },
  /** The customer closes the dialog. */
  cancel: {
    name: 'cancel',
    methods: everyMethod({
      callback: { status: 'CANCELLED', message: 'Simulated cancel', exit_survey_reason: 'user_cancelled' },
    }),
  },
  /** LinkSDK reports ERROR and nothing after it. */
  error: { name: 'error', methods: everyMethod({ callback: error }) },
  /** ERROR, then the customer tries again inside LinkSDK and succeeds 200 ms later. */
  errorThenSuccess: {
    name: 'errorThenSuccess',
    methods: everyMethod({ callback: error }, { after: 200, callback: success }),
  },
  /** Callbacks without news and one with a status that nobody documents (invented), before the final one 200 ms later. */
  earlyNonFinal: {
    name: 'earlyNonFinal',
    methods: everyMethod(
      { callback: {} },
      { callback: null },
      { callback: { status: 'IN_PROGRESS', message: 'Simulated progress' } },
      { after: 200, callback: success },
    ),
  },
  /** The final callback comes twice, 50 ms apart. */
  doubleCallback: {
    name: 'doubleCallback',
    methods: everyMethod({ callback: success }, { after: 50, callback: success }),
  },
  /** The dialog opens, but the page is never told how it ended. */
  neverCallsBack: { name: 'neverCallsBack', methods: everyMethod() },
  /** The page leaves for the bank and comes back to `success_redirect_url`, with the parameters of a recorded KSA sandbox return. */
  redirect: { name: 'redirect', methods: everyMethod({ redirect: 'success' }) },
  /** LinkSDK shows nothing and says nothing: an invalid config in production. */
  silent: { name: 'silent', methods: everyMethod({ nothing: true }) },
  /** LinkSDK's frame is ready 1.5 s late, and calls made before are queued; whether the real one queues calls is not known. */
  wrapperLate: { name: 'wrapperLate', script: { wrapperDelayMs: 1_500 } },
  /** The customer says that their bank is not on the list. That this ends as CANCELLED is assumed. */
  unsupportedBank: {
    name: 'unsupportedBank',
    methods: everyMethod({
      callback: {
        status: 'CANCELLED',
        message: 'Simulated: bank not listed',
        bank: { bank_identifier: null, is_supported: false },
      },
    }),
  },
  /** authorizeConsent for a consent that was used before: LinkSDK's own API call ends with 409, as integrators report. Other methods work. */
  consentAlreadyUsed: {
    name: 'consentAlreadyUsed',
    methods: {
      authorizeConsent: [
        { callback: { ...error, message: 'Simulated: consent already used', last_api_response: '{"status":409}' } },
      ],
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
