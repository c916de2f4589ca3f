/** One opening of LinkSDK from the click to success; every other way is failure/otherWays.ts. Table: docs/flow.md. */
import type { Failure } from '../LeanError.ts'
import type { InnerOpenOptions } from '../result.ts'
import type { MethodRow } from '../rows/row.ts'
import type { LeanState } from '../state.ts'
import { toAnswer } from './answer.ts'
import type { Flow, FlowDeps } from './flow.ts'
import { announce, isSeen, watchPage } from './page.ts'
import { ignore } from './parts.ts'

/** How often the page is looked at while LinkSDK should be on it. */
const lookMs = 500

/** A flow that has not begun: who has it can end it while it starts. */
export function createFlow(
  deps: FlowDeps,
  { method }: MethodRow,
  customerId: string | null,
  config: object,
  options: InnerOpenOptions,
): Flow {
  const { shell, loader, tokens, failure } = deps
  const { store, setState, madeAt, LeanError } = shell
  const { signal, confirm } = options
  const { noResponseMs = 15_000, sandbox = false, language = 'en', appToken } = shell.options()
  const flowId = crypto.randomUUID?.() ?? `${Math.random()}`.slice(2)
  const startedAt = performance.now()
  const about = { method, customerId, flowId }
  let settle!: Flow['settle']
  let quietMs = 0
  let isOdd = false
  let pending: Promise<string> | undefined

  const flow: Flow = {
    promise: new Promise((resolve) => (settle = resolve)),
    settle,
    about,
    options,
    undo: [],
    on(target, type, listener) {
      target.addEventListener(type, listener)
      flow.undo?.push(() => target.removeEventListener(type, listener))
    },
    emit: (event) => deps.emit({ ...event, flowId }, options.onEvent),
    tell: (status, leanCorrelationId, code) =>
      flow.emit({ type: 'outcome', status, ms: Math.round(performance.now() - startedAt), code, leanCorrelationId }),
    toResult: (status, raw, confirmed = false) => toAnswer(raw, { status, ...about, confirmed }),
    say: (text) => store.getState().destroyed || announce(deps.word(text, options.texts), language, `${madeAt}`),
    show(status) {
      if (!flow.undo) return
      setState({ flow: { status, ...about } as LeanState['flow'] })
      options.onStatus?.(status)
      flow.say(status)
    },
    finish(status, raw, text, confirmed) {
      if (flow.ended) return
      flow.ended = true
      const result = flow.toResult(status, raw, confirmed)
      flow.tell(status, result.leanCorrelationId)
      flow.say(text)
      // The lock opens with the promise, so that a retry in a handler is not refused.
      if (status !== 'redirecting') flow.release()
      settle(result)
    },
    fail(failed) {
      if (flow.ended) return
      flow.ended = true
      tokens.leave(customerId, pending)
      void failure(
        (part) => part.endBadly(flow, failed, deps, isSeen),
        async () => {
          flow.release()
          settle(Promise.reject(new LeanError({ ...failed, cause: undefined })))
        },
      )
    },
    release() {
      const { undo } = flow
      if (!undo) return
      flow.undo = undefined
      for (const act of undo) act()
      flow.page?.restore()
      deps.released()
      setState({ flow: deps.idle })
      options.onStatus?.()
    },
    start() {
      if (signal) flow.on(signal, 'abort', () => flow.fail({ code: 'aborted' }))
      flow.show('opening')
      if (tokens.peek(customerId) === undefined) pending = tokens.get(customerId!)
      else if (loader.vendor()) return callVendor()
      Promise.all([pending, loader.load()]).then(callVendor, flow.fail)
    },
  }

  const hear = (raw: unknown) => {
    quietMs = 0
    const { status } = Object(raw) as { status?: unknown }
    const final = status === 'CANCELLED' ? 'cancelled' : status === 'SUCCESS' && !confirm ? 'success' : undefined
    // What follows something odd, such as a SUCCESS that is being confirmed, is judged after it.
    if (isOdd || !final || !flow.isOpen || flow.ended) {
      isOdd = true
      return failure(
        (part) => part.hear(flow, raw, toAnswer, shell.options()),
        ({ code }) => flow.fail({ code, result: toAnswer(Object(raw), {}) }),
      )
    }
    const { leanCorrelationId } = flow.toResult(final, raw)
    flow.emit({ type: 'callback', status: status as string, late: false, leanCorrelationId })
    flow.finish(final, raw, final)
  }
  const callVendor = () => {
    if (flow.ended) return
    const vendor = loader.vendor()
    const run = vendor?.[method]
    const page = loader.page()
    // Judged when it is used: whoever signed out meanwhile must not see a bank.
    const access_token = tokens.peek(customerId)
    const code: Failure['code'] | false | undefined = !run
      ? 'method_unavailable'
      : vendor.__leanLinkSimulator && !sandbox
        ? 'simulator_in_production'
        : access_token === undefined
          ? 'aborted'
          : page.isOpen && 'flow_in_progress'
    if (code) return flow.fail({ code, retryable: !!page.isOpen })
    page.isOpen = true
    flow.undo?.push(() => (page.isOpen = false))
    flow.page = watchPage()
    flow.isOpen = true
    flow.emit({ type: 'open', method, customerId, withToken: !!access_token })
    flow.show('open')
    if (flow.ended) return
    // By the time LinkSDK says SUCCESS, the page's network or a deployment may have taken it away.
    if (confirm) void failure(ignore, ignore)
    const looking = setInterval(() => {
      quietMs = isSeen() || document.hidden || !flow.isOpen ? 0 : quietMs + lookMs
      if (noResponseMs && quietMs >= noResponseMs) flow.fail({ code: 'link_no_response', retryable: true })
    }, lookMs)
    flow.undo?.push(() => clearInterval(looking))
    flow.on(
      window,
      'pageshow',
      (event) => (event as PageTransitionEvent).persisted && failure((part) => part.comeBack(flow), flow.fail),
    )
    // A promise that LinkSDK returns tells nothing but a refusal.
    const call = async () =>
      run!.call(vendor, {
        ...config,
        ...(access_token && { access_token }),
        app_token: appToken,
        sandbox,
        language,
        callback: hear,
      })
    call().catch((cause) => flow.isOpen && flow.fail({ code: 'link_threw', cause }))
  }

  return flow
}
