// @ts-check
/** The simulated loader script: sets the global with LinkSDK's methods and plays each call, as a scenario's acts or as the dialog. */
import { toAnswer, toReturnUrl } from './answers.client.js'
import { findProblem } from './checks.client.js'
import { openDialog } from './openDialog.client.js'
import { createSimulatorApi } from './simulatorApi.client.js'

/** @typedef {import('./checks.client.js').Row} Row */
/** @typedef {Record<string, any>} LinkConfig */
/** @typedef {{ origin: string, country: string, dialog: 'served' | 'srcdoc', page: string, controlKey: string, scenario: any, global: string, methods: Row[] }} VendorOptions */

/** @param {number} ms */
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** @param {VendorOptions} options */
export function installLinkSdk(options) {
  const api = createSimulatorApi(options)
  let scenario = options.scenario
  let busy = false

  /**
   * @param {Row} row
   * @param {LinkConfig} config
   */
  function call(row, config) {
    const recorded = api.recordCall(row.method, config).catch(() => {})
    const problem = findProblem(row, config)
    if (problem) {
      // Old documentation passes the text 'true'.
      if (config.sandbox === true || config.sandbox === 'true') throw problem
      return
    }
    // The V2 bundle draws into this node, and without it nothing happens (Lean's Postman repository). Here only its absence is simulated.
    if (options.global === 'LeanV2' && !document.querySelector('#lean-link')) return
    const acts = scenario.methods?.[row.method] ?? []
    const thrown = acts.find((/** @type {object} */ act) => 'throw' in act)
    if (thrown && thrown.after === undefined) throw toError(thrown.throw)
    // What LinkSDK does with a second call while one is open is unknown; ignoring it is assumed.
    if (busy) return
    busy = true
    const played = recorded.then(() => run(row, config))
    // LinkSDK's methods return nothing that is documented; a rejected promise is assumed for a `throw` that comes later.
    if (thrown) return played
  }

  /**
   * @param {Row} row
   * @param {LinkConfig} config
   */
  async function run(row, config) {
    const session = await api.readSession().catch(() => null)
    if (!session) {
      busy = false
      const answer = toAnswer(row.method, {
        status: 'error',
        screen: 'start',
        bank: null,
        code: 'SIMULATOR_UNREACHABLE',
      })
      config.callback?.({
        ...answer,
        message: `The simulator at ${options.origin} does not answer this page. Is it running?`,
      })
      return
    }
    scenario = session.scenario
    const { banks } = session
    const acts = scenario.methods?.[row.method]
    if (acts?.length) await play(row, config, acts, config.bank_identifier ?? banks[0]?.identifier ?? null)
    // An empty list of acts: the customer sees the dialog, but the page is never told how it ended.
    else show(row, acts ? { ...config, callback: undefined } : config, banks)
  }

  /**
   * @param {Row} row
   * @param {LinkConfig} config
   * @param {readonly any[]} acts
   * @param {string | null} bank
   */
  async function play(row, config, acts, bank) {
    for (const act of acts) {
      // Without `after` an act still comes in a later task, as an answer from a frame would.
      await wait(act.after ?? 0)
      busy = false
      if ('callback' in act) config.callback?.(act.callback)
      else if ('throw' in act) throw toError(act.throw)
      else if ('redirect' in act) {
        const entity = act.redirect === 'success' ? await authorise(row, config, bank).catch(() => null) : null
        await leave(config, act.redirect, bank, entity?.entity_id, act.params)
      }
    }
    busy = false
  }

  /**
   * @param {Row} row
   * @param {LinkConfig} config
   * @param {string | null} bank
   */
  function authorise(row, config, bank) {
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
   * The customer has decided at the bank. That a success which the API refuses, as with a bad token, lands as a failure is assumed.
   * @param {Row} row
   * @param {LinkConfig} config
   * @param {'success' | 'fail'} decision
   * @param {string | null} bank
   */
  async function comeBack(row, config, decision, bank) {
    const entity = decision === 'success' ? await authorise(row, config, bank).catch(() => null) : null
    await leave(config, entity ? 'success' : 'fail', bank, entity?.entity_id)
  }

  /**
   * @param {LinkConfig} config
   * @param {'success' | 'fail'} landing
   * @param {string | null} bank
   * @param {string} [entityId]
   * @param {Record<string, string>} [params]
   */
  async function leave(config, landing, bank, entityId, params) {
    const url = toReturnUrl(config, landing, { bank, entityId, params })
    if (!url) return
    config.callback?.({
      status: 'REDIRECT',
      bank: { bank_identifier: bank, is_supported: true },
      // Really the bank's page. The simulator has none, so this is where that page would send the browser back to.
      open_banking_redirect_url: url,
      lean_correlation_id: crypto.randomUUID(),
    })
    await wait(0)
    window.location.assign(url)
  }

  /**
   * @param {Row} row
   * @param {LinkConfig} config
   * @param {any[]} banks
   */
  function show(row, config, banks) {
    openDialog(options, {
      method: row.method,
      config,
      banks,
      authorise: (bank) => authorise(row, config, bank),
      onClosed: () => {
        busy = false
      },
      onRedirect: (decision, bank) => void comeBack(row, config, decision, bank),
      onEnd: (ending) => config.callback?.(toAnswer(row.method, ending)),
    })
  }

  /** @type {Record<string, (config: LinkConfig) => Promise<void> | undefined>} */
  const vendor = {}
  for (const row of options.methods) vendor[row.method] = (config) => call(row, config ?? {})
  Object.defineProperty(vendor, '__leanLinkSimulator', { value: true })
  Object.assign(window, { [options.global]: vendor })
  const { dataset } = document.documentElement
  dataset.leanSimulatorEvaluations = String(Number(dataset.leanSimulatorEvaluations ?? 0) + 1)
}

/** @param {string} name */
function toError(name) {
  return Object.assign(new Error(`Simulated LinkSDK error: ${name}`), { name })
}
