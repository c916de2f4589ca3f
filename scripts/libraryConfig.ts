/** The one build configuration of every package: ES modules, one file per source file, nothing bundled in but the private redactor. */
import { defineConfig, type UserConfig } from 'vite'

export function libraryConfig(entry: Record<string, string>): UserConfig {
  return defineConfig({
    build: {
      target: 'es2022',
      sourcemap: true,
      minify: false,
      emptyOutDir: true,
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        // Everything that is not a file of the package itself stays an import, but for what is never published.
        external: [/^node:/, /^(?!@lean-link\/redact$)[^./]/],
        output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
      },
    },
  })
}
