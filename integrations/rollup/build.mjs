/** Builds the page, and copies index.html and public/ as a copy plugin would. */
import { cpSync } from 'node:fs'
import commonjs from '@rollup/plugin-commonjs'
import nodeResolve from '@rollup/plugin-node-resolve'
import replace from '@rollup/plugin-replace'
import { leanSecretGuard } from '@lean-link/guard/rollup'
import { rollup } from 'rollup'

// For builds of the server package alone: without the guard, by the condition of a server runtime.
const { GUARD, CONDITION } = process.env

const copyStatic = {
  name: 'copy',
  writeBundle() {
    cpSync('index.html', 'dist/index.html')
    cpSync('public', 'dist', { recursive: true })
  },
}
const bundle = await rollup({
  input: 'main.js',
  plugins: [
    replace({ preventAssignment: true, values: { 'process.env.NODE_ENV': '"production"' } }),
    nodeResolve({ browser: true, exportConditions: CONDITION ? [CONDITION] : [] }),
    commonjs(),
    copyStatic,
    GUARD === 'off' ? null : leanSecretGuard(),
  ],
  onLog(level, { code, message }) {
    // React's packages say 'use client', which is nothing to a page.
    if (code !== 'MODULE_LEVEL_DIRECTIVE') console.log(level, message)
  },
})
await bundle.write({ dir: 'dist', sourcemap: true })
await bundle.close()
