/** Has LinkSDK's script fetched ahead of its tag, which the engine puts on the page (engine/script.ts). */
import type { LeanClientOptions } from './options.ts'

/** The address of LinkSDK's loader. Source: Lean's web page. */
export const toUrl = ({ country, scriptUrl }: LeanClientOptions): string =>
  scriptUrl ?? `https://cdn.leantech.me/link/loader/prod/${country}/latest/lean-link-loader.min.js`

/**
 * `preconnect` opens the connection to the script's host, which downloads nothing; `preload` fetches the script beside the engine and does
 * not run it. Once per page and address, and not where the script is already.
 */
export function hint(options: LeanClientOptions, rel: 'preconnect' | 'preload'): void {
  const href = toUrl(options)
  if (!((window as { Lean?: unknown }).Lean || document.querySelector(`[rel=${rel}][href="${href}"],[src="${href}"]`)))
    document.head.append(
      Object.assign(document.createElement('link'), { rel, as: 'script', nonce: options.nonce ?? '', href }),
    )
}
