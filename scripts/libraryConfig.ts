/** The one build configuration of every package: ES modules, one file per source file and per part that is loaded later; of other packages, only the private redactor is built in. */
import { fileURLToPath } from 'node:url'
import { defineConfig, type UserConfig, type UserConfigFnObject } from 'vite'
import { separateParts } from './separateParts.ts'

/** `alias` stands in for imports that have another file in each build. */
export function libraryConfig(
  entry: Record<string, string>,
  { outDir = 'dist', alias = {} }: { outDir?: string; alias?: Record<string, string> } = {},
): UserConfig {
  const config: UserConfig = {
    resolve: { alias },
    build: {
      outDir,
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
  return { ...config, plugins: separateParts(config) }
}

/**
 * For a package with checks for developers: `vite build` makes `dist/`, where `#development` is the empty `production.ts` of
 * `src/development`, and `vite build --mode development` makes `dist/dev/`, for the `development` export condition, where it is `index.ts`.
 * Both are plain ES modules, so that a browser can load them without a bundler. `packageUrl`: of the configuration in the package.
 */
export function libraryWithDevelopmentConfig(entry: Record<string, string>, packageUrl: string): UserConfigFnObject {
  return defineConfig(({ mode }) => {
    const isDevelopment = mode === 'development'
    const tools = isDevelopment ? 'index.ts' : 'production.ts'
    return libraryConfig(entry, {
      outDir: isDevelopment ? 'dist/dev' : 'dist',
      alias: { '#development': fileURLToPath(new URL(`src/development/${tools}`, packageUrl)) },
    })
  })
}
