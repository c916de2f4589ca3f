/** The simulated REST API of one country: customers, their entities, banks; bearer tokens are checked as an API would. */
import { Hono } from 'hono'
import { tokenHosts } from '../accessTokens.ts'
import { apiError } from './apiError.ts'
import { listBanks } from './banks.ts'
import { readBearer } from './readBearer.ts'
import type { SimulatorState } from './simulatorState.ts'

const unknownCustomer = () => apiError(404, 'Simulated: no customer with this id exists.')
const unknownEntity = () => apiError(404, 'Simulated: no entity with this id exists.')

export function createApiRoutes(state: SimulatorState, country: 'ae' | 'sa'): Hono {
  const routes = new Hono({ strict: false })
  const findCustomer = (id: string) => state.customers.find((customer) => customer.customer_id === id)
  const listEntities = (id: string) => state.entities.filter((entity) => entity.customer_id === id)

  for (const path of ['/customers/*', '/banks/*']) {
    routes.use(path, async (c, next) => {
      const { delayMs, status } = state.scenario.api ?? {}
      if (delayMs !== undefined) await state.timers.wait(delayMs)
      if (status !== undefined && status >= 400) return apiError(status, `Simulated: the scenario answers ${status}.`)
      const bearer = await readBearer(state, c.req.header('authorization'))
      if (!bearer) return apiError(401, 'Simulated: the bearer token is missing, expired, or not of this simulator.')
      // Lean has an OAuth server per country, and its issuer is in the token; that the other country's API answers 401 is assumed.
      if (bearer.issuer !== tokenHosts[country].iss)
        return apiError(401, "Simulated: the bearer token is of another country's OAuth server.")
      if (bearer.customerId !== null)
        return apiError(403, 'Simulated: a customer token cannot call this API; use one of scope "api".')
      return next()
    })
  }

  return routes
    .post('/customers/v1', async (c) => {
      const body: unknown = await c.req.json().catch(() => null)
      const appUserId: unknown = (body as { app_user_id?: unknown } | null)?.app_user_id
      if (appUserId === undefined) return apiError(400, 'Simulated: app_user_id is missing.', 'MISSING_PARAMETERS')
      if (typeof appUserId !== 'string' || appUserId.length < 1 || appUserId.length > 255) {
        return apiError(400, 'Simulated: app_user_id must be text of 1 to 255 characters.')
      }
      if (state.customers.some((customer) => customer.app_user_id === appUserId)) {
        return apiError(409, 'A customer already exists for the app_user_id you have provided.')
      }
      const customer = { customer_id: crypto.randomUUID(), app_user_id: appUserId }
      state.customers.push(customer)
      return c.json(customer)
    })
    .get('/customers/v1', (c) => {
      const number = Math.max(0, Math.trunc(Number(c.req.query('page_number') ?? 0)) || 0)
      const size = Math.min(100, Math.max(1, Math.trunc(Number(c.req.query('page_size') ?? 50)) || 50))
      const total = state.customers.length
      const data = state.customers.slice(number * size, (number + 1) * size)
      return c.json({
        data,
        page: { number, size, total_elements: total, total_pages: Math.ceil(total / size), sort: null },
      })
    })
    .get('/customers/v1/app-user-id/:id', (c) => {
      const customer = state.customers.find((one) => one.app_user_id === c.req.param('id'))
      return customer ? c.json(customer) : unknownCustomer()
    })
    .get('/customers/v1/:id', (c) => {
      const customer = findCustomer(c.req.param('id'))
      return customer ? c.json(customer) : unknownCustomer()
    })
    .get('/customers/v1/:id/entities', (c) => {
      const { id } = c.req.param()
      return findCustomer(id) ? c.json(listEntities(id)) : unknownCustomer()
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
      // What Lean answers here is not documented.
      return c.body(null, 204)
    })
    .get('/banks/v1', (c) => {
      const types = c.req.query('account_types')?.split(',')
      return c.json(
        listBanks(state.scenario.banks, country).filter((bank) => !types || types.includes(bank.account_type)),
      )
    })
}
