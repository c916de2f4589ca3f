/** A development route that tells the simulator how to behave; it exists only while the simulator runs inside the demo. */
import { scenarios, type LeanSimulator } from '@lean-link/testing'
import { Hono } from 'hono'
import { readJsonBody } from './readJsonBody.ts'

export interface SimulatorRoute {
  routes: Hono
  /** name of the scenario that is played */
  current(): string
}

export function createSimulatorRoute(simulator: Pick<LeanSimulator, 'use'>): SimulatorRoute {
  let current = 'happy'
  const routes = new Hono().post('/api/simulator/scenario', async (c) => {
    const { name } = await readJsonBody(c)
    const scenario = Object.entries(scenarios).find(([key]) => key === name)
    if (!scenario) return c.json({ error: 'unknown_scenario' }, 400)
    await simulator.use(scenario[1])
    current = scenario[0]
    return c.json({ name: current })
  })
  return { routes, current: () => current }
}
