/** Takes out findings that the project knows and has written a reason for, and remembers which entries did so. */
import type { GuardFinding } from './finding.ts'
import type { GuardOptions } from '../guardOptions.ts'

export interface AllowList {
  /** What remains. */
  filter(findings: readonly GuardFinding[]): GuardFinding[]
  /** A warning for each entry that has matched nothing so far. */
  unused(): string[]
}

export function createAllowList(allow: NonNullable<GuardOptions['allow']> = []): AllowList {
  const entries = allow.map((entry) => ({ ...entry, pattern: toPattern(entry.file), used: false }))
  return {
    filter: (findings) =>
      findings.filter(({ rule, file, source }) => {
        const matching = entries.filter(
          (entry) =>
            entry.rule === rule &&
            (entry.pattern.test(file) || (source !== undefined && entry.pattern.test(source.file))),
        )
        for (const entry of matching) entry.used = true
        return matching.length === 0
      }),
    unused: () =>
      entries
        .filter(({ used }) => !used)
        .map(
          ({ file, rule }) =>
            `The entry of "allow" for ${rule} in ${file} matches nothing. Remove it, so that it hides nothing later.`,
        ),
  }
}

const toPattern = (file: string) => new RegExp(`^${file.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*')}$`)
