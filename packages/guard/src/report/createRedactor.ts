/** The last step before anything is shown: file names and messages may themselves hold what must not be printed. */
import { redact } from '@lean-link/redact'
import type { KnownSecret } from '../secrets/secretPatterns.ts'
import type { GuardFinding } from './finding.ts'

export type Redact = (text: string) => string

export function createRedactor(secrets: readonly KnownSecret[]): Redact {
  const patterns = secrets.flatMap((secret) => secret.patterns.map(({ pattern }) => pattern))
  return (text) => redact(patterns.reduce((hidden, pattern) => hidden.replace(pattern, '[secret]'), text))
}

export function redactFinding(finding: GuardFinding, redact: Redact): GuardFinding {
  return {
    ...finding,
    file: redact(finding.file),
    ...(finding.source && { source: { ...finding.source, file: redact(finding.source.file) } }),
    message: redact(finding.message),
  }
}
