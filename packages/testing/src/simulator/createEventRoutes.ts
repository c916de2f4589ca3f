/** The simulated Events API: the webhooks of the last 90 days, sent or not, for who has missed one. */
import { Hono } from 'hono'
import type { SimulatorState } from './simulatorState.ts'
import { isWithin, toPage } from './toPage.ts'

const keptMs = 90 * 86_400_000

/** Path and parameters are documented; that the answer is a page of envelopes, the newest first, is assumed. */
export function createEventRoutes(state: SimulatorState): Hono {
  return new Hono({ strict: false }).get('/events/v1', (c) => {
    const { page: number, size, from, to, type } = c.req.query()
    const oldest = new Date(Date.now() - keptMs).toISOString()
    const events = state.events.filter(
      (event) =>
        isWithin(event.timestamp, oldest, undefined) &&
        isWithin(event.timestamp, from, to) &&
        (type === undefined || event.type === type),
    )
    return c.json(toPage(events.toReversed(), { number, size }))
  })
}
