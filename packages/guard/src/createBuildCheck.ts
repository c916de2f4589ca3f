/** What every bundler's plugin does around one build: adds modules and output as they come, and asks what to say. */
import { createGuard, type FolderOptions, type GuardContext } from './createGuard.ts'
import type { GuardOptions } from './guardOptions.ts'
import { type GuardFinding, sortFindings } from './report/finding.ts'
import { formatFindings } from './report/formatFindings.ts'
import { GuardError, messageOf } from './report/guardError.ts'
import type { ModuleCode } from './search/createModuleCheck.ts'
import type { OutputText } from './search/outputFiles.ts'
import { toProjectPath } from './search/paths.ts'

/** What to tell, without the guard's name and without any value. */
export interface BuildReport {
  /** There is one when the build must stop. */
  error?: string
  warnings: readonly string[]
}

export interface BuildCheck {
  /** Returns its findings too: see `isServerImport`. */
  addModule(path: string, code?: ModuleCode): readonly GuardFinding[]
  /** All files below it. One that cannot be read is an error of the next report, which names the command line. */
  addFolder(folder: string, options?: FolderOptions): void
  /** The same for output that is not written; `folder` is where it would have gone. */
  addTexts(texts: readonly OutputText[], folder: string): void
  /** About what was added since the last report. In mode 'warn' findings are warnings. Nothing is said twice. */
  report(): BuildReport
  /** The last report; after output that passed, it also names the entries of `allow` that matched nothing. */
  finish(): BuildReport
}

/** Its browser file cannot be resolved: without a report at once, the build would stop by itself, with less to say. */
export const isServerImport = ({ rule }: GuardFinding): boolean => rule === 'server_import'

export function createBuildCheck(options: GuardOptions, context: GuardContext): BuildCheck {
  const guard = createGuard(options, context)
  const mode = options.mode ?? 'error'
  let findings: GuardFinding[] = []
  let problems: string[] = []
  let hasNewOutput = false
  let hasPassed = false
  // In mode 'warn' the build goes on, and a module is looked at more than once. A build may have several outputs.
  const reported = new Set<string>()
  const notReported = (text: string) => {
    const isNew = !reported.has(text)
    reported.add(text)
    return isNew
  }

  function addOutput(folder: string, check: () => readonly GuardFinding[]) {
    hasNewOutput = true
    findings.push(...guard.checkEnvironment())
    try {
      findings.push(...check())
    } catch (error) {
      const text = `the output in ${folder} could not be checked (${messageOf(error)}). Run "npx lean-link-guard <folder>" on what you publish.`
      problems.push(guard.redact(text))
    }
  }

  function report(): BuildReport {
    const isNew = (finding: GuardFinding) => !reported.has(JSON.stringify(finding))
    const current = sortFindings(findings).filter(isNew)
    const text = current.length > 0 ? [formatFindings(current, mode)] : []
    const errors = mode === 'error' ? [...text, ...problems] : problems
    const warnings = guard.warnings().filter(notReported)
    if (mode === 'warn') {
      for (const finding of current) reported.add(JSON.stringify(finding))
      warnings.push(...text)
    }
    if (hasNewOutput) hasPassed = errors.length === 0
    findings = []
    problems = []
    hasNewOutput = false
    return { warnings, ...(errors.length > 0 && { error: errors.join('\n\n') }) }
  }

  return {
    addModule(path, code) {
      const found = guard.checkModule(path, code)
      findings.push(...found)
      return found
    },
    addFolder: (folder, folderOptions) =>
      addOutput(folder, () => {
        refuseProjectFolder(folder, context.root)
        return guard.checkFolder(folder, folderOptions)
      }),
    addTexts: (texts, folder) => addOutput(folder, () => guard.checkTexts(texts, folder)),
    report,
    finish() {
      const last = report()
      return hasPassed ? { ...last, warnings: [...last.warnings, ...guard.unusedEntries().filter(notReported)] } : last
    },
  }
}

/** Sources, packages and `.env` files lie there: every build would fail, and nobody could tell by what. */
function refuseProjectFolder(folder: string, root: string) {
  if (folder === root || toProjectPath(root, folder) !== undefined)
    throw new GuardError("it is the project's own folder: write what browsers get to a folder of its own")
}
