/** What Next's browser files and rendered pages hold: the one after the compilation, the other when its process ends. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildCheck, createBuildCheck } from '../createBuildCheck.ts'
import type { GuardOptions } from '../guardOptions.ts'
import { GuardError } from '../report/guardError.ts'
import { createExitCheck, type EndingProcess, writeWarnings } from './createExitCheck.ts'

export interface CompileResult {
  projectDir: string
  distDir: string
}

// Server files lie beside what is rendered for browsers.
const isRendered = (file: string) => /^(?:app|pages)\/.*\.(?:html|rsc|body)$|^pages\/.*\.json$/.test(file)

/** `.next/static` with its source maps, and `public/`, which Next serves as it is. Throws on findings. */
export function checkClientOutput({ projectDir, distDir }: CompileResult, options: GuardOptions): BuildCheck {
  const check = createBuildCheck(options, { root: projectDir })
  check.addFolder(join(distDir, 'static'))
  const publicFolder = join(projectDir, 'public')
  if (existsSync(publicFolder)) check.addFolder(publicFolder, { mayBeEmpty: true })
  const { error, warnings } = check.report()
  writeWarnings(process, warnings)
  if (error !== undefined) throw new GuardError(error)
  return check
}

/** Next renders pages after its last hook that is not an adapter's: the end of the process is the only place left. */
export function checkRenderedPagesAtExit(
  check: BuildCheck,
  { distDir }: CompileResult,
  ending: EndingProcess = process,
): void {
  const server = join(distDir, 'server')
  createExitCheck(ending).add(server, check, () => check.addFolder(server, { skip: ({ file }) => !isRendered(file) }))
}
