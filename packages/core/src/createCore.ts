/** The initial part of the flow: checks options, has the script, the first token and the engine fetched at once. */
import { callFetcher } from './accessToken.ts'
import { checkOptions, safePattern } from './checkOptions.ts'
import type { LeanClient } from './client.ts'
import type { Engine } from './engine/createEngine.ts'
import type { RunFlow } from './engine/runFlow.ts'
import { LeanError } from './LeanError.ts'
import type { LeanClientOptions } from './options.ts'
import { findRefused } from './refused.ts'
import { hint, toUrl } from './scriptHint.ts'
import type { Shell } from './shell.ts'
import { createStore, type Store } from './store.ts'

/** What a client is inside, and all that a component needs of it; createLeanClient.ts puts the public methods around it. */
export interface Core extends Store {
  options(): LeanClientOptions
  /** Takes other options, once they are checked. */
  use(options: LeanClientOptions): void
  /** Calls the engine: at once where it is here, so that LinkSDK is called within the click. */
  reach<T>(use: (engine: Engine) => Promise<T>): Promise<T>
  /** A flow for a component; with a row in hand instead of a name, no other row is downloaded. */
  run: RunFlow
  /** Nothing until the engine is here. */
  word: Engine['word']
  /** Script, engine and, with a customer, the token; `rows`: those of all methods too, for who opens by name. */
  preload(customerId?: string | null, rows?: boolean): Promise<void>
  /** Opens the connection to LinkSDK's host: the least that helps a later `preload`. */
  preconnect(): void
  invalidate(customerId?: string): void
  destroy(): void
  /** The public client, once it was asked for. */
  client?: LeanClient
  /** Of an adapter that destroys the client some time after its last use. */
  timer?: ReturnType<typeof setInterval>
}

/** Throws {@link LeanError} `invalid_options` or `client_secret_in_browser`. Touches neither page nor network. */
export function createCore(given: LeanClientOptions): Core {
  let options = checkOptions({ ...given })
  let engine: Engine | undefined
  let loading: Promise<Engine> | undefined
  const [store, setState] = createStore()
  const first: Shell['first'] = new Map()
  const madeAt = performance.now()

  const loadEngine = () =>
    (loading ??= import('./engine/createEngine.ts').then(
      ({ createEngine }) =>
        (engine = createEngine(
          () => options,
          store,
          setState,
          madeAt,
          first,
          toUrl,
          callFetcher,
          findRefused,
          safePattern,
          LeanError,
        )),
      (cause: unknown) => {
        loading = undefined
        const error = new LeanError({
          code: 'kit_load_failed',
          // Browsers may keep a failed import until the page is reloaded.
          hint: 'Try again, or reload the page.',
          retryable: true,
          cause,
        })
        setState({ script: { status: 'error', error } })
        throw error
      },
    ))
  /** `start` is for what takes longest, when the engine is not here yet. */
  const reach = async <T>(use: (engine: Engine) => Promise<T>, start?: () => void): Promise<T> => {
    if (typeof document === 'undefined')
      throw new LeanError({ code: 'not_in_browser', hint: 'Call it in an effect or event handler.' })
    if (!engine) start?.()
    return use(engine ?? (await loadEngine()))
  }
  const endFirst = () => {
    first.forEach(({ controller }) => controller.abort())
    first.clear()
  }
  return {
    ...store,
    options: () => options,
    use(next) {
      options = checkOptions(next)
    },
    reach,
    word: (...text) => engine?.word(...text),
    invalidate(customerId) {
      endFirst()
      // Loaded for it: an engine on its way asks for tokens as soon as it is here, and notes of earlier pages are its to remove.
      reach(async (ready) => ready.invalidate(customerId)).catch(() => {})
    },
    run(call, show, signal) {
      show({ status: 'opening' })
      return reach((ready) => ready.run(call, show, signal)).catch((error: LeanError) => {
        show({ status: 'error', error })
        // What it throws is shown like any uncaught error.
        queueMicrotask(() => call.handlers.onError?.(error))
        return null
      })
    },
    preload: (customerId, rows) =>
      reach(
        (ready) => ready.prepare(customerId, rows),
        () => {
          if (store.getState().destroyed) return
          // The v2 bundle's address is in a part of its own.
          if (options.bundle !== 'v2') hint(options, 'preload')
          if (customerId && !first.has(customerId))
            first.set(customerId, callFetcher(options.fetchAccessToken, customerId))
        },
      ),
    preconnect: () => hint(options, 'preconnect'),
    destroy() {
      setState({ destroyed: true })
      endFirst()
      engine?.destroy()
    },
  }
}
