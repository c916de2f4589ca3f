/** Waits for LinkSDK: readiness is its method on the page, not the tag. Retries and diagnosis are the failure part's. */
import type { Failure, LoadFailure } from '../LeanError.ts'
import type { Parts } from './parts.ts'
import { addTag, type PageScript, startScript } from './script.ts'

/** LinkSDK's global, as far as it is known. The simulator marks itself. */
export type Vendor = { readonly [method: string]: ((config: object) => unknown) | undefined } & {
  readonly __leanLinkSimulator?: true
}

export interface Loader {
  /** LinkSDK's global, read anew each time; undefined until it can be called. */
  vendor(): Vendor | undefined
  /** What all clients of the page share; there when LinkSDK is. */
  page(): PageScript
  load(): Promise<void>
  /** Waits for the network no more. */
  stop(): void
}

/** How often the page is looked at: somebody else's tag may set the global without an event for us. */
const lookMs = 10
/** How long a script that has run may take to show its global. */
const graceMs = 1_000

export function createLoader(parts: Parts): Loader {
  const { shell, emit, fail, failure, extra } = parts
  const { setState, store } = shell
  let loading: Promise<void> | undefined
  let page: PageScript | null | undefined
  const vendor = () => {
    // The key is the country and then the global's name.
    const found = (window as unknown as Record<string, Vendor | undefined>)[page?.key.slice(2) ?? '']
    return typeof found?.['connect'] === 'function' ? found : undefined
  }

  const retry = () => void load().catch(() => {})

  /** Resolves with nothing when LinkSDK is there, else with why it is not; `blocked` stands for every failed tag until it is diagnosed. */
  const wait = async ({ end, url }: PageScript): Promise<LoadFailure | void> => {
    // Somebody else's tag that has ended already will never tell so.
    const isOld = !end && performance.getEntriesByName(url)[0]
    let until = performance.now() + (isOld ? graceMs : (shell.options().loadTimeoutMs ?? 15_000))
    let why: LoadFailure = 'timeout'
    void end?.then((loaded) => {
      why = loaded ? 'no_global' : 'blocked'
      until = performance.now() + (loaded ? graceMs : 0)
    })
    while (!vendor()) {
      if (performance.now() >= until) return why
      await new Promise((resolve) => setTimeout(resolve, lookMs))
    }
  }

  const load = (): Promise<void> =>
    (loading ??= (async () => {
      const startedAt = performance.now()
      const tell = (status: 'ready' | 'error', reason?: LoadFailure) =>
        emit({ type: 'script', status, attempt: 1, ms: Math.round(performance.now() - startedAt), reason })
      setState({ script: { status: 'loading', error: null } })
      try {
        const options = shell.options()
        page =
          options.bundle === 'v2'
            ? await extra((part) => part.startV2(options, startScript))
            : startScript(options, 'Lean', shell.toUrl(options))
        if (!page) throw { code: 'country_conflict' } satisfies Failure
        emit({ type: 'script', status: 'loading', attempt: 1 })
        // All clients of the page wait for the same retries.
        page.loading ??= wait(page).then(
          (why) =>
            why &&
            failure(
              (part) => part.retryScript(parts, addTag, page!, wait, why),
              async () => (navigator.onLine ? why : 'offline'),
            ),
        )
        const reason = (await page.loading) as LoadFailure | undefined
        if (reason) throw { code: 'sdk_load_failed', reason, retryable: true } satisfies Failure
        tell('ready')
        setState({ script: { status: 'ready', error: null } })
      } catch (failed) {
        loading = undefined
        // A dead tag never fires again: the next call starts with a new one. None of this may wait for another part: the network may be gone.
        page?.tag?.remove()
        if (page) page.tag = page.loading = null
        tell('error', (failed as Failure).reason)
        const error = await fail(failed as Failure)
        setState({ script: { status: 'error', error } })
        if (!store.getState().destroyed) addEventListener('online', retry, { once: true })
        throw error
      }
    })())
  return { vendor, page: () => page!, load, stop: () => removeEventListener('online', retry) }
}
