/** A Vite plugin that carries the backend inside the development server: one process, one port, and nothing left when it ends. */
import { readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Plugin, ViteDevServer } from 'vite'
import { endWithRunner } from './endWithRunner.ts'
import { readSettings, type Settings, SettingsError } from './settings.ts'
import type { Backend, startBackend as StartBackend } from './startBackend.ts'

/** `env`: the values of .env and the environment. Wrong settings end the process with one sentence. */
export function backend(env: Record<string, string>): Plugin {
  let running: Backend | null = null
  let stopLooking = (): void => {}
  return {
    name: 'demo-backend',
    apply: 'serve',
    configureServer(server) {
      const settings = readSettingsOrExit(env)
      announce(server, settings)
      stopLooking = endWithRunner()
      const started = startWhenListening(server, settings)
      // False after a restart that came while this backend was starting: the new server has one of its own.
      const { httpServer } = server
      const isNeeded = () => httpServer?.listening === true
      started.then(
        (backend) => {
          if (isNeeded()) running = backend
          else void backend.stop()
        },
        (error: unknown) => {
          if (!isNeeded()) return
          console.error('\n  The demo did not start.', error)
          process.exit(1)
        },
      )

      const options = { overrideGlobalObjects: false }
      const api = getRequestListener(async (request) => (await started).fetch(request), options)
      const page = getRequestListener(async (request) => renderPage(server, await started, request), options)
      server.middlewares.use((req, res, next) => (req.url?.startsWith('/api/') ? void api(req, res) : next()))
      // What a plugin returns here runs after Vite's own answers: its files come first, then the page.
      return () => server.middlewares.use((req, res, next) => (isPage(req.url) ? void page(req, res) : next()))
    },
    async hotUpdate({ file, server }) {
      if (this.environment.name === 'ssr' && file.startsWith(`${server.config.root}/server/`)) await server.restart()
    },
    async closeBundle() {
      stopLooking()
      const stopping = running
      running = null
      await stopping?.stop()
    },
  }
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

async function startWhenListening(server: ViteDevServer, settings: Settings): Promise<Backend> {
  const { httpServer } = server
  if (!httpServer) throw new Error('The demo needs a server of its own: it does not run in middleware mode.')
  await new Promise<void>((resolve) => httpServer.once('listening', resolve))
  const { address, family, port } = httpServer.address() as AddressInfo
  const { startBackend } = (await server.ssrLoadModule('/server/startBackend.ts')) as {
    startBackend: typeof StartBackend
  }
  return startBackend(settings, `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`)
}

async function renderPage(server: ViteDevServer, running: Backend, request: Request): Promise<Response> {
  const state = await running.pageState(request)
  const file = await readFile(`${server.config.root}/index.html`, 'utf8')
  const template = await server.transformIndexHtml(new URL(request.url).pathname, file)
  const { renderApp } = (await server.ssrLoadModule(
    '/src/entry-server.tsx',
  )) as typeof import('../src/entry-server.tsx')
  const html = renderApp(template, state)
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } })
}

function isPage(url: string | undefined): boolean {
  return url === '/' || url?.startsWith('/?') === true
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
