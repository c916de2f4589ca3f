/** The bank-connection dialog as one HTML page without outside parts; it learns what to show by message, never from its address. */
import { joinClient } from './joinClient.ts'
import appearance from './dialog/appearance.client.js?raw'
import banks from './dialog/banks.client.js?raw'
import card from './dialog/card.client.js?raw'
import connectScreens from './dialog/connectScreens.client.js?raw'
import consentScreens from './dialog/consentScreens.client.js?raw'
import consentsCss from './dialog/consents.css?raw'
import controller from './dialog/controller.client.js?raw'
import dialog from './dialog/dialog.client.js?raw'
import coloursCss from './dialog/colours.css?raw'
import context from './dialog/context.client.js?raw'
import controlsCss from './dialog/controls.css?raw'
import dialogCss from './dialog/dialog.css?raw'
import elements from './dialog/elements.client.js?raw'
import endScreens from './dialog/endScreens.client.js?raw'
import focus from './dialog/focus.client.js?raw'
import headerCss from './dialog/header.css?raw'
import journey from './dialog/journey.client.js?raw'
import listsCss from './dialog/lists.css?raw'
import motionCss from './dialog/motion.css?raw'
import outcomesCss from './dialog/outcomes.css?raw'
import paymentScreens from './dialog/paymentScreens.client.js?raw'
import screenForm from './dialog/screenForm.client.js?raw'
import screenHistory from './dialog/screenHistory.client.js?raw'
import signInScreens from './dialog/signInScreens.client.js?raw'
import messagesAr from './dialog/messages.ar.client.js?raw'
import messagesEn from './dialog/messages.en.client.js?raw'
import tabs from './dialog/tabs.client.js?raw'
import translate from './dialog/translate.client.js?raw'
import methodKinds from './methodKinds.client.js?raw'
import safeCss from './safeCss.client.js?raw'

const SCRIPT = joinClient([
  safeCss,
  methodKinds,
  elements,
  banks,
  journey,
  messagesEn,
  messagesAr,
  translate,
  appearance,
  focus,
  context,
  card,
  screenForm,
  screenHistory,
  connectScreens,
  signInScreens,
  paymentScreens,
  tabs,
  consentScreens,
  endScreens,
  controller,
  dialog,
])

const STYLE = [coloursCss, dialogCss, headerCss, controlsCss, listsCss, consentsCss, outcomesCss, motionCss].join('\n')

/**
 * The HTML served at `GET {origin}/link/simulator/dialog`, or put into the frame's `srcdoc`.
 * Its policy allows its own script and style, by a nonce made for this page, and no request at all.
 * @param options.origin the simulator's origin, named in a comment so that a reader of the page knows where it is from
 */
export function dialogPage(options: { origin: string }): string {
  const nonce = crypto.randomUUID()
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="generator" content="Lean Link simulator at ${new URL(options.origin).origin}">
<title>Simulator</title>
<style nonce="${nonce}">
${STYLE}</style>
</head>
<body>
<script nonce="${nonce}">
(() => {
'use strict'
{
${SCRIPT}
startDialog()
}
})()
</script>
</body>
</html>
`
}
