/** End-to-end tests of the demo in Chromium, against one demo that the tests start on a free port. */
import { createServer, type AddressInfo } from 'node:net'
import { defineConfig } from '@playwright/test'
import { launchArgs } from '../../scripts/browser.mjs'

// This file is read again in every worker: the port is kept in the environment, which workers inherit.
process.env.DEMO_E2E_PORT ??= String(await getFreePort())

const port = process.env.DEMO_E2E_PORT
const baseURL = `http://localhost:${port}`

export default defineConfig({
  testDir: 'e2e',
  // Leaves the browser's path in the environment, too.
  globalSetup: '../../scripts/browserSetup.mjs',
  fullyParallel: true,
  // Two signed-in people at once: demo.ts gives each worker its own.
  workers: 2,
  projects: [
    { name: 'demo', testIgnore: '**/scenarios.spec.ts' },
    // The scenario of the simulator is one for the whole demo, so that nothing else may run meanwhile.
    { name: 'scenarios', testMatch: '**/scenarios.spec.ts', workers: 1, dependencies: ['demo'] },
  ],
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: 'line',
  use: {
    baseURL,
    locale: 'en-US',
    // Nothing waits for an animation to end; connect.spec.ts has one test with them.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath: process.env.LEAN_LINK_CHROMIUM ?? '', args: launchArgs() },
  },
  webServer: {
    command: 'npm run --silent dev -- --mode e2e',
    url: baseURL,
    // Whatever the developer's own environment holds, the tests run on the simulator.
    env: { PORT: port, LEAN_CLIENT_ID: '', LEAN_CLIENT_SECRET: '', LEAN_COUNTRY: '', LEAN_SANDBOX: '' },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
})

function getFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, () => {
      const { port: free } = server.address() as AddressInfo
      server.close(() => resolve(free))
    })
  })
}
