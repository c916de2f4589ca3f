/** Sends events, timed and redacted, to the client's listener of that moment and to the flow's own one. */
import { redact } from '@lean-link/redact'
import type { LeanEvent } from '../api/events.ts'
import type { ClientContext } from '../contracts/clientContext.ts'
import type { EngineTools } from '../contracts/engineTools.ts'
import { runGuarded } from './runGuarded.ts'

export function createEmit({ getOptions, createdAt }: ClientContext): EngineTools['emit'] {
  return (event, flowListener) => {
    const listeners = [getOptions().onEvent, flowListener].filter((listener) => listener !== undefined)
    if (listeners.length === 0) return
    const sent: Record<string, unknown> = { at: Math.round(performance.now() - createdAt) }
    for (const [key, value] of Object.entries(event)) {
      if (value !== undefined) sent[key] = typeof value === 'string' ? redact(value) : value
    }
    for (const listener of listeners) runGuarded(() => listener(sent as unknown as LeanEvent))
  }
}
