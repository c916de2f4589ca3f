/** The wrapper for a Next configuration: webpack and Turbopack builds, their browser files and the pages rendered from them. */
import { checkClientOutput, type CompileResult, checkRenderedPagesAtExit } from './checkNextOutput.ts'
import { checkNextVersion } from './checkNextVersion.ts'
import { checkGuardOptions, type GuardOptions } from '../guardOptions.ts'
import { guardCompiler, type WebpackLike } from './guardCompiler.ts'

interface WebpackConfig {
  plugins?: unknown[]
}
interface WebpackContext {
  isServer: boolean
  dev: boolean
}
/** The part of a Next configuration that the guard adds to. */
interface NextConfig {
  compiler?: { runAfterProductionCompile?: (result: CompileResult) => Promise<void> | void }
  turbopack?: object
  webpack?: ((config: WebpackConfig, context: WebpackContext) => WebpackConfig) | null
}

/**
 * Fails `next build` when a Lean secret, a token exchange, the server package or the simulator would reach the browser: in `.next/static`
 * (with its source maps), in `public/`, and in pages rendered while building. Webpack's modules are checked too; Turbopack has no hook for
 * them. Takes a configuration object or function and returns the same kind. Throws in a production build of a Next older than 15.4, which
 * cannot run it. Pages that are rendered per request, and development, are not checked.
 */
export function withLeanSecretGuard<C extends object>(config: C, options: GuardOptions = {}): C {
  checkGuardOptions(options)
  if (typeof config !== 'function') return addGuard(config, options)
  return ((...args: unknown[]) => {
    const result = (config as unknown as (...given: unknown[]) => unknown)(...args)
    return result instanceof Promise
      ? result.then((each: object) => addGuard(each, options))
      : addGuard(result as object, options)
  }) as unknown as C
}
export default withLeanSecretGuard

function addGuard<C extends object>(config: C, options: GuardOptions): C {
  checkNextVersion()
  const { compiler, webpack, turbopack } = config as NextConfig
  const added: NextConfig = {
    compiler: {
      ...compiler,
      async runAfterProductionCompile(result) {
        await compiler?.runAfterProductionCompile?.(result)
        checkRenderedPagesAtExit(checkClientOutput(result, options), result)
      },
    },
    webpack(given, context) {
      const changed = webpack?.(given, context) ?? given
      if (context.isServer || context.dev) return changed
      const plugin = {
        apply: (webpackCompiler: WebpackLike) => guardCompiler(webpackCompiler, { options, checkOutput: false }),
      }
      changed.plugins = [...(changed.plugins ?? []), plugin]
      return changed
    },
  }
  // Next 16 stops a Turbopack build whose configuration has `webpack` and no `turbopack`; that is for the app's own `webpack` to say.
  if (!webpack && !turbopack) added.turbopack = {}
  return { ...config, ...added }
}
