import type { AddressInfo } from 'node:net'
import { createServer, defaultServerConditions, type ViteDevServer } from 'vite'
import { afterEach, expect, it, vi } from 'vitest'
import { backend } from './backendPlugin.ts'

let server: ViteDevServer | undefined

afterEach(async () => {
  await server?.close()
  vi.restoreAllMocks()
})

it('outlives restarts that come before the first request, as two saved files make them', async () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never)
  server = await createServer({
    root: `${import.meta.dirname}/..`,
    configFile: false,
    logLevel: 'silent',
    plugins: [backend({})],
    server: { port: 0, host: '127.0.0.1', watch: null },
    optimizeDeps: { noDiscovery: true },
    ssr: { resolve: { conditions: ['@lean-link/source', ...defaultServerConditions] } },
  })
  await server.listen()
  await server.restart()
  await server.restart()
  const address = server.httpServer?.address() as AddressInfo
  const response = await fetch(`http://127.0.0.1:${address.port}/api/connection`)
  expect(response.status).toBe(401)
  expect(exit).not.toHaveBeenCalled()
})
