/** A client's events as lines of text, to be copied into a support ticket. */
import { redact } from '@lean-link/redact'
import type { LeanEvent } from './api/events.ts'

/**
 * One line per event: ms since the client was made, type, and what it says. Events come redacted; each value is redacted once more.
 *
 * @example
 * console.log(formatTimeline(events))
 * //    120 ms  script   ready attempt=1 ms=96
 */
export function formatTimeline(events: readonly LeanEvent[]): string {
  const lines = events.map(({ at, type, ...rest }) => {
    const { status, step, method, code, withToken, ...more } = rest as Record<string, unknown>
    const first = [status, step, method, code].filter((word) => word !== undefined).map((word) => redact(String(word)))
    // Named by itself, a yes would be taken for a token's value and redacted.
    if (withToken !== undefined) first.push(withToken ? 'with-token' : 'without-token')
    const named = Object.entries(more).map(([key, value]) => `${key}=${redact(String(value))}`)
    return `${String(at).padStart(7)} ms  ${type.padEnd(8)} ${[...first, ...named].join(' ')}`
  })
  return lines.join('\n')
}
