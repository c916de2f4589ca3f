/** The esbuild plugin: looks at every file esbuild loads, without changing it, and at the folder it wrote. */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { createEsbuildPlugin, type EsbuildPlugin } from 'unplugin'
import { decodeText } from './decodeText.ts'
import { createGuardBuild, type GuardBuild, pluginName } from './guardBuild.ts'
import type { GuardOptions } from './guardOptions.ts'
import { toProjectFile } from './toSourceFile.ts'

// `worker` is not among them: web workers are browsers.
const serverConditions = ['workerd', 'edge-light', 'deno', 'bun', 'node', 'react-server']

const createPlugin = createEsbuildPlugin<GuardOptions, false>((options) => ({
  name: pluginName,
  esbuild: {
    setup(esbuild) {
      const { platform, conditions = [], absWorkingDir = process.cwd(), outdir, outfile } = esbuild.initialOptions
      if (platform === 'node' || conditions.some((condition) => serverConditions.includes(condition))) return
      const context = { root: absWorkingDir, production: process.env['NODE_ENV'] !== 'development' }
      const message = (text: string) => ({ text, location: null, notes: [] })
      let build: GuardBuild = createGuardBuild(options, context)

      esbuild.onStart(() => {
        build = createGuardBuild(options, context)
      })
      esbuild.onLoad({ filter: /.*/, namespace: 'file' }, ({ path }) => {
        const code = /\.[cm]?[jt]sx?$|\.(?:vue|svelte|astro)$/.test(path) ? readFileSync(path, 'utf8') : undefined
        const findings = build.checkModule(path, code === undefined ? {} : { before: code, after: code })
        if (!findings.some(({ rule }) => rule === 'server_import')) return undefined
        // Its browser file cannot be resolved: the build would stop before the end, with less to say.
        const warnings: string[] = []
        const text = build.report((warning) => warnings.push(warning))
        return text === null ? { warnings: warnings.map(message) } : { errors: [message(text)] }
      })
      esbuild.onEnd(({ errors, outputFiles }) => {
        if (errors.length > 0) return undefined
        const warnings: string[] = []
        const warn = (text: string) => warnings.push(text)
        const folder = outdir ?? (outfile === undefined ? undefined : dirname(outfile))
        if (!outputFiles && folder === undefined) {
          const text = `${pluginName}: esbuild prints its output, where it cannot be checked. Set outdir or outfile, or run "npx lean-link-guard <folder>" on what you publish.`
          return { errors: [message(text)] }
        }
        const place = resolve(absWorkingDir, folder ?? '.')
        try {
          const texts = outputFiles?.map(({ path, contents }) => ({
            file: toProjectFile(path, place) ?? path,
            text: decodeText(contents),
          }))
          const text = texts ? build.reportTexts(texts, place, warn) : build.reportOutput([place], warn)
          build.tellUnusedEntries(warn)
          return { errors: text === null ? [] : [message(text)], warnings: warnings.map(message) }
        } catch (error) {
          return { errors: [message(error instanceof Error ? error.message : `${pluginName} failed.`)] }
        }
      })
    },
  },
}))

/**
 * Fails an esbuild build when a Lean secret, a token exchange, the server package or the simulator would reach the browser. Put it first in
 * `plugins`: esbuild asks the first plugin that answers. Skips `platform: 'node'` and builds with a server runtime's condition
 * (workerd, edge-light, deno, bun, node, react-server). Everything in the output folder is checked.
 */
export function leanSecretGuard(options: GuardOptions = {}): EsbuildPlugin {
  return createPlugin(options)
}
export default leanSecretGuard
