/** Sends events, timed and redacted, to the client's listener of that moment and to the flow's own one. */
import { redact } from '@lean-link/redact'
import type { LeanEvent } from '../api/events.ts'
import type { ClientContext } from '../contracts/clientContext.ts'
import type { EngineTools } from '../contracts/engineTools.ts'
import { runGuarded } from './runGuarded.ts'

export function createEmit({ getOptions, createdAt }: ClientContext): EngineTools['emit'] {
  return (event, flowListener) => {
    const { onEvent } = getOptions()
    // Nobody listens, in most apps, and LinkSDK is called in the same task.
    if (!onEvent && !flowListener) return
    const sent: Record<string, unknown> = { at: Math.round(performance.now() - createdAt) }
    for (const [key, value] of Object.entries(event)) {
      if (value !== undefined) sent[key] = typeof value === 'string' ? redact(value) : value
    }
    for (const listener of [onEvent, flowListener]) runGuarded(() => listener?.(sent as unknown as LeanEvent))
  }
}
