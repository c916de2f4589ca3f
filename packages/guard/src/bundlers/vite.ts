/** The Vite plugin: checks what the browser's environments import, and everything their builds leave in the output folder. */
import { resolve } from 'node:path'
import { createUnplugin, type VitePlugin } from 'unplugin'
import { createBuildCheck } from '../createBuildCheck.ts'
import type { GuardContext } from '../createGuard.ts'
import type { GuardOptions } from '../guardOptions.ts'
import { guardName } from '../report/guardError.ts'
import { createRollupHooks, type RollupBuild } from './rollupHooks.ts'

/** Vite 5 has no environments. */
const environmentOf = (context: unknown): string =>
  (context as { environment?: { name: string } }).environment?.name ?? 'client'

const plugin = createUnplugin<GuardOptions, false>((options) => {
  let context: GuardContext = { root: process.cwd() }
  // One per environment: several may build at a time.
  const builds = new Map<string, RollupBuild>()

  return {
    name: guardName,
    enforce: 'post',
    vite: {
      // The dev server publishes nothing. Server builds may hold the secret: by command line in Vite 5, by environment since Vite 6.
      apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild !== true,
      applyToEnvironment: ({ config }) => config.consumer === 'client',
      configResolved({ root, envDir, mode }) {
        // Vite sets `envDir: false` for no files at all; the project's own are read even then.
        context = {
          root,
          envFolders: envDir ? [resolve(root, envDir)] : [],
          production: mode !== 'development' && process.env['NODE_ENV'] !== 'development',
        }
      },
      buildStart() {
        builds.set(environmentOf(this), { check: createBuildCheck(options, context), folders: new Set() })
      },
      ...createRollupHooks({ find: (hook) => builds.get(environmentOf(hook)), checkOutputOn: 'close' }),
    },
  }
})

/**
 * Fails `vite build` when a Lean secret, a token exchange, the server package or the simulator would reach the browser. Skips server
 * environments (`consumer: 'server'`) and `vite build --ssr`. The dev server is not checked.
 */
export function leanSecretGuard(options: GuardOptions = {}): VitePlugin {
  return plugin.vite(options)
}
export default leanSecretGuard
