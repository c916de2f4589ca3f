/** The esbuild plugin: looks at every file esbuild loads, without changing it, and at the folder it wrote. */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { createEsbuildPlugin, type EsbuildPlugin } from 'unplugin'
import { type BuildCheck, type BuildReport, createBuildCheck, isServerImport } from '../createBuildCheck.ts'
import { decodeText } from '../decodeText.ts'
import type { GuardOptions } from '../guardOptions.ts'
import { guardName } from '../report/guardError.ts'
import { toProjectPath } from '../search/paths.ts'

// `worker` is not among them: web workers are browsers.
const serverConditions = ['workerd', 'edge-light', 'deno', 'bun', 'node', 'react-server']

const createPlugin = createEsbuildPlugin<GuardOptions, false>((options) => ({
  name: guardName,
  esbuild: {
    setup(esbuild) {
      const { platform, conditions = [], absWorkingDir = process.cwd(), outdir, outfile } = esbuild.initialOptions
      // Who says that it is for browsers is believed, whatever the conditions.
      const isForServer = conditions.some((condition) => serverConditions.includes(condition)) && platform !== 'browser'
      if (platform === 'node' || isForServer) return
      const context = { root: absWorkingDir, production: process.env['NODE_ENV'] !== 'development' }
      let check: BuildCheck = createBuildCheck(options, context)

      esbuild.onStart(() => {
        check = createBuildCheck(options, context)
      })
      esbuild.onLoad({ filter: /.*/, namespace: 'file' }, ({ path }) => {
        const code = isCode(path) ? readFileSync(path, 'utf8') : undefined
        const findings = check.addModule(path, code === undefined ? {} : { source: code, transformed: code })
        return findings.some(isServerImport) ? toMessages(check.report()) : undefined
      })
      esbuild.onEnd(({ errors, outputFiles }) => {
        if (errors.length > 0) return undefined
        const folder = outdir ?? (outfile === undefined ? undefined : dirname(outfile))
        if (!outputFiles && folder === undefined) {
          const error =
            'esbuild prints its output, where it cannot be checked. Set outdir or outfile, or run "npx lean-link-guard <folder>" on what you publish.'
          return toMessages({ error, warnings: [] })
        }
        const place = resolve(absWorkingDir, folder ?? '.')
        if (outputFiles) {
          const texts = outputFiles.map(({ path, contents }) => ({
            file: toProjectPath(path, place) ?? path,
            text: decodeText(contents),
          }))
          check.addTexts(texts, place)
        } else check.addFolder(place)
        return toMessages(check.finish())
      })
    },
  },
}))

/** What esbuild or one of its plugins turns into JavaScript. */
const isCode = (path: string) => /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(path)

function toMessages({ error, warnings }: BuildReport) {
  // Plain objects: given a bare `Error`, esbuild would print the guard's own stack.
  const toMessage = (text: string) => ({ text, location: null, notes: [] })
  return { errors: error === undefined ? [] : [toMessage(error)], warnings: warnings.map((text) => toMessage(text)) }
}

/**
 * Fails an esbuild build when a Lean secret, a token exchange, the server package or the simulator would reach the browser. Put it first in
 * `plugins`: esbuild asks the first plugin that answers. Skips `platform: 'node'` and, unless `platform` is 'browser', builds with a
 * server runtime's condition (workerd, edge-light, deno, bun, node, react-server). Everything in the output folder is checked.
 */
export function leanSecretGuard(options: GuardOptions = {}): EsbuildPlugin {
  return createPlugin(options)
}
export default leanSecretGuard
