// @ts-check
/** The customer at the bank: tells the simulator what they approved, and sends the browser back to the app. */
import { toReturnUrl } from './answers.client.js'

/** @typedef {{ row: import('./checks.client.js').Row, config: Record<string, any> }} Call one call of one method */
/** @typedef {{ bank: string | null, entityId?: string | undefined, params?: Record<string, string> | undefined }} ReturnDetails */

/** @param {ReturnType<typeof import('./simulatorApi.client.js').createSimulatorApi>} api */
export function createBankVisit(api) {
  /**
   * Rejects when the simulator refuses it, as with a bad token.
   * @param {Call} call
   * @param {'success' | 'error'} outcome
   * @param {string | null} bank
   */
  function recordOutcome({ row, config }, outcome, bank) {
    const { customer_id, permissions, app_token, access_token, consent_id } = config
    const { method } = row
    const facts = { method, customer_id, bank_identifier: bank, permissions, app_token, consent_id, outcome }
    return api.recordOutcome(facts, access_token)
  }

  /**
   * @param {Call} call
   * @param {string | null} bank
   */
  function authorise(call, bank) {
    return recordOutcome(call, 'success', bank)
  }

  /**
   * The page gets REDIRECT, and then goes where the bank would send it. Nothing happens without such a URL.
   * @param {Call} call
   * @param {'success' | 'fail'} landing
   * @param {ReturnDetails} details
   */
  async function navigateBack({ config }, landing, details) {
    const url = toReturnUrl(config, landing, details)
    if (!url) return
    config.callback?.({
      status: 'REDIRECT',
      bank: { bank_identifier: details.bank, is_supported: true },
      // Really the bank's page. The simulator has none, so this is where that page would send the browser back to.
      open_banking_redirect_url: url,
      lean_correlation_id: crypto.randomUUID(),
    })
    await wait(0)
    window.location.assign(url)
  }

  /**
   * The customer has decided at the bank. That a success which the API refuses, as with a bad token, lands as a failure is assumed.
   * @param {Call} call
   * @param {'success' | 'fail'} decision
   * @param {string | null} bank
   */
  async function returnFromBank(call, decision, bank) {
    const outcome = decision === 'success' ? 'success' : 'error'
    const answer = await recordOutcome(call, outcome, bank).catch(() => null)
    const landing = decision === 'success' && answer ? 'success' : 'fail'
    await navigateBack(call, landing, { bank, entityId: answer?.entity_id })
  }

  return { authorise, navigateBack, returnFromBank }
}

/** @param {number} ms */
export function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
