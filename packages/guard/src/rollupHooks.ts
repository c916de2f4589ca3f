/** The hooks that Rollup, Rolldown and Vite share: modules as they are loaded and parsed, and the folder once it is written. */
import { dirname, resolve } from 'node:path'
import { decodeText } from './decodeText.ts'
import type { GuardBuild } from './guardBuild.ts'
import type { OutputText } from './outputFiles.ts'

interface Reporter {
  warn(text: string): void
}
interface ParsedModule {
  id: string
  code?: string | null
}
type Bundle = Record<string, { type: 'chunk'; code: string } | { type: 'asset'; source: string | Uint8Array }>
interface Output {
  dir?: string | undefined
  file?: string | undefined
}

export interface RollupHooks {
  transform(context: Reporter, id: string, code: string): void
  moduleParsed(module: ParsedModule): void
  /** Before anything is written. */
  buildEnd(context: Reporter): void
  checkOutput(folders: readonly string[], context: Reporter): void
  /** For a build that writes nothing. */
  checkBundle(bundle: Bundle, output: Output, context: Reporter): void
  /** After the last output. */
  closeBundle(context: Reporter): void
}

export function createRollupHooks(build: GuardBuild): RollupHooks {
  // Nothing was looked at in a build that failed before, nor in full where the output stopped it.
  let hasPassed = false
  const judge = (text: string | null) => {
    hasPassed = text === null
    throwText(text)
  }
  return {
    transform(context, id, code) {
      const findings = build.checkModule(id, { before: code })
      // Its browser file cannot be resolved: the build would stop before the end, with less to say.
      if (findings.some(({ rule }) => rule === 'server_import')) throwText(build.report((text) => context.warn(text)))
    },
    moduleParsed({ id, code }) {
      if (typeof code === 'string') build.checkModule(id, { after: code })
    },
    buildEnd: (context) => throwText(build.report((text) => context.warn(text))),
    checkOutput: (folders, context) => judge(build.reportOutput(folders, (text) => context.warn(text))),
    checkBundle: (bundle, output, context) =>
      judge(build.reportTexts(toTexts(bundle), folderOf(output) ?? process.cwd(), (text) => context.warn(text))),
    closeBundle(context) {
      if (hasPassed) build.tellUnusedEntries((text) => context.warn(text))
    },
  }
}

function throwText(text: string | null): void {
  if (text !== null) throw new Error(text)
}

function toTexts(bundle: Bundle): OutputText[] {
  return Object.entries(bundle).map(([file, output]) => {
    if (output.type === 'chunk') return { file, text: output.code }
    return { file, text: typeof output.source === 'string' ? output.source : decodeText(output.source) }
  })
}

/** The folder that an output went to; undefined when nothing was written. */
export function folderOf({ dir, file }: Output): string | undefined {
  if (dir !== undefined) return resolve(dir)
  return file === undefined ? undefined : dirname(resolve(file))
}
