/** The Rollup plugin, which Rolldown takes too: for the configuration of a browser build. */
import { createUnplugin, type RollupPlugin } from 'unplugin'
import { createBuildCheck } from '../createBuildCheck.ts'
import type { GuardOptions } from '../guardOptions.ts'
import { guardName } from '../report/guardError.ts'
import { createExitCheck } from './createExitCheck.ts'
import { createRollupHooks, type RollupBuild } from './rollupHooks.ts'

const plugin = createUnplugin<GuardOptions, false>((options) => {
  const exitCheck = createExitCheck()
  let build: RollupBuild | undefined

  return {
    name: guardName,
    rollup: {
      buildStart(input) {
        // Rolldown's own option; Rollup knows no platforms.
        const isServer = (input as { platform?: unknown }).platform === 'node'
        const context = { root: process.cwd(), production: process.env['NODE_ENV'] !== 'development' }
        build = isServer
          ? undefined
          : { check: createBuildCheck(options, context), checkOutputOn: 'write', folders: new Set() }
      },
      ...createRollupHooks({ find: () => build, exitCheck }),
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
