/** The words on a button before anything happens; status texts come with the engine, an app's own `messages` win over both. */
import type { LeanErrorCode, LeanLanguage, LeanMethod } from '@lean-link/core'
import type { ButtonStatus } from './buttonStatus.ts'

/** Every text of the kit, by language: a label per method, and what a button says in each status. */
export type LeanMessages = Record<LeanLanguage, Record<LeanMethod | ButtonStatus | 'cancelled' | 'retry', string>>

/** What an app may replace. `errors`: the customer's sentence by error code, see `LeanError.userMessage`. */
export type OwnMessages = {
  [L in LeanLanguage]?: Partial<LeanMessages[L]> & { errors?: { [C in LeanErrorCode]?: string } }
}
