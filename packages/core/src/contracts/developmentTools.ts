/**
 * What helps while an app is developed, and is not in production's files: `#development` is this under the `development`
 * condition, which Vite, webpack, Rspack, Next and Turbopack set, and nothing otherwise.
 */
import type { LeanClientOptions } from '../api/options.ts'
import type { LeanMethod } from '../api/params.ts'
import type { MethodRow } from '../rows/row.ts'

export interface DevelopmentTools {
  /** Throws `invalid_options` with a sentence for each option that is wrong or unknown. */
  checkOptions(options: LeanClientOptions): void
  /** Warns of params that types cannot judge. */
  checkParams(method: LeanMethod | MethodRow, params: object, options: LeanClientOptions): void
  /** Writes an error that no handler took to the console, once per page. */
  reportUnhandled(error: unknown): void
  /** Writes a warning to the console, once per page. */
  warn(message: string): void
}
