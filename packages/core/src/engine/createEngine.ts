/** The engine: everything that opening LinkSDK takes, downloaded once beside LinkSDK's script, called without waiting ever after. */
import type { LeanMethod } from '../params.ts'
import { redact } from '../redact.ts'
import type { RedirectReturn, ResumeOptions } from '../redirectReturn.ts'
import type { InnerOpenOptions, LeanResult } from '../result.ts'
import { connectRow } from '../rows/connect.ts'
import type { MethodRow } from '../rows/row.ts'
import type { ShellArguments } from '../shell.ts'
import { createRules, type Params, toConfig } from './checkParams.ts'
import { createEmit } from './createEmit.ts'
import { createFlow } from './createFlow.ts'
import type { Flow } from './flow.ts'
import { createLoader } from './loader.ts'
import { createPart, ignore, type Parts } from './parts.ts'
import { type RunFlow, runFlow } from './runFlow.ts'
import { statusTexts } from './texts.ts'
import { createTokens, type Tokens } from './tokens.ts'

export interface Engine extends Pick<Tokens, 'get' | 'invalidate'> {
  open(method: LeanMethod | MethodRow, params: object, options?: InnerOpenOptions): Promise<LeanResult>
  /** `open` for an adapter that shows one flow; see runFlow.ts. */
  run: RunFlow
  word: Parts['word']
  /** Waits for the script and, with a customer, for a token; `rows`: for those of all methods too. */
  prepare(customerId?: string | null, rows?: boolean): Promise<void>
  resumeRedirect(url?: string | URL, options?: ResumeOptions): Promise<RedirectReturn | null>
  destroy(): void
}

export function createEngine(...shellArguments: ShellArguments): Engine {
  const [options, store, setState, madeAt, first, toUrl, callFetcher, findRefused, safePattern, LeanError] =
    shellArguments
  const shell = {
    options,
    store,
    setState,
    madeAt,
    first,
    toUrl,
    callFetcher,
    findRefused,
    safePattern,
    LeanError,
  }
  const failure = createPart(() => import('../failure/index.ts'), LeanError)
  const extra = createPart(() => import('../extra/index.ts'), LeanError)
  const redirect = createPart(() => import('../redirect/index.ts'), LeanError)
  const emit = createEmit(shell)
  const parts: Parts = {
    shell,
    emit,
    // Without the part that holds the words, the code stands alone; a cause is not passed on unread.
    fail: async (failed) =>
      failed instanceof LeanError
        ? failed
        : failure(
            (part) => new LeanError(part.describe(failed, redact)),
            () => new LeanError({ ...failed, cause: undefined }),
          ),
    word(text, own, language = options().language ?? 'en') {
      return own?.[text] ?? statusTexts[language][text] ?? failure.now?.oddTexts[language][text]
    },
    redact,
    failure,
    extra,
  }
  const loader = createLoader(parts)
  const tokens = createTokens(parts)
  const idle = store.getState().flow
  let flow: Flow | undefined

  const open: Engine['open'] = (method, given, openOptions = {}) => {
    const { customization, country, sandbox } = options()
    const params = Object(given) as Params
    const rare = extra.now
    const row =
      typeof method !== 'string'
        ? method
        : method === 'connect'
          ? connectRow
          : rare?.otherRows.find((other) => other.method === method)
    const isRare = !row || customization || 'riskDetails' in params || 'extra' in params
    if (isRare && !rare) return extra(() => open(method, given, openOptions))
    // Outside the sandbox, its first half: https alone.
    const rules = row && createRules(row, params, sandbox ? safePattern : safePattern.split('|')[0]!)
    let config = rules && toConfig(row, params, rules)
    if (row && isRare) config = rare!.addRareParams(config, row, params, customization, findRefused)
    const isBusy = !!flow
    if (!row || !config || isBusy || store.getState().destroyed || openOptions.signal?.aborted) {
      return failure((part) => part.refuse(parts, row, params, rules, isBusy))
    }
    flow = createFlow(
      { ...parts, loader, tokens, idle, released: () => (flow = undefined) },
      row,
      (params['customerId'] as string) ?? null,
      config,
      openOptions,
    )
    const own = flow
    own.start()
    // Disputes between Lean's sources are about KSA and odd offsets, and only a flow with redirect URLs leaves the page: nobody else pays.
    if (
      country === 'sa' ||
      /_redirect_|[+-]\d:/.test(`${Object.keys(config)}${params['accessFrom']}${params['accessTo']}`)
    ) {
      void redirect((part) => part.accompany(own, row, params, shell), ignore)
    }
    return own.promise
  }
  return {
    open,
    word: parts.word,
    invalidate(customerId) {
      tokens.invalidate(customerId)
      // Also the notes of earlier pages: who signs out leaves nothing behind.
      if (!store.getState().destroyed)
        void redirect((part) => part.forgetJournal(options().appToken, customerId), ignore)
    },
    run: (...call) => runFlow(open, ...call),
    async prepare(customerId, rows) {
      if (store.getState().destroyed) return
      // In KSA nearly every connect leaves the page: its note is then written within the click, not when the part has come.
      if (options().country === 'sa') void redirect(ignore, ignore)
      await Promise.all([
        loader.load(),
        // What was refused once is asked for again by a click, not by everybody who passes by.
        customerId && (rows || store.getState().tokens[customerId]?.status !== 'error') && tokens.get(customerId),
        (rows || options().customization) && extra(ignore, ignore),
      ])
    },
    async get(customerId, getOptions) {
      if (!customerId)
        throw await parts.fail({ code: 'invalid_params', problems: [{ path: 'customerId', message: 'is required' }] })
      const code = store.getState().destroyed ? 'destroyed' : getOptions?.signal?.aborted && 'aborted'
      if (code) throw await parts.fail({ code })
      return tokens.get(customerId, getOptions)
    },
    resumeRedirect: async (url, resumeOptions) =>
      redirect((part) => part.resumeRedirect(parts, open, url, resumeOptions)),
    destroy() {
      loader.stop()
      flow?.fail({ code: 'destroyed' })
      flow?.release()
      tokens.invalidate()
      document.querySelector(`[data-lean-live="${madeAt}"]`)?.remove()
    },
  }
}
