/** The Rspack plugin. */
import { createUnplugin, type RspackPluginInstance } from 'unplugin'
import { guardName } from '../report/guardError.ts'
import type { GuardOptions } from '../guardOptions.ts'
import { guardCompiler } from './guardCompiler.ts'

const plugin = createUnplugin<GuardOptions, false>((options) => ({
  name: guardName,
  rspack: (compiler) => guardCompiler(compiler, { options }),
}))

/**
 * Fails a Rspack build when a Lean secret, a token exchange, the server package or the simulator would reach the browser. Skips compilers
 * whose target is Node. Everything in `output.path` is checked, but not while watching, when only modules are.
 */
export function leanSecretGuard(options: GuardOptions = {}): RspackPluginInstance {
  return plugin.rspack(options)
}
export default leanSecretGuard
