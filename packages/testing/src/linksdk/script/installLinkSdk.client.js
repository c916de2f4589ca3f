// @ts-check
/** The simulated loader script: sets the global with LinkSDK's methods and plays each call, as a scenario's acts or as the dialog. */
import { toAnswer } from './answers.client.js'
import { createBankVisit } from './bankVisit.client.js'
import { findProblem } from './checks.client.js'
import { openDialog } from './openDialog.client.js'
import { playActs, toError } from './playActs.client.js'
import { createSimulatorApi } from './simulatorApi.client.js'

/** @typedef {import('./checks.client.js').Row} Row */
/** @typedef {import('./bankVisit.client.js').Call} Call */
/** @typedef {{ origin: string, country: string, dialog: 'served' | 'srcdoc', page: string, controlKey: string, scenario: any, global: string, methods: Row[] }} LinkSdkOptions */

/** @param {LinkSdkOptions} options */
export function installLinkSdk(options) {
  const api = createSimulatorApi(options)
  const bankVisit = createBankVisit(api)
  let scenario = options.scenario
  let isOpen = false
  const close = () => {
    isOpen = false
  }

  /** @param {Call} call */
  function callMethod(call) {
    const { row, config } = call
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
    if (isOpen) return
    isOpen = true
    const ended = recorded.then(() => runCall(call))
    // LinkSDK's methods return nothing that is documented; a rejected promise is assumed for a `throw` that comes later.
    if (thrown) return ended
  }

  /** @param {Call} call */
  async function runCall(call) {
    const { row, config } = call
    const session = await api.readSession().catch(() => null)
    if (!session) return reportUnreachable(call)
    scenario = session.scenario
    const { banks } = session
    const acts = scenario.methods?.[row.method]
    if (acts?.length) {
      const bank = config.bank_identifier ?? banks[0]?.identifier ?? null
      await playActs(call, acts, { bank, bankVisit, onAct: close })
      close()
    }
    // An empty list of acts: the customer sees the dialog, but the page is never told how it ended.
    else showDialog(acts ? { row, config: { ...config, callback: undefined } } : call, banks)
  }

  /** @param {Call} call */
  function reportUnreachable({ row, config }) {
    close()
    const code = 'SIMULATOR_UNREACHABLE'
    const message = `The simulator at ${options.origin} does not answer this page. Is it running?`
    config.callback?.({ ...toAnswer(row.method, { status: 'error', screen: 'start', bank: null, code }), message })
  }

  /**
   * @param {Call} call
   * @param {any[]} banks
   */
  function showDialog(call, banks) {
    const { row, config } = call
    openDialog(options, {
      method: row.method,
      config,
      banks,
      authorise: (bank) => bankVisit.authorise(call, bank),
      onClosed: close,
      onRedirect: (decision, bank) => void bankVisit.returnFromBank(call, decision, bank),
      onEnd: (ending) => config.callback?.(toAnswer(row.method, ending)),
    })
  }

  /** @type {Record<string, (config: Call['config']) => Promise<void> | undefined>} */
  const linkSdk = {}
  for (const row of options.methods) linkSdk[row.method] = (config) => callMethod({ row, config: config ?? {} })
  Object.defineProperty(linkSdk, '__leanLinkSimulator', { value: true })
  Object.assign(window, { [options.global]: linkSdk })
  const { dataset } = document.documentElement
  dataset.leanSimulatorEvaluations = String(Number(dataset.leanSimulatorEvaluations ?? 0) + 1)
}
