/** The Rollup plugin, which Rolldown takes too: for the configuration of a browser build. */
import { createUnplugin, type RollupPlugin } from 'unplugin'
import { createGuardBuild, type GuardBuild, pluginName } from './guardBuild.ts'
import type { GuardOptions } from './guardOptions.ts'
import { createRollupHooks, folderOf, type RollupHooks } from './rollupHooks.ts'

const plugin = createUnplugin<GuardOptions, false>((options) => {
  let build: GuardBuild | null = null
  let hooks: RollupHooks | null = null

  return {
    name: pluginName,
    rollup: {
      buildStart(input) {
        // Rolldown's own option; Rollup knows no platforms.
        const isServer = (input as { platform?: unknown }).platform === 'node'
        const root = process.cwd()
        build = isServer
          ? null
          : createGuardBuild(options, { root, production: process.env['NODE_ENV'] !== 'development' })
        hooks = build && createRollupHooks(build)
      },
      transform: {
        order: 'pre',
        handler(code, id) {
          hooks?.transform(this, id, code)
          return null
        },
      },
      moduleParsed(module) {
        hooks?.moduleParsed(module)
      },
      buildEnd(error) {
        if (!error) hooks?.buildEnd(this)
      },
      generateBundle: {
        order: 'post',
        handler(output, bundle, isWrite) {
          if (!isWrite) hooks?.checkBundle(bundle, output, this)
        },
      },
      writeBundle: {
        order: 'post',
        sequential: true,
        handler(output) {
          const folder = folderOf(output)
          if (folder !== undefined) hooks?.checkOutput([folder], this)
        },
      },
      closeBundle() {
        hooks?.closeBundle(this)
      },
    },
  }
})

/**
 * Fails a Rollup build when a Lean secret, a token exchange, the server package or the simulator would reach the browser. Rollup does not say
 * where its output runs: add this to browser builds only. Rolldown's `platform: 'node'` is skipped. Everything in the output folder is checked.
 */
export function leanSecretGuard(options: GuardOptions = {}): RollupPlugin {
  return plugin.rollup(options)
}
export default leanSecretGuard
