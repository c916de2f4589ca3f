/** What every bundler's plugin does around one build: gathers findings of modules and output, then stops the build or only tells. */
import { createGuard, type FolderOptions, type Guard, type GuardContext } from './createGuard.ts'
import { type GuardFinding, sortFindings } from './finding.ts'
import { formatFindings } from './formatFindings.ts'
import type { GuardOptions } from './guardOptions.ts'
import type { OutputText } from './outputFiles.ts'
import { toProjectFile } from './toSourceFile.ts'

export const pluginName = 'lean-link-guard'

export interface GuardBuild {
  /** Findings at once, for what would break the build elsewhere before its end; the rest waits for `report`. */
  checkModule: Guard['checkModule']
  /** Text to stop the build with, or null. Tells warnings, and findings in mode 'warn', by `warn`. */
  report(warn: (text: string) => void): string | null
  /** For `report`. */
  checkEnvironment(): void
  /** For `report`; throws a sentence that names the command line when the folder cannot be read. */
  checkFolder(folder: string, options?: FolderOptions): void
  /** What could not be checked, each once. */
  tellWarnings(warn: (text: string) => void): void
  /** Entries of `allow` that nothing has matched: for the end, once all outputs were looked at. */
  tellUnusedEntries(warn: (text: string) => void): void
  /** All of it but `tellUnusedEntries`, for the folders of one output. */
  reportOutput(folders: readonly string[], warn: (text: string) => void): string | null
  /** The same for a build that writes nothing: whoever asked for it gets these texts. */
  reportTexts(texts: readonly OutputText[], folder: string, warn: (text: string) => void): string | null
}

export function createGuardBuild(options: GuardOptions, context: GuardContext): GuardBuild {
  const guard = createGuard(options, context)
  const mode = options.mode ?? 'error'
  let waiting: GuardFinding[] = []
  // In mode 'warn' the build goes on, and a module is looked at more than once. A build may have several outputs.
  const told = new Set<string>()

  function report(warn: (text: string) => void): string | null {
    const findings = sortFindings(waiting).filter((finding) => !told.has(JSON.stringify(finding)))
    waiting = []
    if (findings.length === 0) return null
    const text = formatFindings(findings, mode)
    if (mode === 'error') return text
    for (const finding of findings) told.add(JSON.stringify(finding))
    warn(text)
    return null
  }

  function reportAll(warn: (text: string) => void): string | null {
    waiting.push(...guard.checkEnvironment())
    build.tellWarnings(warn)
    return report(warn)
  }

  const tellOnce = (warnings: readonly string[], warn: (text: string) => void) => {
    for (const warning of warnings) {
      if (!told.has(warning)) warn(`${pluginName}: warning: ${warning}`)
      told.add(warning)
    }
  }

  const build: GuardBuild = {
    checkModule(path, code) {
      const findings = guard.checkModule(path, code)
      waiting.push(...findings)
      return findings
    },
    report,
    checkEnvironment: () => void waiting.push(...guard.checkEnvironment()),
    checkFolder: (folder, options) => void waiting.push(...checkFolder(guard, context.root, folder, options)),
    tellWarnings: (warn) => tellOnce(guard.warnings(), warn),
    tellUnusedEntries: (warn) => tellOnce(guard.unusedEntries(), warn),
    reportOutput(folders, warn) {
      for (const folder of new Set(folders)) build.checkFolder(folder)
      return reportAll(warn)
    },
    reportTexts(texts, folder, warn) {
      waiting.push(...guard.checkTexts(texts, folder))
      return reportAll(warn)
    },
  }
  return build
}

function checkFolder(guard: Guard, root: string, folder: string, options: FolderOptions | undefined): GuardFinding[] {
  try {
    // Sources, packages and `.env` files lie there: every build would fail, and nobody could tell by what.
    if (folder === root || toProjectFile(root, folder) !== undefined) {
      throw new Error("it is the project's own folder: write what browsers get to a folder of its own")
    }
    return guard.checkFolder(folder, options)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it failed'
    const text = `${pluginName}: the output in ${folder} could not be checked (${reason}). Run "npx lean-link-guard <folder>" on what you publish.`
    // No cause: its message is in this one, with values hidden.
    throw new Error(guard.hide(text))
  }
}
