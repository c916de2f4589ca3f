/** Asks the app's backend on the way back whether the flow came to what the customer went for: the address is no proof. */
import type { Failure } from '../api/LeanError.ts'
import type { Confirm } from '../api/openOptions.ts'
import type { ResumeOptions } from '../api/redirectReturn.ts'
import type { LeanResult } from '../api/result.ts'
import type { EngineTools } from '../contracts/engineTools.ts'

/** What a timer can hold; Infinity would end at once. */
const maxTimerMs = 2 ** 31 - 1

/** Resolves when `confirm` said true; rejects with `confirm_failed`, `confirm_timeout`, `aborted` or `destroyed`. */
export async function confirmReturn(
  { store, createError }: EngineTools,
  confirm: Confirm,
  result: LeanResult,
  { signal, confirmTimeoutMs = 30_000 }: ResumeOptions,
): Promise<void> {
  if (signal?.aborted) throw await createError({ code: 'aborted' })
  const controller = new AbortController()
  let stop!: (failure: Failure) => void
  const stopped = new Promise<Failure>((resolve) => (stop = resolve))
  const handleAbort = () => stop({ code: 'aborted' })
  signal?.addEventListener('abort', handleAbort)
  const unsubscribe = store.subscribe(({ destroyed }) => destroyed && stop({ code: 'destroyed' }))
  const timer = setTimeout(
    () => stop({ code: 'confirm_timeout', result, retryable: true }),
    Math.min(confirmTimeoutMs, maxTimerMs),
  )
  const ask = async () => confirm(result, { signal: controller.signal })
  const asked = ask().then(
    (confirmed): Failure | undefined => (confirmed === true ? undefined : { code: 'confirm_failed', result }),
    (cause: unknown): Failure => ({ code: 'confirm_failed', result, cause }),
  )
  const failure = await Promise.race([asked, stopped])
  clearTimeout(timer)
  unsubscribe()
  signal?.removeEventListener('abort', handleAbort)
  controller.abort()
  if (failure) throw await createError(failure)
}
