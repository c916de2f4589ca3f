/** The plugin of libraryConfig.ts that keeps what `import()` loads later out of the files that are there at once. */
import { relative } from 'node:path'
import { build, normalizePath, type Plugin, type UserConfig } from 'vite'

/**
 * A module that two parts import is a file of its own to some bundlers, and one more request on the page. So each module that an `import()`
 * names is built by itself, into one file with its own copy of what it needs: a few bytes more for who loads every part, and never one
 * more request.
 *
 * @param config the configuration that the other files are built with
 */
export function separateParts(config: UserConfig): Plugin[] {
  let root = ''
  let mode = ''
  let outDir = ''
  const parts = new Set<string>()
  const importParts: Plugin = {
    name: 'import-parts',
    enforce: 'pre',
    resolveId: {
      async handler(source, importer, { kind }) {
        if (kind !== 'dynamic-import' || !source.startsWith('.')) return null
        const found = await this.resolve(source, importer, { skipSelf: true })
        if (found) parts.add(found.id)
        // A part stands in dist where its source stands in src, so the way to it stays as it is written.
        return { id: source.replace(/\.ts$/, '.js'), external: true }
      },
    },
  }
  const buildParts: Plugin = {
    name: 'build-parts',
    configResolved(resolved) {
      root = resolved.root
      mode = resolved.mode
      outDir = resolved.build.outDir
    },
    async closeBundle() {
      const { rolldownOptions, ...options } = config.build ?? {}
      const output = Object.assign({}, rolldownOptions?.output, { preserveModules: false })
      // Grows on the way: a part may load another one.
      for (const part of parts) {
        const name = normalizePath(relative(`${root}/src`, part)).replace(/\.ts$/, '')
        await build({
          root,
          mode,
          resolve: config.resolve ?? {},
          configFile: false,
          logLevel: 'error',
          plugins: [importParts],
          build: {
            ...options,
            outDir,
            emptyOutDir: false,
            lib: { entry: { [name]: part }, formats: ['es'] },
            rolldownOptions: { ...rolldownOptions, output },
          },
        })
      }
    },
  }
  return [importParts, buildParts]
}
