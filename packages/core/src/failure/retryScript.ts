/** Loads LinkSDK's script again after a first failure, and finds out why when it never comes. */
import type { Parts } from '../engine/parts.ts'
import type { LoadFailure } from '../LeanError.ts'
import type { addTag, PageScript } from '../engine/script.ts'

/** Tries after the first one: with the waits below they cover a little over four seconds. */
const retries = 8

/** 150 ms doubling to 800 ms, give or take a quarter, so that many pages do not come back at once; or when the network is back. */
const backOff = (attempt: number) =>
  new Promise<void>((resolve) => {
    const go = () => {
      removeEventListener('online', go)
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(go, Math.min(800, 150 * 2 ** attempt) * (0.75 + Math.random() / 2))
    addEventListener('online', go)
  })

/** Resolves with nothing when LinkSDK came, else with the reason. `why`: the first try failed. */
export async function retryScript(
  { shell, emit }: Parts,
  add: typeof addTag,
  page: PageScript,
  wait: (page: PageScript) => Promise<LoadFailure | void>,
  why: LoadFailure,
): Promise<LoadFailure | void> {
  // A script that ran without a global will do so again; a hanging one is tried on the next click. Somebody else's tag may just be old.
  if (why !== 'blocked' && page.end) {
    // The browser would join the request that hangs if the next tag had the same address.
    const url = new URL(page.url)
    url.searchParams.set('retry', `${Date.now()}`)
    page.url = url.href
    return why
  }
  let forbidden = false
  const onViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    const ofScript =
      effectiveDirective.startsWith('script-src') && blockedURI.startsWith('http') && page.url.startsWith(blockedURI)
    forbidden ||= ofScript || blockedURI.startsWith('trusted-types')
  }
  document.addEventListener('securitypolicyviolation', onViolation)
  try {
    for (let attempt = 0; attempt < retries && !forbidden; attempt++) {
      await backOff(attempt)
      emit({ type: 'script', status: 'retry', attempt: attempt + 2 })
      page.tag?.remove()
      add(page, shell.options())
      const reason = await wait(page)
      if (reason !== 'blocked') return reason
    }
  } finally {
    document.removeEventListener('securitypolicyviolation', onViolation)
  }
  if (forbidden) return 'csp'
  if (!navigator.onLine) return 'offline'
  // A no-cors request tells one thing only: whether something answered. Without a limit one that hangs would keep all callers.
  return fetch(page.url, { mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(5_000) }).then(
    () => 'http' as const,
    () => 'blocked' as const,
  )
}
