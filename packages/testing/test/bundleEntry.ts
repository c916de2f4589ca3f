/** Bundles an entry of this package with everything it needs, as an app's bundler or the build would; Vitest itself empties style sheets. */
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** @param entry relative to `src` */
export async function bundleEntry(entry: string): Promise<{ code: string; outside: string[] }> {
  const result = await build({
    configFile: false,
    root: fileURLToPath(new URL('..', import.meta.url)),
    logLevel: 'silent',
    resolve: { conditions: ['@lean-link/source', 'module', 'browser'] },
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL(`../src/${entry}`, import.meta.url)), formats: ['es'] },
      rolldownOptions: { external: [/^node:/, ...builtinModules], output: { codeSplitting: false } },
    },
  })
  const [output] = Array.isArray(result) ? result : [result]
  if (!output || !('output' in output)) throw new Error('The build gave no output.')
  const [chunk] = output.output
  return { code: chunk.code, outside: [...chunk.imports, ...chunk.dynamicImports] }
}
