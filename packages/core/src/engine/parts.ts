/** What the engine's modules share: the shell they were given, and what all of them do. */
import type { LeanEvent, NewEvent } from '../events.ts'
import type { ExtraPart } from '../extra/index.ts'
import type { FailurePart } from '../failure/index.ts'
import type { Failure, LeanError } from '../LeanError.ts'
import type { LeanLanguage } from '../options.ts'
import type { InnerOpenOptions } from '../result.ts'
import type { Shell } from '../shell.ts'
import type { StatusText } from './texts.ts'

/**
 * Uses a module that is downloaded on first use: at once where it is here. `missing` is for when it cannot be had, by default the call
 * rejects with `kit_load_failed`; the next call tries the download again.
 */
export interface Part<T> {
  <R>(use: (part: T) => R, missing?: (error: LeanError) => R): R | Promise<Awaited<R>>
  now?: T
}

export interface Parts {
  readonly shell: Shell
  emit(event: NewEvent, also?: (event: LeanEvent) => void): void
  /** The failure as an error, with its texts where they can be had. */
  fail(failure: Failure): Promise<LeanError>
  /** What a person hears and reads; `own` are the app's, `language` by default the client's. */
  word(text: StatusText, own: InnerOpenOptions['texts'], language?: LeanLanguage): string | undefined
  redact(text: string): string
  readonly failure: Part<FailurePart>
  readonly extra: Part<ExtraPart>
}

export function createPart<T>(download: () => Promise<T>, LeanErrorClass: Shell['LeanError']): Part<T> {
  const part: Part<T> = (use, missing = (error) => Promise.reject(error) as never) =>
    part.now
      ? use(part.now)
      : (download().then(
          (it) => use((part.now = it)),
          (cause) => missing(new LeanErrorClass({ code: 'kit_load_failed', retryable: true, cause })),
        ) as Promise<never>)
  return part
}

/** For what goes beside a flow, which does without it. */
export const ignore = (): void => {}
