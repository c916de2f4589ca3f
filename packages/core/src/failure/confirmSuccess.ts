/** Asks the app's backend whether what LinkSDK called a success is one. */
import type { LeanAnswer } from '../api/answer.ts'
import type { Flow } from '../contracts/flow.ts'

/** What a timer can hold; Infinity would end at once. */
const maxTimerMs = 2 ** 31 - 1

export function confirmSuccess(flow: Flow, answer: LeanAnswer): void {
  const { confirm, confirmTimeoutMs = 30_000 } = flow.options
  if (!confirm) return flow.finish(flow.toResult('success', answer.raw), 'success')
  flow.isOpen = false
  // LinkSDK has said its last word: what it said before no longer ends the flow.
  flow.settling?.stop()
  flow.setStatus('confirming')
  const controller = new AbortController()
  const timer = setTimeout(
    // Not retryable: it may well be one, and a second payment is worse than a late word.
    () => flow.fail({ code: 'confirm_timeout', result: answer }),
    Math.min(confirmTimeoutMs, maxTimerMs),
  )
  flow.cleanUps?.push(() => {
    clearTimeout(timer)
    controller.abort()
  })
  const fail = (cause?: unknown) => flow.fail({ code: 'confirm_failed', result: answer, cause })
  const ask = async () => confirm(flow.toResult('success', answer.raw), { signal: controller.signal })
  ask().then(
    (confirmed) => (confirmed === true ? flow.finish(flow.toResult('success', answer.raw, true), 'success') : fail()),
    fail,
  )
}
