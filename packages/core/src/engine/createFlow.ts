/** One opening of LinkSDK from the click to success; every other way is the failure part's. Table: docs/flow.md. */
import type { Failure } from '../api/LeanError.ts'
import type { LeanState } from '../api/state.ts'
import type { EngineContext } from '../contracts/engineContext.ts'
import type { Flow } from '../contracts/flow.ts'
import type { FlowOptions } from '../contracts/flowOptions.ts'
import type { Loader } from '../contracts/loader.ts'
import type { TokenManager } from '../contracts/tokenManager.ts'
import type { MethodRow } from '../rows/row.ts'
import { announce } from './announce.ts'
import { ignore } from './createLazyPart.ts'
import { isBehindModal } from './hostPage.ts'
import { runGuarded } from './runGuarded.ts'
import { takePageSnapshot } from './takePageSnapshot.ts'
import { readField, toAnswer } from './toAnswer.ts'
import { toFailure } from './toFailure.ts'
import { watchForSilence } from './watchForSilence.ts'

export interface FlowDeps {
  readonly context: EngineContext
  readonly loader: Loader
  readonly tokens: TokenManager
  /** The state of no flow. */
  readonly idleFlow: LeanState['flow']
  /** The next flow may start. */
  onReleased(): void
}

export interface FlowRequest {
  readonly row: MethodRow
  readonly customerId: string | null
  /** What LinkSDK is given, without what the kit itself adds. */
  readonly config: object
  readonly options: FlowOptions
}

/** A flow that has not begun: who has it can end it while it starts. */
export function createFlow(
  { context, loader, tokens, idleFlow, onReleased }: FlowDeps,
  { row: { method, captures }, customerId, config, options }: FlowRequest,
): Flow & { /** Opens LinkSDK, at once where everything is here. */ start(): void } {
  const { store, setState, createdAt, LeanError, failure, linkSdkView } = context
  const { signal, confirm } = options
  const { noResponseMs = 15_000, sandbox = false, language = 'en', appToken } = context.getOptions()
  const flowId = crypto.randomUUID?.() ?? `${Math.random()}`.slice(2)
  const startedAt = performance.now()
  const identity = { method, customerId, flowId }
  let settle!: Flow['settle']
  /** LinkSDK has said something. */
  let onHeard = () => {}
  /** LinkSDK has said something that does not simply end the flow. */
  let needsFailurePart = false
  let tokenRequest: Promise<string> | undefined

  const flow: ReturnType<typeof createFlow> = {
    promise: new Promise((resolve) => (settle = resolve)),
    settle,
    identity,
    options,
    mayBeRepeated: !captures,
    isRefusedByPolicy: loader.isRefusedByPolicy,
    cleanUps: [],
    listen(target, type, listener) {
      // Before the page's own listeners, which may keep an event to themselves.
      target.addEventListener(type, listener, true)
      flow.cleanUps?.push(() => target.removeEventListener(type, listener, true))
    },
    emit: (event) => context.emit({ ...event, flowId }, options.onEvent),
    emitOutcome: (outcome) => flow.emit({ type: 'outcome', ms: Math.round(performance.now() - startedAt), ...outcome }),
    toResult: (status, raw, confirmed = false) => toAnswer(raw, { status, ...identity, confirmed }),
    announce(text) {
      if (store.getState().destroyed) return
      runGuarded(() => announce(context.getStatusText(text, options.texts), language, `${createdAt}`))
    },
    setStatus(status) {
      if (!flow.cleanUps) return
      setState({ flow: { status, ...identity } as LeanState['flow'] })
      options.onStatus?.(status)
      flow.announce(status)
    },
    finish(result, text) {
      if (flow.hasEnded) return
      flow.hasEnded = true
      const { status, leanCorrelationId } = result
      flow.emitOutcome({ status, leanCorrelationId })
      flow.announce(text)
      // The lock opens with the promise, so that a retry in a handler is not refused.
      if (status !== 'redirecting') flow.release()
      settle(result)
    },
    fail(thrown) {
      if (flow.hasEnded) return
      flow.hasEnded = true
      tokens.stopWaiting(customerId, tokenRequest)
      const failed = toFailure(thrown)
      // Also where the words cannot be had, or the page fails while they are said.
      const end = async () => {
        flow.release()
        settle(Promise.reject(new LeanError({ ...failed, cause: undefined })))
      }
      void Promise.resolve(failure((part) => part.endFailedFlow(flow, failed, context), end)).catch(end)
    },
    release() {
      const { cleanUps } = flow
      if (!cleanUps) return
      flow.cleanUps = undefined
      for (const cleanUp of [...cleanUps, () => flow.pageSnapshot?.restore()]) runGuarded(cleanUp)
      onReleased()
      setState({ flow: idleFlow })
      options.onStatus?.()
    },
    start() {
      try {
        if (signal) flow.listen(signal, 'abort', () => flow.fail({ code: 'aborted' }))
        flow.setStatus('opening')
        if (tokens.peek(customerId) === undefined) tokenRequest = tokens.get(customerId!)
        else if (loader.getLinkSdk()) return callLinkSdk()
        Promise.all([tokenRequest, loader.load()]).then(callLinkSdk).catch(flow.fail)
      } catch (thrown) {
        flow.fail(thrown)
      }
    },
  }

  const handleCallback = (raw: unknown) => {
    onHeard()
    const status = readField(raw, 'status')
    const final = status === 'CANCELLED' ? 'cancelled' : status === 'SUCCESS' && !confirm ? 'success' : undefined
    // What follows something of that kind, such as a SUCCESS that is being confirmed, is judged after it.
    if (needsFailurePart || !final || !flow.isOpen || flow.hasEnded) {
      needsFailurePart = true
      return failure(
        (part) => part.handleCallback(flow, raw, context, { status, toAnswer: (answer) => toAnswer(answer, {}) }),
        ({ code }) => flow.fail({ code, result: toAnswer(raw, {}) }),
      )
    }
    const result = flow.toResult(final, raw)
    const { leanCorrelationId } = result
    flow.emit({ type: 'callback', status: status as string, late: false, leanCorrelationId })
    flow.finish(result, final)
  }

  const callLinkSdk = () => {
    if (flow.hasEnded) return
    const linkSdk = loader.getLinkSdk()
    const open = linkSdk?.[method]
    const page = loader.getPageScript()
    // Judged when it is used: whoever signed out meanwhile must not see a bank.
    const access_token = tokens.peek(customerId)
    const code: Failure['code'] | false | undefined = !open
      ? 'method_unavailable'
      : linkSdk.__leanLinkSimulator && !sandbox
        ? 'simulator_in_production'
        : access_token === undefined
          ? 'aborted'
          : page.isOpen && 'flow_in_progress'
    if (code) return flow.fail({ code, retryable: !!page.isOpen })
    page.isOpen = true
    flow.cleanUps?.push(() => (page.isOpen = false))
    flow.pageSnapshot = takePageSnapshot()
    if (isBehindModal()) void failure((part) => part.warn(flow.emit, 'modal_dialog'), ignore)
    flow.isOpen = true
    flow.emit({ type: 'open', method, customerId, withToken: !!access_token })
    flow.setStatus('open')
    if (flow.hasEnded) return
    // By the time LinkSDK says SUCCESS, the page's network or a deployment may have taken it away.
    if (confirm) void failure(ignore, ignore)
    onHeard = watchForSilence(flow, linkSdkView, noResponseMs)
    flow.listen(window, 'pageshow', (event) => {
      if ((event as PageTransitionEvent).persisted) void failure((part) => part.handlePageRestored(flow), flow.fail)
    })
    // A promise that LinkSDK returns tells nothing but a refusal.
    const call = async () =>
      open!.call(linkSdk, {
        ...config,
        ...(access_token && { access_token }),
        app_token: appToken,
        sandbox,
        language,
        callback: handleCallback,
      })
    call().catch((cause) => flow.isOpen && flow.fail({ code: 'link_threw', cause }))
  }

  return flow
}
