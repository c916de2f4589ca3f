/** Checks a folder that a build wrote, whichever tool built it. */
import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { createGuard } from './createGuard.ts'
import { type GuardFinding, sortFindings } from './report/finding.ts'
import { GuardError } from './report/guardError.ts'
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
  const [, ...above] = listUpwards(path)
  // Above the folder, because an output may carry a package.json of its own.
  const project = above.find(holdsPackage) ?? process.cwd()
  const guard = createGuard(options, { root: project, envFolders: listEnvFolders(path) })
  const findings = sortFindings([...guard.checkEnvironment(), ...guard.checkFolder(path)])
  return { findings, warnings: [...guard.warnings(), ...guard.unusedEntries()] }
}

/**
 * All of them, since no single one is sure to be the app's: builds write a package.json into their output (Next into `.next`), and secrets
 * of a workspace often stand at its root. Not further up, where files of other projects lie.
 */
function listEnvFolders(folder: string): string[] {
  const folders = listUpwards(folder)
  const upTo = (last: string) => folders.slice(0, folders.indexOf(last) + 1)
  const repository = folders.find((each) => existsSync(join(each, '.git')))
  if (repository !== undefined) return upTo(repository)
  if (folders.includes(process.cwd())) return upTo(process.cwd())
  const outermostPackage = folders.findLast(holdsPackage)
  if (outermostPackage !== undefined) return upTo(outermostPackage)
  return []
}

const holdsPackage = (folder: string) => existsSync(join(folder, 'package.json'))

/** The folder itself first, the root of the disk last. */
function listUpwards(folder: string): string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...listUpwards(parent)]
}
