/** The initial part of the flow: checks options, has the script, the first token and the engine fetched at once. */
import { development } from '#development'
import type { LeanClient } from '../api/client.ts'
import { LeanError } from '../api/LeanError.ts'
import type { LeanClientOptions } from '../api/options.ts'
import type { LeanResult } from '../api/result.ts'
import type { ErrorTexts, Store } from '../contracts/clientContext.ts'
import type { Engine } from '../contracts/engine.ts'
import type { FlowCall } from '../contracts/flowCall.ts'
import type { TokenRequest } from '../contracts/tokenRequest.ts'
import { connectRow } from '../rows/connectRow.ts'
import { addScriptHint } from './addScriptHint.ts'
import { createStore } from './createStore.ts'
import { findCredentials } from './findCredentials.ts'
import { getScriptUrl } from './getScriptUrl.ts'
import { refuseCredentials } from './refuseCredentials.ts'
import { startTokenRequest } from './startTokenRequest.ts'

type PrerenderedDocument = Document & { readonly prerendering?: boolean }

/** What a client is inside, and all that a component needs of it; createLeanClient.ts puts the public methods around it. */
export interface Core extends Store {
  getOptions(): LeanClientOptions
  /** Takes other options, once they are checked. */
  setOptions(options: LeanClientOptions): void
  /** Calls the engine: at once where it is here, so that LinkSDK is called within the click. */
  withEngine<T>(call: (engine: Engine) => Promise<T>): Promise<T>
  /** A flow for a component. Never rejects: null for a failure. */
  runFlow(call: FlowCall): Promise<LeanResult | null>
  /** Nothing until the engine is here. */
  getStatusText(...args: Parameters<Engine['getStatusText']>): string | undefined
  /** Script, engine and, with a customer, the token; `allMethods`: the rows of all methods too, for who opens by name. */
  preload(customerId?: string | null, allMethods?: boolean): Promise<void>
  /** Opens the connection to LinkSDK's host: the least that helps a later `preload`. */
  preconnect(): void
  invalidateAccessToken(customerId?: string): void
  destroy(): void
  /** The public client, once it was asked for. */
  client?: LeanClient
  /** The app's own sentences for the customer, of an adapter that has them. */
  errorTexts?: ErrorTexts | undefined
  /** Of an adapter that destroys the client some time after its last use. */
  disposalTimer?: ReturnType<typeof setInterval>
}

const checkOptions = (options: LeanClientOptions) => {
  // Names everything that is wrong together, credentials first.
  development?.checkOptions(options)
  refuseCredentials(options)
  return options
}

/** Throws {@link LeanError} `invalid_options` (while developing; in production the engine refuses) or `client_secret_in_browser`. Touches neither page nor network. */
export function createCore(givenOptions: LeanClientOptions): Core {
  let options = checkOptions({ ...givenOptions })
  let engine: Engine | undefined
  let engineLoading: Promise<Engine> | undefined
  const [store, setState] = createStore()
  const earlyTokenRequests = new Map<string, TokenRequest>()
  const createdAt = performance.now()

  const loadEngine = () =>
    (engineLoading ??= import('../engine/createEngine.ts').then(
      ({ createEngine }) =>
        (engine = createEngine({
          getOptions: () => options,
          store,
          setState,
          getErrorTexts: () => core.errorTexts,
          createdAt,
          earlyTokenRequests,
          getScriptUrl,
          startTokenRequest,
          findCredentials,
          connectRow,
          LeanError,
        })),
      (cause: unknown) => {
        engineLoading = undefined
        const error = new LeanError({
          code: 'kit_load_failed',
          // Browsers may keep a failed import until the page is reloaded.
          hint: 'Try again, or reload the page.',
          ...(options.language === 'ar' && { userMessage: 'يرجى المحاولة مرة أخرى.' }),
          retryable: true,
          cause,
        })
        setState({ script: { status: 'error', error } })
        throw error
      },
    ))
  /** `beforeEngine` starts what takes longest, when the engine is not here yet. */
  const withEngine = async <T>(call: (engine: Engine) => Promise<T>, beforeEngine?: () => void): Promise<T> => {
    if (typeof document === 'undefined')
      throw new LeanError({ code: 'not_in_browser', hint: 'Call it in an effect or event handler.' })
    if (!engine) beforeEngine?.()
    return call(engine ?? (await loadEngine()))
  }
  const abortEarlyTokenRequests = () => {
    earlyTokenRequests.forEach(({ controller }) => controller.abort())
    earlyTokenRequests.clear()
  }
  const core: Core = {
    ...store,
    getOptions: () => options,
    setOptions(next) {
      options = checkOptions(next)
    },
    withEngine,
    getStatusText: (...args) => engine?.getStatusText(...args),
    invalidateAccessToken(customerId) {
      abortEarlyTokenRequests()
      // Loaded for it: an engine on its way asks for tokens as soon as it is here, and notes of earlier pages are its to remove.
      withEngine(async (loaded) => loaded.invalidateAccessToken(customerId)).catch(() => {})
    },
    runFlow(call) {
      development?.checkParams(call.method, call.params, options)
      call.onChange({ status: 'opening' })
      return withEngine((loaded) => loaded.runFlow(call)).catch((error: LeanError) => {
        call.onChange({ status: 'error', error })
        // What it throws is shown like any uncaught error.
        const { onError = development?.reportUnhandled } = call.handlers
        queueMicrotask(() => onError?.(error))
        return null
      })
    },
    preload: (customerId, allMethods) =>
      withEngine(
        (loaded) => loaded.preload(customerId, allMethods),
        () => {
          // Of a page that a browser renders before anybody sees it, the engine waits.
          if (store.getState().destroyed || (document as PrerenderedDocument).prerendering) return
          // The v2 bundle's address is in a part of its own.
          if (options.bundle !== 'v2') addScriptHint(options, 'preload')
          if (customerId && !earlyTokenRequests.has(customerId))
            earlyTokenRequests.set(customerId, startTokenRequest(options, customerId))
        },
      ),
    preconnect: () => addScriptHint(options, 'preconnect'),
    destroy() {
      setState({ destroyed: true })
      abortEarlyTokenRequests()
      // The page may be gone: a test's environment ends sooner than a provider's disposal.
      if (typeof document !== 'undefined') engine?.destroy()
    },
  }
  return core
}
