/** The words of the failure part. Each error: what happened, why it matters, how to fix it. */
import type { LeanErrorCode, LoadFailure } from '../api/LeanError.ts'

interface ErrorText {
  readonly what: string
  readonly why: string
  readonly how: string
}

export const loadFailureTexts: Record<LoadFailure, ErrorText> = {
  offline: {
    what: "LinkSDK's script could not be loaded: this device is offline.",
    why: 'Without it no bank can be connected.',
    how: 'It loads by itself when the network is back.',
  },
  csp: {
    what: "This page's Content Security Policy refused LinkSDK's script, frame or connection.",
    why: 'The browser will refuse it every time.',
    how: 'Allow it with leanCsp() from @lean-link/core, and pass it scriptUrl where you set one.',
  },
  blocked: {
    what: "LinkSDK's script was blocked or could not be reached.",
    why: 'An ad blocker, a company network or a failing connection does this; a page cannot tell them apart.',
    how: 'Ask the person to allow cdn.leantech.me, then try again.',
  },
  http: {
    what: "The server of LinkSDK's script answered, but not with the script.",
    why: 'It is an outage or a wrong address.',
    how: 'Try again later; check scriptUrl and version if you set them.',
  },
  timeout: {
    what: "LinkSDK's script did not load in time.",
    why: 'Without it no bank can be connected.',
    how: 'Try again; loadTimeoutMs sets how long to wait.',
  },
  no_global: {
    what: "LinkSDK's script ran, but LinkSDK is not there.",
    why: 'Something else was delivered, or another script removed it.',
    how: 'Check scriptUrl and bundle, and what else on the page touches the global Lean.',
  },
}

export const errorTexts: Record<LeanErrorCode, ErrorText> = {
  invalid_params: {
    what: 'The call has wrong params.',
    why: 'In production LinkSDK would fail without a word.',
    how: 'Correct what is named above; nothing was loaded or sent.',
  },
  invalid_options: {
    what: 'The client has wrong options.',
    why: 'In production LinkSDK would fail without a word.',
    how: 'Correct what is named above; nothing was loaded or sent.',
  },
  client_secret_in_browser: {
    what: 'Credentials are in the browser.',
    why: 'Whoever opens the page can read them and act as your company at Lean.',
    how: 'Keep them on your backend, replace what was shipped, and use fetchAccessToken.',
  },
  sdk_load_failed: {
    what: "LinkSDK's script could not be loaded.",
    why: 'Without it no bank can be connected.',
    how: 'Try again; the reason of this error says more.',
  },
  not_in_browser: {
    what: 'There is no page here.',
    why: 'LinkSDK opens in a browser only.',
    how: 'Call it in an effect or event handler.',
  },
  link_outcome_unknown: {
    what: 'LinkSDK ended with a status that Lean does not document.',
    why: 'What became of the flow is unknown: a payment may have been made.',
    how: 'Ask your backend for the state, and do not offer to pay again before you know.',
  },
  unexpected: {
    what: 'Something went wrong that the kit did not expect.',
    why: "It is a mistake of the page's environment or of the kit itself.",
    how: 'The cause of this error has the original words; please report it with them.',
  },
  kit_load_failed: {
    what: 'A part of the kit could not be downloaded.',
    why: 'Nothing was opened.',
    how: 'Try again, then reload the page: a browser may keep a failed download until then.',
  },
  country_conflict: {
    what: "This page has another country's or bundle's LinkSDK.",
    why: 'Both use one global name, so one page can hold one of them.',
    how: 'Reload the page to change the country.',
  },
  method_unavailable: {
    what: 'The loaded LinkSDK does not have this method.',
    why: 'It may not exist in this country or bundle.',
    how: "Check the method's row in docs/methods.md, and the option bundle.",
  },
  simulator_in_production: {
    what: 'A simulator stands in for LinkSDK, but the client is not in sandbox mode.',
    why: 'Customers would connect banks that do not exist.',
    how: 'Load the real script, or set sandbox: true.',
  },
  token_malformed: {
    what: 'fetchAccessToken resolved with something that is no JWT.',
    why: 'LinkSDK would fail without a word in production.',
    how: 'Resolve with the parsed JSON of your token endpoint, or with the JWT itself.',
  },
  token_wrong_scope: {
    what: 'The token is not a customer token.',
    why: 'A token with API scope lets its holder act as your backend.',
    how: 'Ask for the scope customer.<customer id> on your backend, and replace what reached the browser.',
  },
  token_wrong_customer: {
    what: 'The token belongs to another customer.',
    why: "LinkSDK would connect a bank to somebody else's account.",
    how: 'Let your backend take the customer from its session.',
  },
  token_wrong_app: {
    what: 'The token belongs to another app token.',
    why: 'LinkSDK would refuse it.',
    how: 'Use the Application ID as appToken and as the client id of your backend.',
  },
  token_wrong_country: {
    what: "The token comes from another country's authorization server.",
    why: 'LinkSDK would refuse it.',
    how: 'Set the same country in createLeanClient and on your backend.',
  },
  token_wrong_environment: {
    what: 'The token and the client disagree on sandbox or production.',
    why: 'LinkSDK would refuse it.',
    how: 'Set the same sandbox in createLeanClient and on your backend.',
  },
  token_expiring: {
    what: 'The token has too little time left.',
    why: 'LinkSDK demands 10 minutes, and people need time at their bank.',
    how: 'Mint a fresh one for each request instead of caching it on your backend.',
  },
  token_has_bearer_prefix: {
    what: 'The token starts with "Bearer".',
    why: 'LinkSDK adds it again, and the API answers 401.',
    how: 'Pass access_token as it came.',
  },
  token_minted_in_browser: {
    what: "This page talked to Lean's token endpoint itself.",
    why: 'That takes the client secret, which everybody who opens the page can then read.',
    how: 'Mint tokens on your backend, for example with @lean-link/server, and replace the secret.',
  },
  token_request_failed: {
    what: 'Your backend did not give a token.',
    why: 'Without one LinkSDK cannot be opened.',
    how: 'Look at the answer of your token endpoint, and at the cause of this error.',
  },
  token_timeout: {
    what: 'Your backend did not give a token in time.',
    why: 'Without one LinkSDK cannot be opened.',
    how: 'Try again; tokenTimeoutMs sets how long to wait.',
  },
  flow_in_progress: {
    what: 'Another flow is open.',
    why: 'LinkSDK shows one dialog at a time.',
    how: 'Wait until it has ended.',
  },
  link_error: {
    what: 'LinkSDK ended with an error.',
    why: 'Nothing was connected.',
    how: 'Let the person try again; quote leanCorrelationId of the result to Lean.',
  },
  link_threw: {
    what: 'LinkSDK refused the call.',
    why: 'It does so for config that it finds invalid, and only in the sandbox.',
    how: "See the cause for LinkSDK's own words.",
  },
  link_no_response: {
    what: 'LinkSDK showed nothing and said nothing.',
    why: 'In production it does so for config that it finds invalid; what became of the flow is unknown.',
    how: 'Try the same with sandbox: true, and ask your backend for the state.',
  },
  link_interrupted: {
    what: 'The page was left and came back while LinkSDK was open.',
    why: 'What became of the flow is unknown.',
    how: 'Ask your backend for the state, and let the person try again.',
  },
  aborted: {
    what: 'The flow or token request was aborted.',
    why: 'The caller asked for it, or the customer signed out.',
    how: 'Nothing needs to be done.',
  },
  destroyed: {
    what: 'The client was destroyed.',
    why: 'It opens nothing any more.',
    how: 'Make another with createLeanClient.',
  },
  confirm_failed: {
    what: 'confirm did not confirm the success that LinkSDK reported.',
    why: 'The word of LinkSDK is no proof.',
    how: 'Ask your backend what is there before anybody relies on it.',
  },
  confirm_timeout: {
    what: 'confirm took longer than confirmTimeoutMs.',
    why: 'It is not known yet whether the success is one.',
    how: 'Show it as pending, and ask your backend again later.',
  },
}
