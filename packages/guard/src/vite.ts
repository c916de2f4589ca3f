/** The Vite plugin: checks what the browser's environments import, and everything their builds leave in the output folder. */
import { resolve } from 'node:path'
import { createUnplugin, type VitePlugin } from 'unplugin'
import { createGuardBuild, type GuardBuild, pluginName } from './guardBuild.ts'
import type { GuardOptions } from './guardOptions.ts'
import { createRollupHooks, folderOf, type RollupHooks } from './rollupHooks.ts'

interface Settings {
  root: string
  envDir: string
  production: boolean
}
interface Running {
  build: GuardBuild
  hooks: RollupHooks
  folders: Set<string>
}
type Context = { environment?: { name: string } | undefined }

const plugin = createUnplugin<GuardOptions, false>((options) => {
  let settings: Settings = { root: process.cwd(), envDir: process.cwd(), production: true }
  // One per environment: several may build at a time.
  const running = new Map<string, Running>()
  const nameOf = (context: unknown) => (context as Context).environment?.name ?? 'client'
  const current = (context: unknown): Running => {
    const name = nameOf(context)
    const known = running.get(name)
    if (known) return known
    const build = createGuardBuild(options, { ...settings, envFolders: [settings.envDir] })
    const started = { build, hooks: createRollupHooks(build), folders: new Set<string>() }
    running.set(name, started)
    return started
  }

  return {
    name: pluginName,
    enforce: 'post',
    vite: {
      // The dev server publishes nothing. Server builds may hold the secret: by command line in Vite 5, by environment since Vite 6.
      apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild !== true,
      applyToEnvironment: ({ config }) => config.consumer === 'client',
      configResolved({ root, envDir, mode }) {
        // Vite sets `envDir: false` for no files at all; the project's own are read even then.
        settings = {
          root,
          envDir: envDir ? resolve(root, envDir) : root,
          production: mode !== 'development' && process.env['NODE_ENV'] !== 'development',
        }
      },
      buildStart() {
        running.delete(nameOf(this))
        current(this)
      },
      transform: {
        // Names of variables are gone after Vite's own plugins.
        order: 'pre',
        handler(code, id) {
          current(this).hooks.transform(this, id, code)
          return null
        },
      },
      moduleParsed(module) {
        current(this).hooks.moduleParsed(module)
      },
      buildEnd(error) {
        if (!error) current(this).hooks.buildEnd(this)
      },
      generateBundle: {
        order: 'post',
        handler(output, bundle, isWrite) {
          if (!isWrite) current(this).hooks.checkBundle(bundle, output, this)
        },
      },
      writeBundle: {
        order: 'post',
        sequential: true,
        handler(output) {
          const folder = folderOf(output)
          if (folder === undefined) return
          const { hooks, folders } = current(this)
          // A throw in `closeBundle` would end the watcher, and name nothing.
          if (this.meta.watchMode) hooks.checkOutput([folder], this)
          else folders.add(folder)
        },
      },
      closeBundle: {
        // Other plugins still write pages here.
        order: 'post',
        sequential: true,
        handler() {
          const { hooks, folders } = current(this)
          const written = [...folders]
          folders.clear()
          if (written.length > 0) hooks.checkOutput(written, this)
          hooks.closeBundle(this)
        },
      },
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
