/** The hooks that Rollup, Rolldown and Vite share: modules as they are loaded and parsed, and the folder once it is written. */
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type BuildCheck, type BuildReport, isServerImport } from '../createBuildCheck.ts'
import { decodeText } from '../decodeText.ts'
import { GuardError } from '../report/guardError.ts'
import { createChangeFilter, type OutputFile, type OutputText } from '../search/outputFiles.ts'
import { toProjectPath } from '../search/paths.ts'
import type { ExitCheck } from './createExitCheck.ts'

/** One build: of the page, or of one of Vite's environments. */
export interface RollupBuild {
  check: BuildCheck
  /**
   * `close`: once the plugins have written, such as pages; a watcher checks on `write` all the same. `exit`: the folder holds files of a server
   * until the framework is done, and is checked elsewhere; the bundle itself is checked here.
   */
  checkOutputOn: 'write' | 'close' | 'exit'
  /** written, and not checked yet */
  folders: Set<string>
  /** Where builds for servers write, which may be below a browser's folder; default none. */
  serverFolders?: readonly string[]
}

export interface RollupHooksOptions {
  /** The build that a hook is called for; undefined when it is none for browsers. */
  find(context: unknown): RollupBuild | undefined
  /** For what is written behind the guard's back. */
  exitCheck: ExitCheck
}

interface HookContext {
  warn(text: string): void
  meta: { watchMode?: boolean }
}
interface ParsedModule {
  id: string
  code?: string | null
}
interface OutputPlace {
  dir?: string | undefined
  file?: string | undefined
}
type Bundle = Record<string, { type: 'chunk'; code: string } | { type: 'asset'; source: string | Uint8Array }>
interface Late<Handler> {
  order: 'post'
  sequential: true
  handler: Handler
}

export interface RollupHooks {
  transform: { order: 'pre'; handler(this: HookContext, code: string, id: string): null }
  moduleParsed(this: HookContext, module: ParsedModule): void
  buildEnd(this: HookContext, error?: Error): void
  generateBundle: {
    order: 'post'
    handler(this: HookContext, place: OutputPlace, bundle: Bundle, isWrite: boolean): void
  }
  writeBundle: Late<(this: HookContext, place: OutputPlace) => void>
  closeBundle: Late<(this: HookContext) => void>
}

export function createRollupHooks({ find, exitCheck }: RollupHooksOptions): RollupHooks {
  function checkFolders(context: HookContext, { check, folders, serverFolders = [] }: RollupBuild) {
    const written = [...folders]
    folders.clear()
    for (const folder of written) check.addFolder(folder)
    tell(context, check.report())
    if (context.meta.watchMode === true) return
    for (const folder of written) {
      const hasChanged = createChangeFilter(folder)
      const below = serverFolders.filter((each) => toProjectPath(each, folder) !== undefined)
      const isServer = (path: string) => below.some((each) => toProjectPath(path, each) !== undefined)
      exitCheck.add(folder, check, () => {
        // Whoever took it away has published it, or never will.
        const skip = (file: OutputFile) => !hasChanged(file) || isServer(file.path)
        if (existsSync(folder)) check.addFolder(folder, { skip, mayBeEmpty: true })
      })
    }
  }

  return {
    transform: {
      // Names of variables are gone after the bundler's own plugins.
      order: 'pre',
      handler(source, id) {
        const build = find(this)
        if (build?.check.addModule(id, { source }).some(isServerImport)) tell(this, build.check.report())
        return null
      },
    },
    moduleParsed({ id, code }) {
      if (typeof code === 'string') find(this)?.check.addModule(id, { transformed: code })
    },
    // Before anything is written.
    buildEnd(error) {
      const build = error ? undefined : find(this)
      if (build) tell(this, build.check.report())
    },
    generateBundle: {
      order: 'post',
      handler(place, bundle, isWrite) {
        const build = find(this)
        if (!build || (isWrite && build.checkOutputOn !== 'exit')) return
        build.check.addTexts(toTexts(bundle), folderOf(place) ?? process.cwd())
        tell(this, build.check.report())
      },
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler(place) {
        const build = find(this)
        const folder = folderOf(place)
        if (!build || build.checkOutputOn === 'exit' || folder === undefined) return
        build.folders.add(folder)
        // A throw in `closeBundle` would end the watcher, and name nothing.
        if (build.checkOutputOn === 'write' || this.meta.watchMode === true) checkFolders(this, build)
      },
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        const build = find(this)
        if (!build) return
        if (build.folders.size > 0) checkFolders(this, build)
        // What the end of the process still has to look at may need its entries of `allow`.
        if (build.checkOutputOn !== 'exit') tell(this, build.check.finish())
      },
    },
  }
}

export function tell(context: Pick<HookContext, 'warn'>, { warnings, error }: BuildReport): void {
  for (const warning of warnings) context.warn(warning)
  if (error !== undefined) throw new GuardError(error)
}

function toTexts(bundle: Bundle): OutputText[] {
  return Object.entries(bundle).map(([file, output]) => {
    if (output.type === 'chunk') return { file, text: output.code }
    return { file, text: typeof output.source === 'string' ? output.source : decodeText(output.source) }
  })
}

/** The folder that an output went to; undefined when nothing was written. */
function folderOf({ dir, file }: OutputPlace): string | undefined {
  if (dir !== undefined) return resolve(dir)
  return file === undefined ? undefined : dirname(resolve(file))
}
