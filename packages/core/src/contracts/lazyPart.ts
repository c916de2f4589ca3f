/** A part of the kit that is downloaded when it is first used. */
import type { LeanError } from '../api/LeanError.ts'

/**
 * Uses the part: at once where it is here. `onMissing` is for when it cannot be had, by default the call rejects with `kit_load_failed`;
 * the next call tries the download again.
 */
export interface LazyPart<T> {
  <R>(use: (part: T) => R, onMissing?: (error: LeanError) => R): R | Promise<Awaited<R>>
  /** The part, once it is here. */
  loaded?: T
}
