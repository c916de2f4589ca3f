/** What webpack and Rspack share: modules once they are transformed, and the folder once it is written. */
import { type BuildCheck, type BuildReport, createBuildCheck } from '../createBuildCheck.ts'
import type { GuardOptions } from '../guardOptions.ts'
import { guardName, withGuardName } from '../report/guardError.ts'

interface Module {
  resource?: string | undefined
  /** The text after loaders and before webpack replaces names of variables; null for what is not code. */
  originalSource?(): { source(): string | Buffer } | null
  /** the parts of a concatenated module */
  modules?: Iterable<Module>
}
interface Compilation {
  errors: Error[]
  warnings: Error[]
  readonly modules: Iterable<Module>
  hooks: { finishModules: { tap(name: string, look: (modules: Iterable<Module>) => void): void } }
}

/** The part of both compilers that the guard uses. */
export interface WebpackLike {
  context: string
  outputPath: string
  watchMode?: boolean
  options: {
    mode?: string | undefined
    externalsPresets?: { node?: boolean | undefined; web?: boolean | undefined } | undefined
  }
  hooks: {
    thisCompilation: { tap(name: string, look: (compilation: Compilation) => void): void }
    afterEmit: { tap(name: string, look: (compilation: Compilation) => void): void }
  }
}

export interface WebpackHookOptions {
  options: GuardOptions
  /** false: somebody else checks the output, as Next does once pages are rendered; default true */
  checkOutput?: boolean
}

export function guardCompiler(compiler: WebpackLike, { options, checkOutput = true }: WebpackHookOptions): void {
  let check: BuildCheck | null = null

  compiler.hooks.thisCompilation.tap(guardName, (compilation) => {
    // Not before: webpack fills in what follows from the target after plugins are applied.
    const { mode, externalsPresets: { node, web } = {} } = compiler.options
    check = null
    if (node === true && web !== true) return
    const current = createBuildCheck(options, { root: compiler.context, production: mode !== 'development' })
    check = current
    compilation.hooks.finishModules.tap(guardName, (modules) => {
      for (const module of modules) {
        if (module.resource === undefined) continue
        const code = module.originalSource?.()?.source().toString()
        current.addModule(module.resource, code === undefined ? {} : { source: code, transformed: code })
      }
      tell(compilation, current.report())
    })
  })
  compiler.hooks.afterEmit.tap(guardName, (compilation) => {
    // A development server keeps its output in memory and publishes nothing.
    if (!checkOutput || compiler.watchMode === true || check === null) return
    check.addFolder(compiler.outputPath)
    tell(compilation, check.finish())
  })
}

/** Errors of a compilation fail it without a stack; a thrown one would be printed with the bundler's own frames. */
function tell(compilation: Compilation, { warnings, error }: BuildReport): void {
  compilation.warnings.push(...warnings.map((text) => messageOnly(text)))
  if (error !== undefined) compilation.errors.push(messageOnly(error))
}

function messageOnly(text: string): Error {
  const error = new Error(withGuardName(text))
  error.name = guardName
  error.stack = error.message
  return error
}
