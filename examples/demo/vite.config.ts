/** One process for the whole demo: Vite serves the frontend and carries the backend of server/ on the same origin. */
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defaultServerConditions, defineConfig, loadEnv } from 'vite'
import { exitWithParent } from '../../scripts/exitWithParent.mjs'
import { backend } from './server/backendPlugin.ts'

const root = import.meta.dirname

export default defineConfig(({ mode }) => {
  // Only names that start with LEAN_, and PORT: read from .env for the backend, never handed to the page (that would be VITE_).
  const env = loadEnv(mode, root, ['LEAN_', 'PORT'])
  const port = Number(env.PORT || 5173)
  // A file that is saved while the tests run must not load their pages again.
  const noWatch = mode === 'e2e' && ({ watch: null, hmr: false } as const)
  return {
    root,
    // The last belongs to this repository's own commands; an app of yours needs none of it.
    plugins: [react(), backend(env), exitWithParent()],
    server: { port, strictPort: Boolean(env.PORT), cors: false, ...noWatch },
    clearScreen: false,
    // Straight from the packages' sources: nothing is built before `pnpm dev`. An app of yours needs neither line.
    resolve: { conditions: ['@lean-link/source', ...defaultClientConditions], dedupe: ['react', 'react-dom'] },
    ssr: { resolve: { conditions: ['@lean-link/source', ...defaultServerConditions] } },
  }
})
