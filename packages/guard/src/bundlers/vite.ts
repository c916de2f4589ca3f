/** The Vite plugin: checks what the browser's environments import, and everything their builds leave in the output folder. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createUnplugin, type VitePlugin } from 'unplugin'
import { createBuildCheck } from '../createBuildCheck.ts'
import type { GuardContext } from '../createGuard.ts'
import type { GuardOptions } from '../guardOptions.ts'
import { guardName } from '../report/guardError.ts'
import { createExitCheck } from './createExitCheck.ts'
import { findRenderedPages, type RenderedPages, rendersElsewhere } from './findRenderedPages.ts'
import { createRollupHooks, type RollupBuild, tell } from './rollupHooks.ts'

interface HookContext {
  /** Vite 5 has no environments. */
  environment?: { name: string; config: { consumer: string } }
}
const environmentOf = (context: unknown) => (context as HookContext).environment

const plugin = createUnplugin<GuardOptions, false>((options) => {
  const exitCheck = createExitCheck()
  let context: GuardContext = { root: process.cwd() }
  let isServerBuild = false
  let pages: RenderedPages | undefined
  let serverFolders: string[] = []
  // One per environment: several may build at a time.
  const builds = new Map<string, RollupBuild>()
  const nameOf = (hook: unknown) => environmentOf(hook)?.name ?? 'client'
  const hooks = createRollupHooks({ find: (hook) => builds.get(nameOf(hook)), exitCheck })

  function checkPagesAtExit({ folder, mayBeMissing }: RenderedPages) {
    const check = createBuildCheck(options, context)
    exitCheck.add('pages', check, () => {
      if (!mayBeMissing || existsSync(folder)) check.addFolder(folder, { mayBeEmpty: true })
    })
  }

  return {
    name: guardName,
    enforce: 'post',
    vite: {
      // The dev server publishes nothing.
      apply: 'build',
      configResolved(config) {
        const { root, envDir, envPrefix = [], mode } = config
        // Vite sets `envDir: false` for no files at all; the project's own are read even then.
        context = {
          root,
          publicPrefixes: [envPrefix].flat().filter((prefix) => /^\w+$/.test(prefix)),
          envFolders: envDir ? [resolve(root, envDir)] : [],
          production: mode !== 'development' && process.env['NODE_ENV'] !== 'development',
        }
        // As resolved: SvelteKit sets it in a hook of its own.
        isServerBuild = Boolean(config.build.ssr)
        serverFolders = Object.values(config.environments ?? {})
          .filter(({ consumer }) => consumer === 'server')
          .map(({ build }) => resolve(root, build.outDir))
        pages = config.build.watch ? undefined : findRenderedPages(config)
        if (rendersElsewhere(config) && !isServerBuild)
          config.logger.warn(
            `${guardName}: pages that this framework renders while building are not checked here. After the build, run "npx lean-link-guard <folder>" on the folder that browsers fetch from.`,
          )
      },
      buildStart() {
        const consumer = environmentOf(this)?.config.consumer ?? (isServerBuild ? 'server' : 'client')
        builds.delete(nameOf(this))
        if (pages?.thereOn === 'exit') checkPagesAtExit(pages)
        if (consumer !== 'client') return
        const check = createBuildCheck(options, context)
        const checkOutputOn = pages?.thereOn === 'exit' ? 'exit' : 'close'
        builds.set(nameOf(this), { check, checkOutputOn, folders: new Set(), serverFolders })
      },
      ...hooks,
      closeBundle: {
        ...hooks.closeBundle,
        handler() {
          hooks.closeBundle.handler.call(this)
          if (pages?.thereOn !== 'close' || !existsSync(pages.folder)) return
          const check = createBuildCheck(options, context)
          check.addFolder(pages.folder, { mayBeEmpty: true })
          tell(this, check.finish())
        },
      },
    },
  }
})

/**
 * Fails `vite build` when a Lean secret, a token exchange, the server package or the simulator would reach the browser. Leaves server builds
 * (`build.ssr`, environments with `consumer: 'server'`) alone, but for the pages that SvelteKit and Astro render from them. The dev server is not
 * checked. What is written after Vite's last hook is checked when the process ends, which then fails.
 */
export function leanSecretGuard(options: GuardOptions = {}): VitePlugin {
  return plugin.vite(options)
}
export default leanSecretGuard
