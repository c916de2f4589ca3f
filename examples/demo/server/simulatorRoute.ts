/** A development route that tells the simulator how to behave; it exists only while the simulator runs inside the demo. */
import { scenarios, type LeanSimulator } from '@lean-link/testing'
import { Hono } from 'hono'

export interface SimulatorRoute {
  routes: Hono
  /** name of the scenario that is played */
  current(): string
}

export function createSimulatorRoute(simulator: Pick<LeanSimulator, 'use'>): SimulatorRoute {
  let current = 'happy'
  const routes = new Hono().post('/api/simulator/scenario', async (c) => {
    if (!c.req.header('content-type')?.startsWith('application/json')) return c.json({ error: 'json_only' }, 415)
    const body = await c.req.json<{ name?: unknown } | null>().catch(() => null)
    const scenario = Object.entries(scenarios).find(([key]) => key === body?.name)
    if (!scenario) return c.json({ error: 'unknown_scenario' }, 400)
    await simulator.use(scenario[1])
    current = scenario[0]
    return c.json({ name: current })
  })
  return { routes, current: () => current }
}
