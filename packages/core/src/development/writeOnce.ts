/** Writes to the console, each text once per page: an error that comes back with every pointer that passes is still one. */

const writtenKey = Symbol.for('lean-link.written')

function writeOnce(level: 'error' | 'warn', text: string): void {
  const page = (typeof document === 'undefined' ? globalThis : document) as { [writtenKey]?: Set<string> }
  const written = (page[writtenKey] ??= new Set())
  if (written.has(text)) return
  written.add(text)
  console[level](`[lean-link] ${text}`)
}

export const warn = (message: string): void => writeOnce('warn', message)

/** Of a LeanError, whose texts are redacted; anything else is the app's own and is not written. */
export function reportUnhandled(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'LeanError') return
  const { code, message } = error as Error & { code: string }
  writeOnce('error', `${code}: ${message}`)
}
