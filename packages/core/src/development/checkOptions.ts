/** Checks a client's options when it is made, in sentences; in production the engine's wall does it without words. */
import { redact } from '@lean-link/redact'
import { LeanError, type Problem } from '../api/LeanError.ts'
import type { LeanClientOptions } from '../api/options.ts'
import type { Refused } from '../api/refused.ts'
import { findInvalidOptions } from '../engine/findInvalidOptions.ts'
import { describeFailure } from '../failure/describeFailure.ts'
import { describeOption } from '../failure/describeOption.ts'
import { didYouMean } from '../failure/suggestName.ts'
import { findCredentials } from '../initial/findCredentials.ts'

type OptionName = Exclude<keyof LeanClientOptions, keyof Refused>

/** The compiler keeps this list whole. */
const knownOptions: Record<OptionName, true> = {
  appToken: true,
  country: true,
  sandbox: true,
  bundle: true,
  version: true,
  scriptUrl: true,
  nonce: true,
  trustedTypes: true,
  loadTimeoutMs: true,
  language: true,
  customization: true,
  onEvent: true,
  fetchAccessToken: true,
  tokenUrl: true,
  minTokenValidityMs: true,
  tokenTimeoutMs: true,
  settleMs: true,
  noResponseMs: true,
}
const optionNames = Object.keys(knownOptions)

export function checkOptions(options: LeanClientOptions): void {
  const credentials = findCredentials(options)
  const unknown = Object.keys(options).filter((name) => !optionNames.includes(name) && !credentials.includes(name))
  const problems: Problem[] = [
    ...credentials.map((path) => ({ path, message: 'must stay on your backend' })),
    ...findInvalidOptions(options).map((path) => ({ path, message: describeOption(path, options) })),
    ...unknown.map((path) => ({ path, message: `is no option of a client.${didYouMean(path, optionNames)}` })),
  ]
  if (!problems[0]) return
  const tools = { redact, getOptions: () => options, getErrorTexts: () => undefined }
  const code = credentials[0] ? 'client_secret_in_browser' : 'invalid_options'
  throw new LeanError(describeFailure({ code, problems }, tools))
}
