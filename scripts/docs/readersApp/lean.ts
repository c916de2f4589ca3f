/** The reader's own settings of Lean's API. */
import type { LeanAuth } from '@lean-link/server'

export declare const auth: LeanAuth
