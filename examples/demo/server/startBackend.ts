/** Puts the backend together: settings -> Lean or the simulator -> sessions, connections, routes. */
import { Hono } from 'hono'
import { createApp } from './app.ts'
import { createConnections } from './connections.ts'
import { startLeanBackend } from './leanBackend.ts'
import { createSessions } from './session.ts'
import type { Settings } from './settings.ts'
import { createSimulatorRoute } from './simulatorRoute.ts'

export interface Backend {
  /** answers everything under /api */
  fetch(request: Request): Response | Promise<Response>
  stop(): Promise<void>
}

/** `origin` is where this process listens, so that the simulator can call the webhook. */
export async function startBackend(settings: Settings, origin: string): Promise<Backend> {
  const lean = await startLeanBackend(settings, `${origin}/api/lean/webhook`)
  const simulator = lean.simulator && createSimulatorRoute(lean.simulator)
  const app = new Hono()
  if (simulator) app.route('/', simulator.routes)
  app.route(
    '/',
    createApp({
      lean,
      sessions: createSessions(),
      connections: createConnections(lean.auth),
      currentScenario: () => simulator?.current() ?? null,
    }),
  )
  return { fetch: (request) => app.fetch(request), stop: () => lean.stop() }
}
