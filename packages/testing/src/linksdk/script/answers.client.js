// @ts-check
/** Builds what LinkSDK hands to `callback`, with the documented fields only (dossier 4); message texts are invented. */

/** @typedef {{ status: 'success' | 'cancelled' | 'unsupported' | 'error', screen: string, bank: string | null, code?: string }} Ending */

const PAYMENTS = ['pay', 'checkout', 'authorizeConsent']

/**
 * @param {string} method
 * @param {Ending} ending
 * @returns {Record<string, unknown>}
 */
export function toAnswer(method, { status, screen, bank, code }) {
  const payment = PAYMENTS.includes(method)
  const lean_correlation_id = crypto.randomUUID()
  const chosen = { bank_identifier: bank, is_supported: true }
  if (status === 'success')
    return {
      status: 'SUCCESS',
      message: payment ? 'Payment approved' : 'Flow completed',
      bank: chosen,
      exit_point: payment ? 'PAYMENT' : 'SUCCESS',
      secondary_status: payment ? 'ACCEPTED_BY_BANK' : 'OK',
      ...(payment && { user_exit_intent: 'USER_COMPLETED_PAYMENT' }),
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
    bank: status === 'unsupported' ? { is_supported: false } : chosen,
    // Only CONSENT is documented; the other names are invented from the screen.
    exit_intent_point: screen.toUpperCase().replaceAll('-', '_'),
    exit_survey_reason: 'user_cancelled',
    ...(payment && { user_exit_intent: 'USER_CANCELLED_PAYMENT' }),
    lean_correlation_id,
  }
}

/**
 * The page a bank would send the browser back to, with the parameters seen in real runs (dossier 7); values on failure are invented.
 * @param {Record<string, unknown>} config
 * @param {'success' | 'fail'} landing
 * @param {{ bank: string | null, entityId?: string | undefined, params?: Record<string, string> | undefined }} details
 * @returns {string | null} null when the caller gave no such URL
 */
export function toReturnUrl(config, landing, { bank, entityId, params }) {
  const target = config[`${landing}_redirect_url`]
  if (typeof target !== 'string') return null
  const url = new URL(target)
  const returned = {
    ...(entityId && { entity_id: entityId }),
    ...(bank && { bank_identifier: bank }),
    ...(typeof config.customer_id === 'string' && { customer_id: config.customer_id }),
    consent_attempt_id: crypto.randomUUID(),
    ...(landing === 'fail' && {
      granular_status_code: 'CONSENT_REJECTED',
      status_additional_info: 'Refused in the simulator',
    }),
    ...params,
  }
  for (const [name, value] of Object.entries(returned)) url.searchParams.set(name, value)
  return url.href
}
