/** The way back from the bank: matches the page's URL with the journal, and shows the outcome by captureRedirect. */
import type { LeanError, LeanErrorCode } from '../api/LeanError.ts'
import type { RedirectReturn, ResumeOptions } from '../api/redirectReturn.ts'
import type { EngineTools } from '../contracts/engineTools.ts'
import type { FlowOptions } from '../contracts/flowOptions.ts'
import type { OpenMethod } from '../contracts/redirectPart.ts'
import { type FoundReturn, findReturn } from './findReturn.ts'

/** What the page's address says, used up once per page load, and the last call's way of showing it. */
interface ResumedReturn {
  readonly found: FoundReturn | null
  readonly shown: Promise<RedirectReturn | null>
}
const returnsKey = Symbol.for('lean-link.returns')

/** The first caller went away before there was an answer. */
const abandonedCodes: readonly LeanErrorCode[] = ['aborted', 'destroyed']

/**
 * Once per page load, app and address: a second call gets the first one's answer. When the first caller went away before there was one, as
 * StrictMode's first mount does, the second call shows the outcome.
 */
export async function resumeRedirect(
  tools: EngineTools,
  open: OpenMethod,
  url?: string | URL,
  options: ResumeOptions = {},
): Promise<RedirectReturn | null> {
  if (tools.store.getState().destroyed) throw await tools.createError({ code: 'destroyed' })
  const onDocument = document as { [returnsKey]?: Map<string, ResumedReturn> }
  const returns = (onDocument[returnsKey] ??= new Map<string, ResumedReturn>())
  const key = `${tools.getOptions().appToken} ${url}`
  const earlier = returns.get(key)
  const found = earlier ? earlier.found : findReturn(tools, url, options)
  const show = async () => {
    // `earlier.shown` again is its rejection.
    const answer = await earlier?.shown.catch(({ code }: LeanError) =>
      abandonedCodes.includes(code) ? null : earlier.shown,
    )
    return answer ?? showOutcome(found, open, options)
  }
  const shown = show()
  returns.set(key, { found, shown })
  return shown
}

/** Opens captureRedirect where the flow's outcome is shown by it. */
async function showOutcome(
  found: FoundReturn | null,
  open: OpenMethod,
  { capture = 'auto', confirm, signal }: ResumeOptions,
): Promise<RedirectReturn | null> {
  if (!found) return null
  const { value, captures } = found
  const customerId = value.journal?.customerId
  if (capture !== 'auto' || !captures || !customerId) return value
  const { consentAttemptId, granularStatusCode, statusAdditionalInfo } = value.params
  const result = await open(
    'captureRedirect',
    { customerId, consentAttemptId, granularStatusCode, statusAdditionalInfo },
    { confirm, signal } as FlowOptions,
  )
  return { ...value, capture: result, confirmed: result.confirmed }
}
