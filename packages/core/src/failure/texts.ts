/** The words of the failure part. Each error: what happened, why it matters, how to fix it. */
import type { LeanErrorCode, LoadFailure } from '../LeanError.ts'

type Text = readonly [what: string, why: string, how: string]

export const loadTexts: Record<LoadFailure, Text> = {
  offline: [
    "LinkSDK's script could not be loaded: this device is offline.",
    'Without it no bank can be connected.',
    'It loads by itself when the network is back.',
  ],
  csp: [
    "This page's Content Security Policy refused LinkSDK's script.",
    'The browser will refuse it every time.',
    'Allow it with leanCsp() from @lean-link/core.',
  ],
  blocked: [
    "LinkSDK's script was blocked or could not be reached.",
    'An ad blocker, a company network or a failing connection does this; a page cannot tell them apart.',
    'Ask the person to allow cdn.leantech.me, then try again.',
  ],
  http: [
    "The server of LinkSDK's script answered, but not with the script.",
    'It is an outage or a wrong address.',
    'Try again later; check scriptUrl and version if you set them.',
  ],
  timeout: [
    "LinkSDK's script did not load in time.",
    'Without it no bank can be connected.',
    'Try again; loadTimeoutMs sets how long to wait.',
  ],
  no_global: [
    "LinkSDK's script ran, but LinkSDK is not there.",
    'Something else was delivered, or another script removed it.',
    'Check scriptUrl and bundle, and what else on the page touches the global Lean.',
  ],
}

export const texts: Partial<Record<LeanErrorCode, Text>> = {
  invalid_params: [
    'Wrong params:',
    'In production LinkSDK would fail without a word.',
    'Correct what is named; nothing was loaded or sent.',
  ],
  invalid_options: [
    'Wrong options:',
    'In production LinkSDK would fail without a word.',
    'Correct what is named; nothing was loaded or sent.',
  ],
  client_secret_in_browser: [
    'Credentials are in the browser:',
    'Whoever opens the page can read them and act as your company at Lean.',
    'Keep them on your backend, replace what was shipped, and use fetchAccessToken.',
  ],
  kit_load_failed: [
    'A part of the kit could not be downloaded.',
    'Nothing was opened.',
    'Try again, then reload the page: a browser may keep a failed download until then.',
  ],
  country_conflict: [
    "This page has another country's or bundle's LinkSDK.",
    'Both use one global name, so one page can hold one of them.',
    'Reload the page to change the country.',
  ],
  method_unavailable: [
    'The loaded LinkSDK does not have this method.',
    'It may not exist in this country or bundle.',
    "Check the method's row in docs/methods.md, and the option bundle.",
  ],
  simulator_in_production: [
    'A simulator stands in for LinkSDK, but the client is not in sandbox mode.',
    'Customers would connect banks that do not exist.',
    'Load the real script, or set sandbox: true.',
  ],
  token_malformed: [
    'fetchAccessToken resolved with something that is no JWT.',
    'LinkSDK would fail without a word in production.',
    'Resolve with the parsed JSON of your token endpoint, or with the JWT itself.',
  ],
  token_wrong_scope: [
    'The token is not a customer token.',
    'A token with API scope lets its holder act as your backend.',
    'Ask for the scope customer.<customer id> on your backend, and replace what reached the browser.',
  ],
  token_wrong_customer: [
    'The token belongs to another customer.',
    "LinkSDK would connect a bank to somebody else's account.",
    'Let your backend take the customer from its session.',
  ],
  token_wrong_app: [
    'The token belongs to another app token.',
    'LinkSDK would refuse it.',
    'Use the Application ID as appToken and as the client id of your backend.',
  ],
  token_wrong_country: [
    "The token comes from another country's authorization server.",
    'LinkSDK would refuse it.',
    'Set the same country in createLeanClient and on your backend.',
  ],
  token_wrong_environment: [
    'The token and the client disagree on sandbox or production.',
    'LinkSDK would refuse it.',
    'Set the same sandbox in createLeanClient and on your backend.',
  ],
  token_expiring: [
    'The token has too little time left.',
    'LinkSDK demands 10 minutes, and people need time at their bank.',
    'Mint a fresh one for each request instead of caching it on your backend.',
  ],
  token_has_bearer_prefix: [
    'The token starts with "Bearer".',
    'LinkSDK adds it again, and the API answers 401.',
    'Pass access_token as it came.',
  ],
  token_minted_in_browser: [
    "This page talked to Lean's token endpoint itself.",
    'That takes the client secret, which everybody who opens the page can then read.',
    'Mint tokens on your backend, for example with @lean-link/server, and replace the secret.',
  ],
  token_request_failed: [
    'Your backend did not give a token.',
    'Without one LinkSDK cannot be opened.',
    'Look at the answer of your token endpoint, and at the cause of this error.',
  ],
  token_timeout: [
    'Your backend did not give a token in time.',
    'Without one LinkSDK cannot be opened.',
    'Try again; tokenTimeoutMs sets how long to wait.',
  ],
  flow_in_progress: ['Another flow is open.', 'LinkSDK shows one dialog at a time.', 'Wait until it has ended.'],
  link_error: [
    'LinkSDK ended with an error.',
    'Nothing was connected.',
    'Let the person try again; quote leanCorrelationId of the result to Lean.',
  ],
  link_threw: [
    'LinkSDK refused the call.',
    'It does so for config that it finds invalid, and only in the sandbox.',
    "See the cause for LinkSDK's own words.",
  ],
  link_no_response: [
    'LinkSDK showed nothing and said nothing.',
    'In production it does so for config that it finds invalid; what became of the flow is unknown.',
    'Try the same with sandbox: true, and ask your backend for the state.',
  ],
  link_interrupted: [
    'The page was left and came back while LinkSDK was open.',
    'What became of the flow is unknown.',
    'Ask your backend for the state, and let the person try again.',
  ],
  aborted: [
    'The flow or token request was aborted.',
    'The caller asked for it, or the customer signed out.',
    'Nothing needs to be done.',
  ],
  destroyed: ['The client was destroyed.', 'It opens nothing any more.', 'Make another with createLeanClient.'],
  confirm_failed: [
    'confirm did not confirm the success that LinkSDK reported.',
    'The word of LinkSDK is no proof.',
    'Ask your backend what is there before anybody relies on it.',
  ],
  confirm_timeout: [
    'confirm took longer than confirmTimeoutMs.',
    'It is not known yet whether the success is one.',
    'Show it as pending, and ask your backend again later.',
  ],
}

/** What is wrong with a token, more exactly. */
export const detailTexts: Readonly<Record<string, string>> = {
  response: 'fetchAccessToken resolved with a Response.',
  absent: 'fetchAccessToken resolved with neither a JWT nor {access_token}.',
  long: 'fetchAccessToken resolved with more than 16 kB.',
  unreadable: 'fetchAccessToken resolved with a JWT that cannot be read.',
  unsigned: 'fetchAccessToken resolved with an unsigned JWT.',
  exp: 'fetchAccessToken resolved with a JWT without the claim exp.',
}
