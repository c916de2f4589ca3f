/**
 * The Vitest projects. A test's file name says where it runs: X.test.ts in Node, X.dom.test.tsx in jsdom, X.browser.test.tsx in Chromium,
 * X.page.test.ts in Node with whole pages in a Chromium beside it; X.test-d.ts is only type-checked; stories run in Chromium too.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { launchArgs } from './scripts/browser.mjs'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Packages resolve to their sources: no build before tests. Every project needs it, for it inherits nothing. */
const sources = {
  resolve: { conditions: ['@lean-link/source', ...defaultClientConditions] },
  ssr: { resolve: { conditions: ['@lean-link/source', ...defaultServerConditions] } },
}

/** Only the projects that open a browser look for one: other tools read this file too, and `--project unit` needs none. */
const globalSetup = [at('scripts/browserSetup.mjs')]

const chromium = {
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: {
      args: launchArgs(),
      // Read at launch, when the global setup has found it.
      get executablePath() {
        return process.env.LEAN_LINK_CHROMIUM ?? ''
      },
    },
  }),
  instances: [{ browser: 'chromium' as const }],
}

/** For a machine that does much else at the same time: a test that passes does not wait for these. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 10_000 } } }

/** Searches each test's page and console for tokens and secrets. */
const setupFiles = [at('packages/core/test/noSecrets.setup.ts')]

const projects: TestProjectInlineConfiguration[] = [
  {
    root: at('.'),
    ...sources,
    test: {
      name: 'unit',
      environment: 'node',
      include: [
        'packages/*/src/**/*.test.{ts,tsx}',
        'scripts/**/*.test.mjs',
        'examples/demo/**/*.test.{ts,tsx}',
        '.storybook/*.test.ts',
      ],
      exclude: ['**/*.{dom,browser,page}.test.*', '**/node_modules/**', '**/dist/**'],
    },
  },
  {
    root: at('.'),
    ...sources,
    test: {
      name: 'types',
      include: [],
      typecheck: {
        enabled: true,
        only: true,
        include: ['packages/*/src/**/*.test-d.{ts,tsx}'],
        tsconfig: at('tsconfig.json'),
        // The `types` check reports the errors of every other file.
        ignoreSourceErrors: true,
      },
    },
  },
  {
    root: at('.'),
    plugins: [react()],
    ...sources,
    test: {
      name: 'dom',
      environment: 'jsdom',
      setupFiles,
      include: ['packages/*/src/**/*.dom.test.{ts,tsx}', 'examples/demo/**/*.dom.test.{ts,tsx}'],
    },
  },
  {
    root: at('.'),
    plugins: [react()],
    ...sources,
    // Found only while tests run, they would reload the page under a test when the cache is cold.
    optimizeDeps: { include: ['react-dom/client', 'vitest-browser-react'] },
    // Without `css`, Vitest empties the simulator's style sheets, and axe would judge a page without colours.
    test: {
      name: 'browser',
      ...patience,
      css: true,
      globalSetup,
      setupFiles,
      include: ['packages/*/src/**/*.browser.test.{ts,tsx}'],
      browser: chromium,
    },
  },
  {
    root: at('.'),
    ...sources,
    test: {
      name: 'pages',
      ...patience,
      environment: 'node',
      css: true,
      globalSetup,
      include: ['packages/*/src/**/*.page.test.ts'],
    },
  },
]

if (existsSync(at('.storybook/main.ts'))) {
  projects.push({
    root: at('.'),
    ...sources,
    // Holds the service worker that plays the simulator.
    publicDir: at('.storybook/public'),
    plugins: [storybookTest({ configDir: at('.storybook'), disableAddonDocs: true })],
    test: { name: 'stories', ...patience, css: true, globalSetup, setupFiles, browser: chromium },
  })
}

export default defineConfig({ test: { projects } })
