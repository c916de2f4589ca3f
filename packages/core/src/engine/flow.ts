/** One opening of LinkSDK from the click to success; every other way is failure/otherWays.ts. Table: docs/flow.md. */
import type { NewEvent } from '../events.ts'
import type { Failure } from '../LeanError.ts'
import type { InnerOpenOptions, LeanResult } from '../result.ts'
import type { MethodRow } from '../rows/row.ts'
import type { FlowStatus, LeanState } from '../state.ts'
import { toAnswer } from './answer.ts'
import type { Loader } from './loader.ts'
import { announce, isSeen, type PageWatch, watchPage } from './page.ts'
import type { Parts } from './parts.ts'
import type { StatusText } from './texts.ts'
import type { Tokens } from './tokens.ts'

export interface FlowDeps extends Parts {
  loader: Loader
  tokens: Tokens
  /** The state of no flow. */
  idle: LeanState['flow']
  /** The next flow may start. */
  released(): void
}

/** A flow as the failure part sees it. */
export interface Flow {
  readonly promise: Promise<LeanResult>
  readonly about: Pick<LeanResult, 'flowId' | 'method' | 'customerId'>
  readonly options: InnerOpenOptions
  /** The promise has its outcome. */
  ended?: boolean
  /** LinkSDK was called, and has not said SUCCESS. */
  isOpen?: boolean
  /** What ERROR or REDIRECT comes to, unless a final status follows in time. */
  supposed?: () => void
  /** The page as it was before LinkSDK was called. */
  page?: PageWatch
  /** What is undone when the next flow may start; gone when it may. */
  undo?: (() => void)[] | undefined
  /** Listens until then. */
  on(target: EventTarget, type: string, listener: (event: Event) => void): void
  emit(event: NewEvent): void
  /** Tells how it ended, by an event. */
  tell(status: LeanResult['status'] | 'error', leanCorrelationId?: string, code?: Failure['code']): void
  toResult(status: LeanResult['status'], raw: unknown, confirmed?: boolean): LeanResult
  say(text: StatusText): void
  show(status: Exclude<FlowStatus, 'idle'>): void
  settle(outcome: LeanResult | Promise<never>): void
  finish(status: LeanResult['status'], raw: unknown, text: StatusText, confirmed?: boolean): void
  /** Ends the flow with this failure, if it has not ended; lets the next one start unless LinkSDK may still be open. */
  fail(failure: Failure): void
  /** Lets the next flow start. */
  release(): void
}

/** How often the page is looked at while LinkSDK should be on it. */
const lookMs = 500

export function startFlow(
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
      tokens.leave(customerId)
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
      setState({ flow: deps.idle })
      options.onStatus?.()
      deps.released()
    },
  }

  const hear = (raw: unknown) => {
    quietMs = 0
    const { status } = Object(raw) as { status?: unknown }
    const final = status === 'CANCELLED' ? 'cancelled' : status === 'SUCCESS' && !confirm && 'success'
    if (!final || !flow.isOpen || flow.ended) {
      return failure((part) => part.hear(flow, raw, toAnswer, shell.options()), flow.fail)
    }
    const { leanCorrelationId } = flow.toResult(final, raw)
    flow.emit({ type: 'callback', status: status as string, late: false, leanCorrelationId })
    flow.finish(final, raw, final)
  }
  const callVendor = (access_token?: string) => {
    if (flow.ended) return
    const vendor = loader.vendor()
    const run = vendor?.[method]
    if (!run || (vendor.__leanLinkSimulator && !sandbox))
      return flow.fail({ code: run ? 'simulator_in_production' : 'method_unavailable' })
    flow.page = watchPage()
    flow.isOpen = true
    flow.emit({ type: 'open', method, customerId, withToken: !!access_token })
    flow.show('open')
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
      run.call(vendor, {
        ...config,
        ...(access_token && { access_token }),
        app_token: appToken,
        sandbox,
        language,
        callback: hear,
      })
    call().catch((cause) => flow.fail({ code: 'link_threw', cause }))
  }

  if (signal) flow.on(signal, 'abort', () => flow.fail({ code: 'aborted' }))
  flow.show('opening')
  const token = tokens.peek(customerId)
  if (loader.vendor() && token !== undefined) callVendor(token)
  else
    Promise.all([token ?? tokens.get(customerId!), loader.load()]).then(([fetched]) => callVendor(fetched), flow.fail)
  return flow
}
