/** Checks a folder that a build wrote, whichever tool built it. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { createGuard } from './createGuard.ts'
import { type GuardFinding, sortFindings } from './report/finding.ts'
import { GuardError } from './report/guardError.ts'
import { findProjectAbove } from './secrets/listEnvFolders.ts'
import type { GuardOptions } from './guardOptions.ts'

/**
 * Searches every file below `folder` (chunks, pages, source maps, copies of `public/`) and the names of the environment's variables.
 * Secrets come from `process.env` and the `.env*` files of the working folder, of `folder` and of every folder above it up to the root of the
 * repository; without one, up to the working folder or the outermost package.json.
 * Files over 50 MB are not looked into. Warnings go to `process.emitWarning`. `mode` is left to the caller: findings are only returned.
 * Rejects when the folder cannot be read or is empty, or when an option is wrong.
 */
export async function scan(folder: string, options: GuardOptions = {}): Promise<readonly GuardFinding[]> {
  const { findings, warnings } = scanFolder(folder, options)
  for (const warning of warnings) process.emitWarning(warning, { type: 'LeanLinkGuard' })
  return findings
}

/** The same at once, with warnings as data. */
export function scanFolder(folder: string, options: GuardOptions): { findings: GuardFinding[]; warnings: string[] } {
  const path = resolve(folder)
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new GuardError(
      'There is no such folder, so nothing was checked. Build first, and name the folder it writes to.',
    )
  }
  const guard = createGuard(options, { root: findProjectAbove(path) ?? process.cwd(), envFolders: [path] })
  const findings = sortFindings([...guard.checkEnvironment(), ...guard.checkFolder(path)])
  return { findings, warnings: [...guard.warnings(), ...guard.unusedEntries()] }
}
