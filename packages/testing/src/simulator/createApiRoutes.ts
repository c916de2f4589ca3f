/** The simulated REST API of one country: its bearer tokens are checked as an API would, then its parts answer. */
import { Hono } from 'hono'
import { tokenHosts } from '../accessTokens.ts'
import { apiError } from './apiError.ts'
import { listBanks } from './banks.ts'
import { createConsentRoutes } from './consentRoutes.ts'
import { createCustomerRoutes } from './createCustomerRoutes.ts'
import { createEntityRoutes } from './createEntityRoutes.ts'
import { createEventRoutes } from './createEventRoutes.ts'
import { readBearer } from './readBearer.ts'
import type { SimulatorState } from './simulatorState.ts'

export function createApiRoutes(state: SimulatorState, country: 'ae' | 'sa'): Hono {
  const routes = new Hono({ strict: false })

  for (const path of ['/customers/*', '/banks/*', '/consents/*', '/events/*']) {
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

  routes.get('/banks/v1', (c) => {
    const types = c.req.query('account_types')?.split(',')
    const banks = listBanks(state.scenario.banks, country)
    return c.json(banks.filter((bank) => !types || types.includes(bank.account_type)))
  })
  // Before the customers, whose ids would take the word "entities" for one.
  routes.route('/', createEntityRoutes(state))
  routes.route('/', createCustomerRoutes(state))
  routes.route('/', createConsentRoutes(state))
  routes.route('/', createEventRoutes(state))
  return routes
}
