/** Sends events, timed and redacted, to the client's listener of that moment and to the flow's own one. */
import type { LeanEvent } from '../events.ts'
import { redact } from '../redact.ts'
import type { Shell } from '../shell.ts'
import type { Parts } from './parts.ts'

export function createEmit({ options, madeAt }: Shell): Parts['emit'] {
  return (event, also) => {
    const sent: Record<string, unknown> = { at: Math.round(performance.now() - madeAt) }
    for (const [key, value] of Object.entries(event)) {
      if (value !== undefined) sent[key] = typeof value === 'string' ? redact(value) : value
    }
    for (const listen of [options().onEvent, also]) {
      try {
        listen?.(sent as unknown as LeanEvent)
      } catch (error) {
        // A listener's mistake is shown like any uncaught error, and does not end a flow.
        reportError(error)
      }
    }
  }
}
