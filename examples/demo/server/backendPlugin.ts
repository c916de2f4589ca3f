/** A Vite plugin that carries the backend inside the development server: one process, one port, and nothing left when it ends. */
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Plugin, ViteDevServer } from 'vite'
import { readSettings, type Settings, SettingsError } from './settings.ts'
import type { Backend, startBackend as StartBackend } from './startBackend.ts'

/** `env`: the values of .env and the environment. Wrong settings end the process with one sentence. */
export function backend(env: Record<string, string>): Plugin {
  let running: Promise<Backend> | undefined
  return {
    name: 'demo-backend',
    apply: 'serve',
    configureServer(server) {
      const settings = readSettingsOrExit(env)
      announce(server, settings)
      const handle = async (request: Request) => (await (running ??= start(server, settings))).fetch(request)
      const listener = getRequestListener(handle, { overrideGlobalObjects: false })
      server.middlewares.use((req, res, next) => (req.url?.startsWith('/api/') ? void listener(req, res) : next()))
    },
    async hotUpdate({ file, server }) {
      if (this.environment.name === 'ssr' && file.startsWith(`${server.config.root}/server/`)) await server.restart()
    },
    async closeBundle() {
      const stopping = running
      running = undefined
      await (await stopping)?.stop()
    },
  }
}

/** At the first request: only then the simulator can be told where this server listens. */
async function start(server: ViteDevServer, settings: Settings): Promise<Backend> {
  const { address, family, port } = server.httpServer!.address() as AddressInfo
  // Through Vite, so that the kit's packages resolve as they do in the page.
  const { startBackend } = (await server.ssrLoadModule('/server/startBackend.ts')) as {
    startBackend: typeof StartBackend
  }
  return startBackend(settings, `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`)
}

function readSettingsOrExit(env: Record<string, string>): Settings {
  try {
    return readSettings(env)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    console.error(`\n  The demo did not start. ${error.message}\n`)
    process.exit(1)
  }
}

function announce(server: ViteDevServer, settings: Settings): void {
  const printUrls = server.printUrls.bind(server)
  server.printUrls = () => {
    printUrls()
    const where =
      settings.lean === 'simulator' ? 'simulator inside (no LEAN_ settings)' : `Lean's sandbox, ${settings.country}`
    server.config.logger.info(`  ➜  Lean:    ${where}`)
  }
}
