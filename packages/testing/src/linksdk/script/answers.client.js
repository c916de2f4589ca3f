// @ts-check
/**
 * What LinkSDK hands to `callback`, and where a bank sends the browser back to; of the served script, the fake and the ready scenarios.
 * Fields: Lean's Postman repository (github.com/leantechnologies/lean-postman); message texts are invented.
 */
import { isPayment } from '../methodKinds.client.js'

/**
 * @typedef {object} Ending
 * @property {'success' | 'cancelled' | 'unsupported' | 'error'} status
 * @property {string} screen where the customer was
 * @property {string | null} bank
 * @property {string} [code] of the API's refusal
 */

/**
 * @param {string} method
 * @param {Ending} ending
 * @param {string} [correlationId] default: a new one
 * @returns {Record<string, unknown>}
 */
export function toAnswer(method, { status, screen, bank, code }, correlationId = crypto.randomUUID()) {
  const chosen = { bank_identifier: bank, is_supported: true }
  const lean_correlation_id = correlationId
  if (status === 'success')
    return {
      status: 'SUCCESS',
      message: isPayment(method) ? 'Payment approved' : 'Flow completed',
      bank: chosen,
      exit_point: isPayment(method) ? 'PAYMENT' : 'SUCCESS',
      secondary_status: isPayment(method) ? 'ACCEPTED_BY_BANK' : 'OK',
      ...(isPayment(method) && { user_exit_intent: 'USER_COMPLETED_PAYMENT' }),
      lean_correlation_id,
    }
  if (status === 'error')
    return {
      status: 'ERROR',
      message: 'The bank could not complete the request',
      bank: chosen,
      exit_point: 'ERROR',
      secondary_status: 'FAILED',
      last_api_response: JSON.stringify({ status: code ?? 'SIMULATED_FAILURE' }),
      lean_correlation_id,
    }
  return {
    status: 'CANCELLED',
    message: status === 'unsupported' ? 'The user did not find their bank' : 'The user left the flow',
    bank: status === 'unsupported' ? { bank_identifier: null, is_supported: false } : chosen,
    // Only CONSENT is documented; the other names are invented from the screen.
    exit_intent_point: screen.toUpperCase().replaceAll('-', '_'),
    exit_survey_reason: 'user_cancelled',
    ...(isPayment(method) && { user_exit_intent: 'USER_CANCELLED_PAYMENT' }),
    lean_correlation_id,
  }
}

/**
 * The page a bank sends the browser back to, with the parameters of recorded returns: a refusal has a status code and a text in place of
 * the consent attempt, as an integrator reports. That the codes are those of Lean's API errors is assumed, the text is invented.
 * @param {Record<string, unknown>} config
 * @param {'success' | 'fail'} landing
 * @param {{ bank: string | null, entityId?: string | undefined, params?: Record<string, string> | undefined }} details
 * @returns {string | null} null when the caller gave no such URL
 */
export function toReturnUrl(config, landing, { bank, entityId, params }) {
  const target = config[`${landing}_redirect_url`]
  if (typeof target !== 'string' || !URL.canParse(target)) return null
  const url = new URL(target)
  const returned = {
    ...(entityId && { entity_id: entityId }),
    ...(bank && { bank_identifier: bank }),
    ...(typeof config.customer_id === 'string' && { customer_id: config.customer_id }),
    ...(landing === 'success'
      ? { consent_attempt_id: crypto.randomUUID() }
      : { granular_status_code: 'USER_CANCELLED', status_additional_info: 'Refused in the simulator' }),
    ...params,
  }
  for (const [name, value] of Object.entries(returned)) url.searchParams.set(name, value)
  return url.href
}
