/** Writes findings for a terminal: one block each, no code frames. Whoever prints it says whose words they are. */
import type { GuardFinding } from './finding.ts'

/** `mode: 'warn'` says at its end that it protects nothing. */
export function formatFindings(findings: readonly GuardFinding[], mode: 'error' | 'warn' = 'error'): string {
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`
  const end =
    mode === 'warn' ? '\n\nmode: warn - nothing was stopped. It protects nothing: what is listed above ships.' : ''
  return `${count} that must not reach a browser\n\n${findings.map(formatFinding).join('\n\n')}${end}`
}

function formatFinding({ rule, file, line, source, message }: GuardFinding): string {
  const place = line === undefined ? file : `${file}:${line}`
  const origin = source ? ` (from ${source.file}:${source.line})` : ''
  return `${rule}  ${place}${origin}\n  ${message}`
}
