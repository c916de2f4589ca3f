/** Downloads a part of the kit when it is first used. */
import type { ClientContext } from '../contracts/clientContext.ts'
import type { LazyPart } from '../contracts/lazyPart.ts'

export function createLazyPart<T>(download: () => Promise<T>, LeanError: ClientContext['LeanError']): LazyPart<T> {
  const part: LazyPart<T> = (use, onMissing = (error) => Promise.reject(error) as never) =>
    part.loaded
      ? use(part.loaded)
      : (download().then(
          (loaded) => use((part.loaded = loaded)),
          (cause) => onMissing(new LeanError({ code: 'kit_load_failed', retryable: true, cause })),
        ) as Promise<never>)
  return part
}

/** For what goes beside a flow, which does without it. */
export const ignore = (): void => {}
