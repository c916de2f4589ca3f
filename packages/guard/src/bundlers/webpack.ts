/** The webpack plugin. */
import { createUnplugin, type WebpackPluginInstance } from 'unplugin'
import { guardName } from '../report/guardError.ts'
import type { GuardOptions } from '../guardOptions.ts'
import { guardCompiler } from './guardCompiler.ts'

const plugin = createUnplugin<GuardOptions, false>((options) => ({
  name: guardName,
  webpack: (compiler) => guardCompiler(compiler, { options }),
}))

/**
 * Fails a webpack build when a Lean secret, a token exchange, the server package or the simulator would reach the browser. Skips compilers
 * whose target is Node. Everything in `output.path` is checked, but not while watching, when only modules are.
 */
export function leanSecretGuard(options: GuardOptions = {}): WebpackPluginInstance {
  return plugin.webpack(options)
}
export default leanSecretGuard
