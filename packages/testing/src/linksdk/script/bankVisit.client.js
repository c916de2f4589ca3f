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
   * @param {string | null} bank
   */
  function authorise({ row, config }, bank) {
    const { customer_id, permissions, app_token, access_token } = config
    const outcome = {
      method: row.method,
      customer_id,
      bank_identifier: bank,
      permissions,
      app_token,
      outcome: 'success',
    }
    return api.recordOutcome(outcome, access_token)
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
    const entity = decision === 'success' ? await authorise(call, bank).catch(() => null) : null
    await navigateBack(call, entity ? 'success' : 'fail', { bank, entityId: entity?.entity_id })
  }

  return { authorise, navigateBack, returnFromBank }
}

/** @param {number} ms */
export function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
