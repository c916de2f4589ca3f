/** What webpack and Rspack share: modules once they are transformed, and the folder once it is written. */
import { createGuardBuild, type GuardBuild, pluginName } from './guardBuild.ts'
import type { GuardOptions } from './guardOptions.ts'

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
  let build: GuardBuild | null = null

  compiler.hooks.thisCompilation.tap(pluginName, (compilation) => {
    // Not before: webpack fills in what follows from the target after plugins are applied.
    const { mode, externalsPresets: { node, web } = {} } = compiler.options
    build = null
    if (node === true && web !== true) return
    const current = createGuardBuild(options, { root: compiler.context, production: mode !== 'development' })
    build = current
    compilation.hooks.finishModules.tap(pluginName, (modules) => {
      for (const module of modules) {
        if (module.resource === undefined) continue
        const code = module.originalSource?.()?.source().toString()
        current.checkModule(module.resource, code === undefined ? {} : { before: code, after: code })
      }
      tell(compilation, (warn) => current.report(warn))
    })
  })
  compiler.hooks.afterEmit.tap(pluginName, (compilation) => {
    // A development server keeps its output in memory and publishes nothing.
    if (!checkOutput || compiler.watchMode === true) return
    tell(compilation, (warn) => {
      const text = build?.reportOutput([compiler.outputPath], warn) ?? null
      build?.tellUnusedEntries(warn)
      return text
    })
  })
}

/** Errors of a compilation fail it without a stack; a thrown one would be printed with the bundler's own frames. */
function tell(compilation: Compilation, report: (warn: (text: string) => void) => string | null): void {
  try {
    const text = report((warning) => compilation.warnings.push(messageOnly(warning)))
    if (text !== null) compilation.errors.push(messageOnly(text))
  } catch (error) {
    compilation.errors.push(messageOnly(error instanceof Error ? error.message : `${pluginName} failed.`))
  }
}

function messageOnly(text: string): Error {
  const error = new Error(text)
  error.name = pluginName
  error.stack = text
  return error
}
