/** The simulated API's customers: made once per user of the app, found by either id, with the government identifiers of Open Finance. */
import { Hono } from 'hono'
import { apiError } from './apiError.ts'
import type { Customer, GovernmentIdentifier, SimulatorState } from './simulatorState.ts'
import { toPage } from './toPage.ts'

const unknownCustomer = () => apiError(404, 'Simulated: no customer with this id exists.')

const isIdentifier = (value: unknown): value is GovernmentIdentifier => {
  const { type, value: text } = (value ?? {}) as Record<string, unknown>
  return typeof type === 'string' && type !== '' && typeof text === 'string' && text !== ''
}

/** undefined: the request names none; null: it names what is none. */
function readIdentifiers(body: unknown): readonly GovernmentIdentifier[] | null | undefined {
  const value: unknown = (body as Record<string, unknown> | null)?.['government_identifiers']
  if (value === undefined) return undefined
  return Array.isArray(value) && value.every(isIdentifier) ? value.map(({ type, value }) => ({ type, value })) : null
}

const badIdentifiers = () =>
  apiError(400, 'Simulated: government_identifiers must be a list of {"type": "EMIRATES_ID", "value": "..."}.')

export function createCustomerRoutes(state: SimulatorState): Hono {
  const findCustomer = (id: string) => state.customers.find((customer) => customer.customer_id === id)

  return new Hono({ strict: false })
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
      const identifiers = readIdentifiers(body)
      if (identifiers === null) return badIdentifiers()
      const customer: Customer = {
        customer_id: crypto.randomUUID(),
        app_user_id: appUserId,
        ...(identifiers && { government_identifiers: identifiers }),
      }
      state.customers.push(customer)
      return c.json(customer)
    })
    .get('/customers/v1', (c) => {
      const { page_number: number, page_size: size } = c.req.query()
      return c.json(toPage(state.customers, { number, size }))
    })
    .get('/customers/v1/app-user-id/:id', (c) => {
      const customer = state.customers.find((one) => one.app_user_id === c.req.param('id'))
      return customer ? c.json(customer) : unknownCustomer()
    })
    .get('/customers/v1/:id', (c) => {
      const customer = findCustomer(c.req.param('id'))
      return customer ? c.json(customer) : unknownCustomer()
    })
    .put('/customers/v1/:id', async (c) => {
      const customer = findCustomer(c.req.param('id'))
      if (!customer) return unknownCustomer()
      const identifiers = readIdentifiers(await c.req.json().catch(() => null))
      if (identifiers === null) return badIdentifiers()
      if (identifiers === undefined)
        return apiError(400, 'Simulated: government_identifiers is missing.', 'MISSING_PARAMETERS')
      customer.government_identifiers = identifiers
      return c.json(customer)
    })
}
