/** Every way of a flow but the straight one to success: it fails, is cancelled or confirmed, may not be final, or the page comes back. */
import type { Flow, FlowDeps } from '../engine/flow.ts'
import type { Failure } from '../LeanError.ts'
import type { LeanClientOptions } from '../options.ts'
import type { LeanAnswer } from '../result.ts'
import { warn } from './findProblems.ts'

type ToAnswer = (raw: unknown, more: object) => LeanAnswer

/** The flow has ended with this failure: finds the words, tells all who listen, and lets the next one start when LinkSDK is not open. */
export async function endBadly(
  flow: Flow,
  failed: Failure,
  { fail, shell }: FlowDeps,
  isSeen: () => boolean,
): Promise<void> {
  const error = await fail(failed)
  const isAborted = error.code === 'aborted'
  flow.tell('error', failed.result?.leanCorrelationId, error.code)
  flow.say(isAborted ? 'cancelled' : 'error')
  if (isAborted && flow.isOpen && flow.undo) holdLock(flow, isSeen, shell.options())
  else flow.release()
  flow.settle(Promise.reject(error))
}

/** LinkSDK may still be open: other flows wait until its frame is gone, or until it showed none for a while. */
function holdLock(flow: Flow, isSeen: () => boolean, { noResponseMs = 15_000 }: LeanClientOptions): void {
  const lookMs = 500
  let wasSeen = isSeen()
  let quietMs = 0
  const looking = setInterval(() => {
    const seen = isSeen()
    if (!seen && !document.hidden) quietMs += lookMs
    if ((wasSeen && !seen) || (noResponseMs && quietMs >= noResponseMs)) flow.release()
    wasSeen ||= seen
  }, lookMs)
  flow.undo?.push(() => clearInterval(looking))
}

/** What LinkSDK said, where it does not simply end the flow. */
export function hear(flow: Flow, raw: unknown, toAnswer: ToAnswer, { settleMs = 1_000 }: LeanClientOptions): void {
  const { status } = Object(raw) as { status?: unknown }
  if (typeof status !== 'string') return warn(flow.emit, 'empty_callback')
  const answer = toAnswer(raw, {})
  const late = !!flow.ended || !flow.isOpen
  flow.emit({ type: 'callback', status, late, leanCorrelationId: answer.leanCorrelationId })
  if (flow.ended) flow.release()
  if (late) return
  if (status === 'SUCCESS') return confirm(flow, answer)
  if (status === 'CANCELLED') return flow.finish('cancelled', raw, 'cancelled')
  if (status === 'LINK_CLOSED_PROGRAMMATICALLY') return flow.finish('closed', raw, 'cancelled')
  // Sources disagree on whether ERROR and REDIRECT are final, so they, and what nobody documented, wait for one that is; the last counts.
  if (!flow.supposed) {
    const timer = setTimeout(() => flow.supposed!(), settleMs)
    flow.undo?.push(() => clearTimeout(timer))
  }
  if (status === 'REDIRECT') flow.emit({ type: 'redirect', step: 'leaving' })
  flow.supposed =
    status === 'REDIRECT'
      ? () => redirect(flow, raw)
      : () => flow.fail({ code: 'link_error', result: answer, retryable: true })
}

function redirect(flow: Flow, raw: unknown): void {
  if (flow.ended) return
  flow.show('redirecting')
  // Back on a page that was to be left: whatever happened at the bank, this page may open again.
  const onReturn = () => document.hidden || flow.release()
  flow.on(window, 'focus', onReturn)
  flow.on(document, 'visibilitychange', onReturn)
  flow.finish('redirecting', raw, 'redirecting')
}

/** Asks the app's backend whether the success is one. */
function confirm(flow: Flow, answer: LeanAnswer): void {
  const { confirm: agree, confirmTimeoutMs = 30_000 } = flow.options
  if (!agree) return flow.finish('success', answer.raw, 'success')
  flow.isOpen = false
  // LinkSDK has said its last word: what it said before is no longer supposed to be one.
  flow.supposed = () => {}
  flow.show('confirming')
  const stop = new AbortController()
  const timer = setTimeout(
    () => flow.fail({ code: 'confirm_timeout', result: answer, retryable: true }),
    // A timer holds no more; Infinity would end at once.
    Math.min(confirmTimeoutMs, 2 ** 31 - 1),
  )
  flow.undo?.push(() => {
    clearTimeout(timer)
    stop.abort()
  })
  const no = (cause?: unknown) => flow.fail({ code: 'confirm_failed', result: answer, cause })
  const ask = async () => agree(flow.toResult('success', answer.raw), { signal: stop.signal })
  ask().then((yes) => (yes === true ? flow.finish('success', answer.raw, 'success', true) : no()), no)
}

/** The page was kept by the back/forward cache while LinkSDK was open, and is shown again. */
export function comeBack(flow: Flow): void {
  flow.page?.clear()
  if (flow.ended) flow.release()
  // One that is being confirmed waits for nothing on the page.
  else if (flow.isOpen) flow.fail({ code: 'link_interrupted', retryable: true })
}
