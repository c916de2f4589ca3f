/** Puts the simulated LinkSDK, its dialog and its server into one page, without a network: for stories. */
import { linkSdkScript } from './linksdk/linkSdkScript.ts'
import { resetLeanPage } from './resetLeanPage.ts'
import type { Scenario } from './scenario.ts'
import { openSimulator } from './simulator/createLeanSimulator.ts'
import { answerTokenRoute } from './tokenRoute.ts'

export interface InstalledSimulator {
  /** What the app's token route answers to `POST {"customer_id": "..."}`. */
  answerToken(request: Request): Promise<Response>
}

/** Under the kit's name, so that it goes with the page's LinkSDK. */
const sharedKey = Symbol.for('lean-link.simulator')
/** Nobody's host: what is sent there reaches the simulator, or nothing. */
const origin = 'https://simulator.invalid'

/** @param options `isShared`: keeps the one that is on the page, if there is one; else the page is as after a load */
export function installSimulator(options: {
  scenario: Scenario
  country: 'ae' | 'sa'
  isShared: boolean
}): InstalledSimulator {
  const { scenario, country, isShared } = options
  const page = document as { [sharedKey]?: InstalledSimulator }
  const shared = page[sharedKey]
  if (isShared && shared) return shared
  resetLeanPage()
  const open = openSimulator({ origin, scenario, dialog: 'srcdoc' })
  const { controlKey } = open.state
  const script = linkSdkScript({ origin, country, dialog: 'srcdoc', controlKey, scenario })
  const fetch = (url: string, init?: RequestInit) => open.simulator.fetch(new Request(url, init))
  // oxlint-disable-next-line typescript/no-implied-eval -- the script is text for a tag; here it gets a `fetch` that stays in the page
  new Function('fetch', script)(fetch)
  const installed: InstalledSimulator = { answerToken: (request) => answerTokenRoute(open, request, country) }
  if (isShared) page[sharedKey] = installed
  return installed
}
