/** Builds the page, and copies index.html and public/ as a copy plugin would. */
import { readdirSync, readFileSync } from 'node:fs'
import { leanSecretGuard } from '@lean-link/guard/rspack'
import { rspack } from '@rspack/core'

// For builds of servers, and of the server package alone: without the guard, by the condition of a server runtime, for Node.
const { GUARD, CONDITION, TARGET = 'web' } = process.env

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
    target: TARGET,
    resolve: { conditionNames: CONDITION ? [CONDITION, '...'] : ['...'] },
    devtool: 'source-map',
    entry: './main.js',
    output: { path: `${import.meta.dirname}/dist` },
    performance: { hints: false },
    plugins: [copyStatic, GUARD === 'off' ? null : leanSecretGuard()],
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
