/** Checks a folder that a build wrote, whichever tool built it. */
import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createGuard } from './createGuard.ts'
import { type GuardFinding, sortFindings } from './finding.ts'
import type { GuardOptions } from './guardOptions.ts'

/**
 * Searches every file below `folder` (chunks, pages, source maps, copies of `public/`) and the names of the environment's variables.
 * Secrets come from `process.env` and the `.env*` files of the working folder and of the nearest folder above with a package.json.
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
    throw new Error('There is no such folder, so nothing was checked. Build first, and name the folder it writes to.')
  }
  const project = findProject(path)
  const guard = createGuard(options, { root: project, envFolders: [process.cwd()] })
  const findings = sortFindings([...guard.checkEnvironment(), ...guard.checkFolder(path)])
  return { findings, warnings: guard.warnings() }
}

/** Above the folder, because an output may carry a package.json of its own. */
function findProject(folder: string): string {
  for (let at = dirname(folder); ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at
    if (at === dirname(at)) return process.cwd()
  }
}
