/** The start of LinkSDK's v2 bundle, which few apps use: another address, another global, and a node that it draws into. */
import type { LeanClientOptions } from '../api/options.ts'
import type { RarePart } from '../contracts/rarePart.ts'

/** As `startScript`. Without the node the bundle shows nothing, so it is there before the script. Source: Lean's Postman repository. */
export const startV2Bundle: RarePart['startV2Bundle'] = (options: LeanClientOptions, startScript) => {
  const { country, version = 'latest', scriptUrl } = options
  if (!document.querySelector('#lean-link')) document.body.appendChild(document.createElement('div')).id = 'lean-link'
  const url = scriptUrl ?? `https://cdn.leantech.me/link/sdk/web/v2/prod/${country}/${version}/Lean.min.js`
  return startScript(options, 'LeanV2', url)
}
