// @ts-check
/** Plays a scenario's acts for one call of the served script, each at its time, instead of the dialog. */
import { wait } from './bankVisit.client.js'

/** @typedef {import('./bankVisit.client.js').Call} Call */

/** @param {string} name */
export function toError(name) {
  return Object.assign(new Error(`Simulated LinkSDK error: ${name}`), { name })
}

/**
 * @param {Call} call
 * @param {readonly any[]} acts
 * @param {object} options
 * @param {string | null} options.bank
 * @param {ReturnType<typeof import('./bankVisit.client.js').createBankVisit>} options.bankVisit
 * @param {() => void} options.onAct before each act; LinkSDK takes the next call from then on
 */
export async function playActs(call, acts, { bank, bankVisit, onAct }) {
  for (const act of acts) {
    // Without `after` an act still comes in a later task, as an answer from a frame would.
    await wait(act.after ?? 0)
    onAct()
    if ('callback' in act) call.config.callback?.(act.callback)
    else if ('throw' in act) throw toError(act.throw)
    else if ('redirect' in act) {
      const entity = act.redirect === 'success' ? await bankVisit.authorise(call, bank).catch(() => null) : null
      await bankVisit.navigateBack(call, act.redirect, { bank, entityId: entity?.entity_id, params: act.params })
    }
  }
}
