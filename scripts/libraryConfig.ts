/** The one build configuration of every package: ES modules, one file per source file, nothing bundled in but the private redactor. */
import { resolve } from 'node:path'
import { defineConfig, type UserConfig, type UserConfigFnObject } from 'vite'

interface LibraryOptions {
  /**
   * Of a package that has two builds: `dist/` with `production.ts` of this folder, and `dist/dev/`, for the `development` export condition,
   * with its `index.ts`. Both are plain ES modules, so that a browser can load them without a bundler.
   */
  developmentFolder?: string
}

export function libraryConfig(
  entry: Record<string, string>,
  { developmentFolder }: LibraryOptions = {},
): UserConfigFnObject {
  return defineConfig(({ mode }): UserConfig => {
    const isDevelopment = mode === 'development'
    const tools = developmentFolder && resolve(developmentFolder, isDevelopment ? 'index.ts' : 'production.ts')
    return {
      resolve: { alias: tools ? { '#development': tools } : {} },
      build: {
        outDir: isDevelopment ? 'dist/dev' : 'dist',
        target: 'es2022',
        sourcemap: true,
        minify: false,
        emptyOutDir: true,
        lib: { entry, formats: ['es'] },
        rolldownOptions: {
          // Everything that is not a file of the package itself stays an import, but for what is never published.
          external: [/^node:/, /^(?!@lean-link\/redact$|#development$)[^./]/],
          output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
        },
      },
    }
  })
}
