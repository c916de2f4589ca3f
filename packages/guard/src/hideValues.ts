/** The last step before anything is shown: file names and messages may themselves hold what must not be printed. */
import type { KnownSecret } from './findInText.ts'
import type { GuardFinding } from './finding.ts'

export type HideValues = (text: string) => string

export function createHideValues(secrets: readonly KnownSecret[]): HideValues {
  const patterns = secrets.flatMap((secret) => secret.patterns.map(({ pattern }) => pattern))
  return (text) =>
    patterns
      .reduce((hidden, pattern) => hidden.replace(pattern, '[secret]'), text)
      .replace(/eyJ[\w-]+\.eyJ[\w-]+(?:\.[\w-]*)?/g, '[jwt]')
}

export function hideInFinding(finding: GuardFinding, hide: HideValues): GuardFinding {
  return {
    ...finding,
    file: hide(finding.file),
    ...(finding.source && { source: { ...finding.source, file: hide(finding.source.file) } }),
    message: hide(finding.message),
  }
}
