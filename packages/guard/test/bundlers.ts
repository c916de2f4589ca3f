/** The bundlers of the unit tests behind one function each: builds the app in a folder and returns or throws everything that was said. */
import { join } from 'node:path'
import * as esbuild from 'esbuild'
import * as rolldown from 'rolldown'
import * as rollup from 'rollup'
import { build as viteBuild, createLogger, defaultClientConditions } from 'vite'
import { inspect } from 'node:util'
import { leanSecretGuard as esbuildGuard } from '../src/bundlers/esbuild.ts'
import type { GuardOptions } from '../src/guardOptions.ts'
import { leanSecretGuard as rollupGuard } from '../src/bundlers/rollup.ts'
import { leanSecretGuard as viteGuard } from '../src/bundlers/vite.ts'
import { copyStatic } from './plantedApp.ts'

export interface Outcome {
  failed: boolean
  /** everything a terminal or a log would show, errors with their hidden fields too */
  said: string
}
export type Bundle = (folder: string, options?: GuardOptions, entry?: string) => Promise<Outcome>

const source = '@lean-link/source'

function createListener() {
  const lines: string[] = []
  const listen = (...parts: unknown[]) =>
    void lines.push(...parts.map((part) => (typeof part === 'string' ? part : show(part))))
  const run = async (build: () => Promise<unknown>): Promise<Outcome> => {
    try {
      await build()
      return { failed: false, said: lines.join('\n') }
    } catch (error) {
      listen(error, String(error), error instanceof Error ? error.stack : '')
      return { failed: true, said: lines.join('\n') }
    }
  }
  return { listen, run }
}

const show = (value: unknown) => inspect(value, { depth: 8, showHidden: true, maxStringLength: null })

export const withVite: Bundle = (folder, options, entry) => {
  const { listen, run } = createListener()
  const logger = { ...createLogger(), info: listen, warn: listen, warnOnce: listen, error: listen }
  return run(() =>
    viteBuild({
      configFile: false,
      root: folder,
      customLogger: logger,
      resolve: { conditions: [source, ...defaultClientConditions] },
      plugins: [viteGuard(options)],
      build: {
        sourcemap: true,
        rolldownOptions: {
          ...(entry !== undefined && { input: join(folder, entry) }),
          // On a busy machine Vite would name the plugin for the time that it took.
          checks: { pluginTimings: false },
        },
      },
    }),
  )
}

/** Finds files and linked packages as the page would; the browser condition is what `server` needs. */
const resolvePackages = (folder: string, serverFile: string): rollup.Plugin => ({
  name: 'resolve',
  resolveId: (id) => (id === '@lean-link/server' ? join(folder, 'node_modules/@lean-link/server', serverFile) : null),
})

export const withRollup: Bundle = (folder, options, entry = 'main.js') => {
  const { listen, run } = createListener()
  const output = join(folder, 'dist')
  return run(async () => {
    const bundle = await rollup.rollup({
      input: join(folder, entry),
      onLog: (_level, log) => listen(log),
      plugins: [
        // JavaScript stands for a package that is not marked for browsers; Rollup reads no TypeScript.
        { name: 'copy', writeBundle: () => copyStatic(folder, output) },
        resolvePackages(folder, 'plain.js'),
        { name: 'plain', load: (id) => (id.endsWith('plain.js') ? 'export const createLeanAuth = () => {}' : null) },
        rollupGuard(options),
      ],
    })
    await bundle.write({ dir: output, sourcemap: true })
    await bundle.close()
  })
}

export const withRolldown: Bundle = (folder, options, entry = 'main.js') => {
  const { listen, run } = createListener()
  const output = join(folder, 'dist')
  return run(async () => {
    const bundle = await rolldown.rolldown({
      input: join(folder, entry),
      platform: 'browser',
      onLog: (_level, log) => listen(log),
      resolve: { conditionNames: [source, 'browser', 'import'] },
      plugins: [
        { name: 'copy', writeBundle: () => copyStatic(folder, output) },
        // Rolldown takes Rollup plugins; its types name their context otherwise.
        rollupGuard(options) as unknown as rolldown.Plugin,
      ],
    })
    await bundle.write({ dir: output, sourcemap: true, minify: true })
    await bundle.close()
  })
}

export const withEsbuild: Bundle = (folder, options, entry = 'main.js') => {
  const { listen, run } = createListener()
  const output = join(folder, 'dist')
  return run(async () => {
    await copyStatic(folder, output)
    const result = await esbuild.build({
      entryPoints: [join(folder, entry)],
      absWorkingDir: folder,
      outdir: output,
      bundle: true,
      minify: true,
      format: 'esm',
      sourcemap: true,
      logLevel: 'silent',
      conditions: [source],
      plugins: [esbuildGuard(options)],
    })
    listen(result)
  })
}

export const bundlers: Record<string, Bundle> = {
  Vite: withVite,
  Rollup: withRollup,
  Rolldown: withRolldown,
  esbuild: withEsbuild,
}
