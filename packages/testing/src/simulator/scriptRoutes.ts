/** Serves the simulated LinkSDK: the loader, the V2 bundle and the page of its dialog, as well or as badly as the scenario says. */
import { Hono } from 'hono'
import { dialogPage, linkSdkScript } from '../linksdk/index.ts'
import { hangForever } from './hangForever.ts'
import type { SimulatorState } from './simulatorState.ts'

export const loaderPath = '/link/loader/prod/ae/latest/lean-link-loader.min.js'

function isFailing(state: SimulatorState): boolean {
  const { failures = 0, outageMs } = state.scenario.script ?? {}
  const { script } = state
  script.firstAt ||= Date.now()
  script.requests += 1
  return script.requests <= failures || (outageMs !== undefined && Date.now() - script.firstAt < outageMs)
}

export function createScriptRoutes(state: SimulatorState, dialog: 'served' | 'srcdoc'): Hono {
  const { controlKey } = state

  /** @param url of the request: where the page got the script from, it will reach the simulator too */
  async function serve(url: string, country: string, global: 'Lean' | 'LeanV2'): Promise<Response> {
    const { hang, delayMs, status = 200 } = state.scenario.script ?? {}
    const failing = isFailing(state)
    if (hang) return hangForever()
    if (delayMs !== undefined) await state.timers.wait(delayMs)
    // No CORS header: a page cannot fetch the script to read the control key in it. One that runs it can, by its own `fetch`.
    const headers = {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'cross-origin',
    }
    if (failing || status >= 400)
      return new Response('/* Simulated failure */', { status: failing ? 503 : status, headers })
    state.scriptServedAt = Date.now()
    const { origin } = new URL(url)
    const place = country === 'sa' ? 'sa' : 'ae'
    return new Response(
      linkSdkScript({ origin, country: place, dialog, controlKey, scenario: state.scenario, global }),
      { headers },
    )
  }

  return new Hono()
    .get('/link/loader/prod/:country{ae|sa}/latest/lean-link-loader.min.js', (c) =>
      serve(c.req.url, c.req.param('country'), 'Lean'),
    )
    .get('/link/sdk/web/v2/prod/:country{ae|sa}/:version/Lean.min.js', (c) =>
      serve(c.req.url, c.req.param('country'), 'LeanV2'),
    )
    .get('/link/simulator/dialog', (c) =>
      c.html(dialogPage({ origin: new URL(c.req.url).origin }), 200, { 'cache-control': 'no-store' }),
    )
}
