/** What Next's browser files and rendered pages hold: the one after the compilation, the other when its process ends. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildCheck, type BuildReport, createBuildCheck } from '../createBuildCheck.ts'
import type { GuardOptions } from '../guardOptions.ts'
import { GuardError, withGuardName } from '../report/guardError.ts'

export interface CompileResult {
  projectDir: string
  distDir: string
}

/** The part of `process` that the check at the end uses. */
export interface EndingProcess {
  exitCode?: number | string | null | undefined
  once(event: 'exit', listener: (code: number) => void): unknown
  readonly stderr: { write(text: string): unknown }
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
  warn(process, warnings)
  if (error !== undefined) throw new GuardError(error)
  return check
}

/** Next renders pages after its last hook that is not an adapter's: the end of the process is the only place left. */
export function checkRenderedPagesAtExit(
  check: BuildCheck,
  { distDir }: CompileResult,
  ending: EndingProcess = process,
): void {
  ending.once('exit', (code) => {
    // A build that failed before has rendered nothing.
    if (code !== 0) return
    check.addFolder(join(distDir, 'server'), { skip: (file) => !isRendered(file) })
    const { error, warnings } = check.finish()
    warn(ending, warnings)
    if (error === undefined) return
    ending.stderr.write(`${withGuardName(error)}\n`)
    ending.exitCode = 1
  })
}

function warn({ stderr }: EndingProcess, warnings: BuildReport['warnings']): void {
  for (const text of warnings) stderr.write(`${withGuardName(`warning: ${text}`)}\n`)
}
