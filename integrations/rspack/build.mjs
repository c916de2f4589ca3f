/** Builds the page, and copies index.html and public/ as a copy plugin would. */
import { readdirSync, readFileSync } from 'node:fs'
import { leanSecretGuard } from '@lean-link/guard/rspack'
import { rspack } from '@rspack/core'

const { RawSource } = rspack.sources
const copyStatic = {
  /** @param {import('@rspack/core').Compiler} compiler */
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('copy', (compilation) => {
      compilation.hooks.processAssets.tap('copy', () => {
        compilation.emitAsset('index.html', new RawSource(readFileSync('index.html')))
        for (const file of readdirSync('public'))
          compilation.emitAsset(file, new RawSource(readFileSync(`public/${file}`)))
      })
    })
  },
}

rspack(
  {
    context: import.meta.dirname,
    mode: 'production',
    devtool: 'source-map',
    entry: './main.js',
    output: { path: `${import.meta.dirname}/dist` },
    performance: { hints: false },
    plugins: [copyStatic, leanSecretGuard()],
  },
  (error, stats) => {
    console.log(
      error ??
        stats?.toString({
          all: false,
          errors: true,
          errorStack: true,
          errorDetails: true,
          warnings: true,
          assets: true,
        }),
    )
    process.exitCode = error || stats?.hasErrors() ? 1 : 0
  },
)
