/** Loads LinkSDK's script again after a first failure, and finds out why when it never comes. */
import type { LoadFailure } from '../api/LeanError.ts'
import type { EngineTools } from '../contracts/engineTools.ts'
import type { FailedScript } from '../contracts/failurePart.ts'

/** Tries after the first one: with the waits below they cover a little over four seconds. */
const retries = 8

/** 150 ms doubling to 800 ms, give or take a quarter, so that many pages do not come back at once; or when the network is back. */
const backOff = (attempt: number) =>
  new Promise<void>((resolve) => {
    const end = () => {
      removeEventListener('online', end)
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(end, Math.min(800, 150 * 2 ** attempt) * (0.75 + Math.random() / 2))
    addEventListener('online', end)
  })

/** Resolves with nothing when LinkSDK came, else with the reason. */
export async function retryScript(script: FailedScript, { emit }: EngineTools): Promise<LoadFailure | undefined> {
  const { page, reason: firstReason } = script
  // A script that ran without a global will do so again; a hanging one is tried on the next click. Somebody else's tag may just be old.
  if (firstReason !== 'blocked' && page.tagLoaded) {
    // The browser would join the request that hangs if the next tag had the same address.
    const url = new URL(page.url)
    url.searchParams.set('retry', `${Date.now()}`)
    page.url = url.href
    return firstReason
  }
  let isForbidden = false
  let isTagMade = true
  const onViolation = ({ disposition, effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    // A policy that only reports refuses nothing.
    if (disposition !== 'enforce') return
    const isThisScript =
      effectiveDirective.startsWith('script-src') && blockedURI.startsWith('http') && page.url.startsWith(blockedURI)
    // Trusted Types name no address: it may be another library's, unless this very tag could not be made.
    isForbidden ||= isThisScript || (!isTagMade && blockedURI.startsWith('trusted-types'))
  }
  document.addEventListener('securitypolicyviolation', onViolation)
  try {
    for (let attempt = 0; attempt < retries && !isForbidden; attempt++) {
      await backOff(attempt)
      emit({ type: 'script', status: 'retry', attempt: attempt + 2 })
      page.tag?.remove()
      isTagMade = script.addTag()
      const reason = await script.waitForLinkSdk()
      if (reason !== 'blocked') return reason
    }
  } finally {
    document.removeEventListener('securitypolicyviolation', onViolation)
  }
  if (isForbidden) return 'csp'
  if (!navigator.onLine) return 'offline'
  // A no-cors request tells one thing only: whether something answered. Without a limit one that hangs would keep all callers.
  return fetch(page.url, { mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(5_000) }).then(
    () => 'http' as const,
    () => 'blocked' as const,
  )
}
