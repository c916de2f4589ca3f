/** The text served as `lean-link-loader.min.js`: the simulated LinkSDK with its configuration and the method rows embedded. */
import { leanMethods } from '@lean-link/core/methods'
import { dialogPage } from './dialogPage.ts'
import { joinClient } from './joinClient.ts'
import methodKinds from './methodKinds.client.js?raw'
import safeCss from './safeCss.client.js?raw'
import type { Scenario } from '../scenario.ts'
import { toScriptLiteral } from './toScriptLiteral.ts'
import answers from './script/answers.client.js?raw'
import bankVisit from './script/bankVisit.client.js?raw'
import checks from './script/checks.client.js?raw'
import openDialog from './script/openDialog.client.js?raw'
import overlay from './script/overlay.client.js?raw'
import playActs from './script/playActs.client.js?raw'
import simulatorApi from './script/simulatorApi.client.js?raw'
import installLinkSdk from './script/installLinkSdk.client.js?raw'

export interface LinkSdkScriptOptions {
  /** the simulator's own origin, where the script calls its routes */
  origin: string
  country: 'ae' | 'sa'
  /** `served`: the frame loads the simulator's page; `srcdoc`: the page travels in the script, for a service worker, which sees no navigations */
  dialog: 'served' | 'srcdoc'
  /** sent as `x-lean-link-simulator` with every request */
  controlKey: string
  /** known before the first request, so that a `throw` is thrown by the call itself; the session's scenario replaces it later */
  scenario: Scenario
  /** 'Lean'; `LeanV2` is the global of the v2 bundle */
  global?: 'Lean' | 'LeanV2'
}

const SCRIPT = joinClient([
  safeCss,
  methodKinds,
  checks,
  simulatorApi,
  answers,
  bankVisit,
  playActs,
  overlay,
  openDialog,
  installLinkSdk,
])

/**
 * Builds the script. It holds no token. The control key in it keeps out requests of pages that have not loaded this script; a page that has
 * can read the key, and with it play customer and bank, as the dialog lets it anyway.
 */
export function linkSdkScript(options: LinkSdkScriptOptions): string {
  const { origin, country, dialog, controlKey, scenario, global = 'Lean' } = options
  const page = dialog === 'srcdoc' ? dialogPage({ origin }) : ''
  const config = { origin, country, dialog, page, controlKey, scenario, global, methods: leanMethods }
  return `/* Lean Link simulator: a stand-in for LinkSDK. Not made by Lean, never for production. */
(() => {
'use strict'
{
${SCRIPT}
installLinkSdk(${toScriptLiteral(config)})
}
})()
`
}
