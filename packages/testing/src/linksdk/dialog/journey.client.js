// @ts-check
/** Which screens a method shows, in order; the controller walks this list. */
import { METHOD_KINDS } from '../methodKinds.client.js'
import { isRedirecting } from './banks.client.js'

/** @typedef {import('./banks.client.js').Bank} Bank */
/** @typedef {{ method: string, country: string, request: Record<string, any>, banks: Bank[], bank: Bank | null }} Session */

const CONNECT = ['explanation', 'banks', 'consent', 'sign-in', 'otp', 'progress', 'success']
/** @type {Record<string, string[]>} */
const JOURNEYS = {
  connect: CONNECT,
  link: CONNECT,
  createPaymentSource: CONNECT,
  reconnect: ['sign-in', 'otp', 'progress', 'success'],
  pay: ['payment', 'otp', 'progress', 'success'],
  checkout: ['banks', 'payment', 'sign-in', 'otp', 'progress', 'success'],
  authorizeConsent: ['banks', 'payment', 'sign-in', 'otp', 'progress', 'success'],
  verifyAddress: ['explanation', 'banks', 'consent', 'sign-in', 'otp', 'address', 'progress', 'success'],
  updatePaymentSource: ['payment', 'otp', 'progress', 'success'],
  createBeneficiary: ['payment', 'otp', 'progress', 'success'],
  manageConsents: ['consents'],
  captureRedirect: ['outcome'],
}

/**
 * What never asks for a bank acts on one connected earlier. The simulator does not know which, and takes the first.
 * @param {string} method
 */
function isForConnectedBank(method) {
  return METHOD_KINDS[method] !== 'consents' && JOURNEYS[method]?.includes('banks') === false
}

/**
 * The bank that needs no choosing, if there is one.
 * @param {Omit<Session, 'bank'>} session
 * @returns {Bank | null}
 */
export function presetBank({ method, request, banks }) {
  const named = banks.find((bank) => bank.identifier === request.bank_identifier)
  return named ?? (isForConnectedBank(method) ? (banks[0] ?? null) : null)
}

/**
 * @param {Session} session
 * @returns {string[]}
 */
export function journeyOf(session) {
  if (session.method === 'manageConsents' && session.request.consent_id) return ['consent-details']
  const preset = presetBank(session)
  const screens = (JOURNEYS[session.method] ?? CONNECT).filter((name) => name !== 'banks' || !preset)
  const { success_redirect_url: success, fail_redirect_url: fail } = session.request
  const bank = session.bank ?? preset
  const leavesAt = screens.findIndex((name) => name === 'sign-in' || name === 'otp')
  if (success && fail && bank && isRedirecting(bank) && leavesAt >= 0)
    return [...screens.slice(0, leavesAt), 'redirect']
  return screens
}
