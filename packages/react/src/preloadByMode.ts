/** Fetches script, engine and token ahead of the click, as early as the mode allows. */
import { type Core, development } from '@lean-link/core/internal'
import type { PreloadMode } from './context.ts'

/** Failures stand in the client's state and events, and on the console while developing; a button shows them when somebody clicks. */
export const preloadQuietly = (core: Core, customerId?: string | null): void =>
  void core.preload(customerId).catch((error) => development?.reportUnhandled(error))

export function preloadByMode(core: Core, mode: PreloadMode | undefined, customerId?: string | null): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } }
  if (mode === 'mount') return preloadQuietly(core, customerId)
  if (!mode || mode === 'none' || connection?.saveData) return
  core.preconnect()
  // Safari has no idle callback.
  if (mode === 'idle') (window.requestIdleCallback ?? setTimeout)(() => preloadQuietly(core))
}
