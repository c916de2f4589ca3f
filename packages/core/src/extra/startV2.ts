/** The start of LinkSDK's v2 bundle, which few apps use: another address, another global, and a node that it draws into. */
import type { PageScript, startScript } from '../engine/script.ts'
import type { LeanClientOptions } from '../options.ts'

/** As `startScript`. Without the node the bundle shows nothing, so it is there before the script. Source: Lean's Postman repository. */
export function startV2(options: LeanClientOptions, start: typeof startScript): PageScript | null {
  const { country, version = 'latest', scriptUrl } = options
  if (!document.querySelector('#lean-link')) document.body.appendChild(document.createElement('div')).id = 'lean-link'
  const url = scriptUrl ?? `https://cdn.leantech.me/link/sdk/web/v2/prod/${country}/${version}/Lean.min.js`
  return start(options, 'LeanV2', url)
}
