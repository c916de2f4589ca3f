/** The simulated API's entities: what the customers of this simulator have connected. */
import { Hono } from 'hono'
import { apiError } from './apiError.ts'
import type { SimulatorState } from './simulatorState.ts'
import { isWithin, toPage } from './toPage.ts'

const unknownCustomer = () => apiError(404, 'Simulated: no customer with this id exists.')
const unknownEntity = () => apiError(404, 'Simulated: no entity with this id exists.')

export function createEntityRoutes(state: SimulatorState): Hono {
  const listEntities = (id: string) => state.entities.filter((entity) => entity.customer_id === id)

  return new Hono({ strict: false })
    .get('/customers/v1/entities', (c) => {
      const { start_date: from, end_date: to, page_number: number, page_size: size } = c.req.query()
      const entities = state.entities.filter(({ created_at: createdAt }) => isWithin(createdAt, from, to))
      return c.json(toPage(entities, { number, size }))
    })
    .get('/customers/v1/:id/entities', (c) => {
      const { id } = c.req.param()
      const isKnown = state.customers.some((customer) => customer.customer_id === id)
      return isKnown ? c.json(listEntities(id)) : unknownCustomer()
    })
    .get('/customers/v1/:id/entities/:entityId', (c) => {
      const { id, entityId } = c.req.param()
      const entity = listEntities(id).find((one) => one.id === entityId)
      return entity ? c.json(entity) : unknownEntity()
    })
    .delete('/customers/v1/:id/entities/:entityId', async (c) => {
      const { id, entityId } = c.req.param()
      const body: unknown = await c.req.json().catch(() => null)
      if (!(body as { reason?: unknown } | null)?.reason)
        return apiError(400, 'Simulated: reason is missing.', 'MISSING_PARAMETERS')
      const index = state.entities.findIndex((one) => one.id === entityId && one.customer_id === id)
      if (index < 0) return unknownEntity()
      state.entities.splice(index, 1)
      // The status is that of Lean's OpenAPI; what the body holds is not documented.
      return c.body(null, 200)
    })
}
