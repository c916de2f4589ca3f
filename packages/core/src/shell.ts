/** What the initial part hands to the engine, so that no module is shared between them. */
import type { callFetcher, TokenCall } from './accessToken.ts'
import type { LeanError } from './LeanError.ts'
import type { LeanClientOptions } from './options.ts'
import type { findRefused } from './refused.ts'
import type { toUrl } from './scriptHint.ts'
import type { LeanState } from './state.ts'
import type { Store } from './store.ts'

export interface Shell {
  /** The options of this moment. */
  readonly options: () => LeanClientOptions
  readonly store: Store
  readonly setState: (change: Partial<LeanState>) => void
  /** `performance.now()` when the client was made. */
  readonly madeAt: number
  /** Token requests that were started before the engine was here. */
  readonly first: Map<string, TokenCall>
  readonly toUrl: typeof toUrl
  readonly callFetcher: typeof callFetcher
  readonly findRefused: typeof findRefused
  readonly safePattern: string
  readonly LeanError: typeof LeanError
}

/** The shell in order: names of properties would be downloaded, names of arguments are not. */
export type ShellArguments = [
  options: Shell['options'],
  store: Shell['store'],
  setState: Shell['setState'],
  madeAt: Shell['madeAt'],
  first: Shell['first'],
  toUrl: Shell['toUrl'],
  callFetcher: Shell['callFetcher'],
  findRefused: Shell['findRefused'],
  safePattern: Shell['safePattern'],
  LeanErrorClass: Shell['LeanError'],
]
