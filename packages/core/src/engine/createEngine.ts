/** The engine: everything that opening LinkSDK takes, downloaded once beside LinkSDK's script, called without waiting ever after. */
import { redact } from '@lean-link/redact'
import type { Failure } from '../api/LeanError.ts'
import type { ClientContext } from '../contracts/clientContext.ts'
import type { Engine } from '../contracts/engine.ts'
import type { EngineContext } from '../contracts/engineContext.ts'
import type { FailurePart } from '../contracts/failurePart.ts'
import type { Flow } from '../contracts/flow.ts'
import type { FlowOptions } from '../contracts/flowOptions.ts'
import type { Params } from '../contracts/params.ts'
import type { RarePart } from '../contracts/rarePart.ts'
import type { OpenMethod, RedirectPart } from '../contracts/redirectPart.ts'
import type { MethodRow } from '../rows/row.ts'
import { checkAppState } from './checkAppState.ts'
import { createParamRules, toConfig } from './checkParams.ts'
import { createEmit } from './createEmit.ts'
import { createFlow } from './createFlow.ts'
import { createLazyPart, ignore } from './createLazyPart.ts'
import { createLoader } from './createLoader.ts'
import { createTokenManager } from './createTokenManager.ts'
import { findInvalidOptions } from './findInvalidOptions.ts'
import { linkSdkView } from './linkSdkView.ts'
import { runFlow } from './runFlow.ts'
import { runGuarded } from './runGuarded.ts'
import { statusTexts } from './statusTexts.ts'
import { toFailure } from './toFailure.ts'
import { whenShown } from './whenShown.ts'

/** `+4:00` in place of `+04:00`, as Lean's own samples have it. */
const oddOffset = /[+-]\d:/

export function createEngine(client: ClientContext): Engine {
  const { getOptions, store, LeanError } = client
  const failure = createLazyPart<FailurePart>(() => import('../failure/index.ts'), LeanError)
  const rare = createLazyPart<RarePart>(() => import('../rare/index.ts'), LeanError)
  const redirect = createLazyPart<RedirectPart>(() => import('../redirect/index.ts'), LeanError)
  const context: EngineContext = {
    ...client,
    emit: createEmit(client),
    // Without the part that holds the words, the code stands alone; a cause is not passed on unread.
    createError: async (thrown) => {
      const failed = toFailure(thrown)
      return failed instanceof LeanError
        ? failed
        : failure(
            (part) => new LeanError(part.describeFailure(failed, context)),
            () => new LeanError({ ...failed, cause: undefined }),
          )
    },
    getStatusText: (text, own, language = getOptions().language ?? 'en') =>
      own?.[text] ?? statusTexts[language][text] ?? failure.loaded?.failureStatusTexts[language][text],
    redact,
    linkSdkView,
    failure,
    rare,
  }
  const { createError } = context
  /** Whatever a method meets on its way, it rejects with a LeanError. */
  const guard =
    <A extends unknown[], R>(method: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      try {
        return await method(...args)
      } catch (thrown) {
        throw await createError(thrown)
      }
    }
  const loader = createLoader(context)
  const tokens = createTokenManager(context)
  const idleFlow = store.getState().flow
  let flow: Flow | undefined

  const findRow = (method: Parameters<OpenMethod>[0]): MethodRow | undefined => {
    if (typeof method !== 'string') return method
    return method === 'connect' ? client.connectRow : rare.loaded?.otherRows.find((row) => row.method === method)
  }

  /** Options are checked when a client is made only while developing; this is the wall. */
  const findOptionFailure = (): Failure | undefined => {
    const invalid = findInvalidOptions(getOptions())
    return invalid[0]
      ? { code: 'invalid_options', problems: invalid.map((path) => ({ path, message: '' })) }
      : undefined
  }

  const open: OpenMethod = guard(async (method, givenParams, openOptions = {}) => {
    const optionFailure = findOptionFailure()
    if (optionFailure) throw await createError(optionFailure)
    const { customization, country, sandbox = false } = getOptions()
    const params = Object(givenParams) as Params
    const row = findRow(method)
    const needsRarePart = !row || customization || 'riskDetails' in params || 'extra' in params
    if (needsRarePart && !rare.loaded) return rare(() => open(method, givenParams, openOptions))
    const rules = row && createParamRules(row, params, sandbox)
    let config: object | undefined = rules && toConfig(row, params, rules)
    if (row && needsRarePart)
      config = rare.loaded!.addRareParams(config, row, params, customization, client.findCredentials)
    const isBusy = !!flow
    const { appState, problem: appStateProblem } = checkAppState(openOptions.appState, client.findCredentials)
    if (!row || !config || isBusy || appStateProblem || store.getState().destroyed || openOptions.signal?.aborted)
      return failure((part) =>
        part.refuseCall(context, { row, params, rules, isBusy, rare: rare.loaded, appStateProblem }),
      )
    const opened = createFlow(
      { context, loader, tokens, idleFlow, onReleased: () => (flow = undefined) },
      {
        row,
        customerId: (params['customerId'] as string) ?? null,
        config,
        options: { ...openOptions, appState } as FlowOptions,
      },
    )
    flow = opened
    opened.start()
    // Disputes between Lean's sources are about KSA and odd offsets, and only a flow with redirect URLs leaves the page: nobody else pays.
    const mayLeavePage = 'success_redirect_url' in config || 'fail_redirect_url' in config
    const hasOddOffset = [params['accessFrom'], params['accessTo']].some((date) => oddOffset.test(String(date)))
    // A note that an earlier flow left is settled by this one; without the part there is none of this page.
    if (mayLeavePage || hasOddOffset || country === 'sa' || redirect.loaded)
      runGuarded(() => redirect((part) => part.onFlowOpened(opened, row, params, client), ignore))
    return opened.promise
  })

  return {
    open,
    runFlow: (call) => runFlow(open, call),
    getStatusText: context.getStatusText,
    preload: guard(async (customerId, allMethods) => {
      const waiting = whenShown()
      if (waiting) await waiting
      const { destroyed, tokens: shown } = store.getState()
      if (destroyed) return
      const optionFailure = findOptionFailure()
      if (optionFailure) throw await createError(optionFailure)
      const { country, customization } = getOptions()
      // In KSA nearly every connect leaves the page: its note is then written within the click, not when the part has come.
      if (country === 'sa') void redirect(ignore, ignore)
      await Promise.all([
        loader.load(),
        // What was refused once is asked for again by a click, not by everybody who passes by.
        customerId && (allMethods || shown[customerId]?.status !== 'error') && tokens.get(customerId),
        (allMethods || customization) && rare(ignore, ignore),
      ])
    }),
    getAccessToken: guard(async (customerId, options) => {
      if (!customerId)
        throw await createError({
          code: 'invalid_params',
          problems: [{ path: 'customerId', message: 'is required' }],
        })
      if (store.getState().destroyed) throw await createError({ code: 'destroyed' })
      if (options?.signal?.aborted) throw await createError({ code: 'aborted' })
      const optionFailure = findOptionFailure()
      if (optionFailure) throw await createError(optionFailure)
      return tokens.get(customerId, options)
    }),
    invalidateAccessToken(customerId) {
      tokens.invalidate(customerId)
      // Also the notes of earlier pages: who signs out leaves nothing behind.
      if (!store.getState().destroyed)
        void redirect((part) => part.forgetJournal(getOptions().appToken, customerId), ignore)
    },
    resumeRedirect: guard(async (call) => redirect((part) => part.resumeRedirect(context, open, call))),
    destroy() {
      loader.stop()
      flow?.fail({ code: 'destroyed' })
      flow?.release()
      tokens.invalidate()
      document.querySelector(`[data-lean-live="${client.createdAt}"]`)?.remove()
    },
  }
}
