/** Findings as GitHub Actions shows them beside a pull request's lines: one workflow command each. */
import type { GuardFinding } from './finding.ts'
import { guardName } from './guardError.ts'

/** `mode: 'warn'` makes them warnings. Source: GitHub's documentation of workflow commands. */
export function toAnnotations(findings: readonly GuardFinding[], mode: 'error' | 'warn' = 'error'): string {
  const command = mode === 'warn' ? 'warning' : 'error'
  return findings
    .map(({ rule, file, line, source, message }) => {
      const place = source ?? { file, line }
      const properties = [
        `file=${escapeProperty(place.file)}`,
        ...(place.line === undefined ? [] : [`line=${place.line}`]),
        `title=${escapeProperty(`${guardName}: ${rule}`)}`,
      ]
      return `::${command} ${properties.join(',')}::${escapeData(message)}`
    })
    .join('\n')
}

const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
