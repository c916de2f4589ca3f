/** Waits for LinkSDK: readiness is its method on the page, not the tag. Retries and diagnosis are the failure part's. */
import type { Failure, LoadFailure } from '../api/LeanError.ts'
import type { EngineContext } from '../contracts/engineContext.ts'
import type { Loader } from '../contracts/loader.ts'
import type { PageScript } from '../contracts/pageScript.ts'
import { isLinkSdkRefused } from './hostPage.ts'
import { addScriptTag, findLinkSdk, startScript } from './startScript.ts'

/** How often the page is looked at: somebody else's tag may set the global without an event for us. */
const pollMs = 10
/** How long a script that has run may take to show its global. */
const graceMs = 1_000

export function createLoader(context: EngineContext): Loader {
  const { setState, store, getOptions, emit, createError, failure, rare } = context
  let loading: Promise<void> | undefined
  let page: PageScript | null | undefined
  let isRefused = false
  const getLinkSdk = () => (page ? findLinkSdk(page.globalName) : undefined)
  const onViolation = (event: Event) => {
    isRefused ||= !!page && isLinkSdkRefused(event, page.url)
  }

  const retryWhenOnline = () => void load().catch(() => {})

  /** Resolves with nothing when LinkSDK is there, else with why it is not; `blocked` stands for every failed tag until it is diagnosed. */
  const waitForLinkSdk = async ({ tagLoaded, url }: PageScript): Promise<LoadFailure | undefined> => {
    // Somebody else's tag that has ended already will never tell so.
    const isOldTag = !tagLoaded && performance.getEntriesByName(url)[0]
    let deadline = performance.now() + (isOldTag ? graceMs : (getOptions().loadTimeoutMs ?? 15_000))
    let reason: LoadFailure = 'timeout'
    void tagLoaded?.then((loaded) => {
      reason = loaded ? 'no_global' : 'blocked'
      deadline = performance.now() + (loaded ? graceMs : 0)
    })
    while (!getLinkSdk()) {
      if (performance.now() >= deadline) return reason
      await new Promise((resolve) => setTimeout(resolve, pollMs))
    }
  }

  const findPageScript = async () => {
    const options = getOptions()
    return options.bundle === 'v2'
      ? rare((part) => part.startV2Bundle(options, startScript))
      : startScript(options, 'Lean', context.getScriptUrl(options))
  }

  /** All clients of the page wait for the same retries. */
  const loadPageScript = (script: PageScript) =>
    (script.loading ??= waitForLinkSdk(script).then(
      (reason) =>
        reason &&
        failure(
          (part) =>
            part.retryScript(
              {
                page: script,
                reason,
                addTag: () => addScriptTag(script, getOptions()),
                waitForLinkSdk: () => waitForLinkSdk(script),
              },
              context,
            ),
          async () => (navigator.onLine ? reason : 'offline'),
        ),
    )) as Promise<LoadFailure | undefined>

  const load = (): Promise<void> =>
    (loading ??= (async () => {
      const startedAt = performance.now()
      const getMs = () => Math.round(performance.now() - startedAt)
      // LinkSDK may put its frame on the page long before it is opened.
      document.addEventListener('securitypolicyviolation', onViolation)
      setState({ script: { status: 'loading', error: null } })
      try {
        page = await findPageScript()
        if (!page) throw { code: 'country_conflict' } satisfies Failure
        emit({ type: 'script', status: 'loading', attempt: 1 })
        const reason = await loadPageScript(page)
        if (reason) throw { code: 'sdk_load_failed', reason, retryable: true } satisfies Failure
        setState({ script: { status: 'ready', error: null } })
        emit({ type: 'script', status: 'ready', attempt: 1, ms: getMs() })
      } catch (failed) {
        loading = undefined
        // A dead tag never fires again: the next call starts with a new one. None of this may wait for another part: the network may be gone.
        page?.tag?.remove()
        if (page) page.tag = page.loading = null
        const ms = getMs()
        const error = await createError(failed)
        setState({ script: { status: 'error', error } })
        emit({ type: 'script', status: 'error', attempt: 1, ms, reason: error.reason })
        if (!store.getState().destroyed) addEventListener('online', retryWhenOnline, { once: true })
        throw error
      }
    })())
  return {
    getLinkSdk,
    getPageScript: () => page!,
    load,
    isRefusedByPolicy: () => isRefused,
    stop() {
      removeEventListener('online', retryWhenOnline)
      document.removeEventListener('securitypolicyviolation', onViolation)
    },
  }
}
