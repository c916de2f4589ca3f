/** A page of test/ in one script, from the packages' sources, as a bundler of an app makes it. */
import { fileURLToPath } from 'node:url'
import { build, defaultClientConditions, type Rolldown } from 'vite'

/** `mode`: development has React's checks, and StrictMode runs every effect twice. */
export async function buildPage(name: string, mode: 'development' | 'production'): Promise<string> {
  const isDevelopment = mode === 'development'
  const built = await build({
    configFile: false,
    root: fileURLToPath(new URL('..', import.meta.url)),
    logLevel: 'silent',
    mode,
    // The process is one of tests, for which Vite would write development's JSX.
    oxc: { jsx: { runtime: 'automatic', development: isDevelopment } },
    resolve: {
      conditions: ['@lean-link/source', ...(isDevelopment ? ['development'] : []), ...defaultClientConditions],
    },
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    build: {
      write: false,
      minify: !isDevelopment,
      rolldownOptions: {
        input: fileURLToPath(new URL(`${name}.tsx`, import.meta.url)),
        output: { codeSplitting: false },
      },
    },
  })
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput
  return output[0].code
}
