/** `@lean-link/testing/msw`: Lean, simulated in Mock Service Worker, for pages, stories and tests that use it anyway. */
import { http, type RequestHandler } from 'msw'
import type { Scenario } from './scenario.ts'
import { openSimulator } from './simulator/createLeanSimulator.ts'
import { answerTokenRoute, defaultTokenPath, type TokenRouteOptions } from './tokenRoute.ts'

/** The host of LinkSDK's script; a page asks no other of Lean's. Source: docs.leantech.me/docs/web. */
const scriptHost = 'https://cdn.leantech.me'

/**
 * Handlers for LinkSDK's script at Lean's own address, for its dialog, which travels inside the script because a service worker sees no
 * navigations, and for the app's token route. The page's app token is `simulatorAppToken`. A new scenario is new handlers:
 * `worker.resetHandlers(...leanHandlers(scenarios.cancel))`.
 * @param scenario default: all goes well
 */
export function leanHandlers(scenario: Scenario = {}, options: TokenRouteOptions = {}): RequestHandler[] {
  const { tokenPath = defaultTokenPath, country = 'ae' } = options
  const open = openSimulator({ origin: scriptHost, scenario, dialog: 'srcdoc' })
  return [
    http.all(`${scriptHost}/*`, ({ request }) => open.simulator.fetch(request)),
    http.post(`*${tokenPath}`, ({ request }) => answerTokenRoute(open, request, country)),
  ]
}
