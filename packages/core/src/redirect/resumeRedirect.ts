/** The way back from the bank: finds the return in the page's address, shows the outcome by captureRedirect, asks the app's backend. */
import type { LeanError, LeanErrorCode } from '../api/LeanError.ts'
import type { RedirectReturn, ResumeOptions } from '../api/redirectReturn.ts'
import type { LeanResult } from '../api/result.ts'
import type { EngineTools } from '../contracts/engineTools.ts'
import type { FlowOptions } from '../contracts/flowOptions.ts'
import type { OpenMethod, ResumeCall } from '../contracts/redirectPart.ts'
import { confirmReturn } from './confirmReturn.ts'
import { findReturn } from './findReturn.ts'
import { type FoundReturn, getPageReturns } from './getPageReturns.ts'

/** The caller went away before there was an answer. */
const abandonedCodes: readonly LeanErrorCode[] = ['aborted', 'destroyed']

/**
 * Once per page load, app and address: a second call gets the first one's answer. When the first caller went away before there was one, as
 * StrictMode's first mount does, the second call shows the outcome.
 */
export async function resumeRedirect(
  tools: EngineTools,
  open: OpenMethod,
  { url, pageHref, options = {} }: ResumeCall,
): Promise<RedirectReturn | null> {
  if (tools.store.getState().destroyed) throw await tools.createError({ code: 'destroyed' })
  const page = getPageReturns()
  if (url === undefined) page.pageHref ??= pageHref
  const href = url === undefined ? page.pageHref! : toHref(url, pageHref)
  if (!href)
    throw await tools.createError({ code: 'invalid_params', problems: [{ path: 'url', message: 'must be a URL' }] })
  const key = `${tools.getOptions().appToken} ${href}`
  const earlier = page.resumed.get(key)
  const isHandedIn = url !== undefined && href !== pageHref
  const found = earlier ? earlier.found : findReturn(tools, { href, isHandedIn }, options)
  const show = async () => {
    // `earlier.shown` again is its rejection.
    const answer = await earlier?.shown.catch(({ code }: LeanError) =>
      abandonedCodes.includes(code) ? null : earlier.shown,
    )
    return answer ?? (found && showOutcome(tools, open, found, options))
  }
  const shown = show()
  page.resumed.set(key, { found, shown })
  return shown
}

function toHref(url: string, base: string): string | undefined {
  try {
    return new URL(url, base).href
  } catch {
    return undefined
  }
}

async function showOutcome(
  tools: EngineTools,
  open: OpenMethod,
  { value, captures }: FoundReturn,
  options: ResumeOptions,
): Promise<RedirectReturn> {
  const { journal, params } = value
  const customerId = journal?.customerId ?? null
  const { confirm } = value.landedOn === 'fail' ? {} : options
  const explained = { ...value, userMessage: await describeStatus(tools, params.granularStatusCode) }
  let capture: LeanResult | null = null
  if (captures && customerId && options.capture !== 'never') {
    const { consentAttemptId, granularStatusCode, statusAdditionalInfo } = params
    try {
      capture = await open(
        'captureRedirect',
        { customerId, consentAttemptId, granularStatusCode, statusAdditionalInfo },
        { signal: options.signal } as FlowOptions,
      )
    } catch (error) {
      // captureRedirect only shows the outcome: where it cannot, the backend knows it all the same.
      if (!confirm || abandonedCodes.includes((error as LeanError).code)) throw error
    }
  }
  if (confirm) {
    const result: LeanResult = {
      status: capture?.status ?? 'redirecting',
      method: journal?.method ?? 'captureRedirect',
      customerId,
      flowId: journal?.flowId ?? '',
      confirmed: false,
      raw: undefined,
    }
    await confirmReturn(tools, confirm, result, options)
  }
  return { ...explained, capture, confirmed: !!confirm }
}

/** Words for a known status code, downloaded when one came back. Without them the return is one all the same. */
async function describeStatus({ getOptions }: EngineTools, code: string | undefined): Promise<string | null> {
  if (!code) return null
  const { language = 'en' } = getOptions()
  return import('./describeGranularStatus.ts').then(
    ({ describeGranularStatus }) => describeGranularStatus(code, language),
    () => null,
  )
}
