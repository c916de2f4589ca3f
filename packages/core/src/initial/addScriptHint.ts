/** Has LinkSDK's script fetched ahead of its tag, which the engine puts on the page (engine/startScript.ts). */
import type { LeanClientOptions } from '../api/options.ts'
import { getScriptUrl } from './getScriptUrl.ts'

/**
 * `preconnect` opens the connection to the script's host, which downloads nothing; `preload` fetches the script beside the engine and does
 * not run it. Once per page and address, and not where the script is already.
 */
export function addScriptHint(options: LeanClientOptions, rel: 'preconnect' | 'preload'): void {
  const href = getScriptUrl(options)
  const isThere =
    (window as { Lean?: unknown }).Lean || document.querySelector(`[rel=${rel}][href="${href}"],[src="${href}"]`)
  if (isThere) return
  document.head.append(
    Object.assign(document.createElement('link'), { rel, as: 'script', nonce: options.nonce ?? '', href }),
  )
}
