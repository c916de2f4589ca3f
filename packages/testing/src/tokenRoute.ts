/** The app's token route, played for a page that has no backend: takes any customer, and fails as the scenario says. */
import type { OpenSimulator } from './simulator/createLeanSimulator.ts'
import { findOrAddCustomer } from './simulator/simulatorState.ts'

export interface TokenRouteOptions {
  /** path of the app's token route; default '/api/lean/token' */
  tokenPath?: string
  /** whose tokens it mints; default 'ae' */
  country?: 'ae' | 'sa'
}

export const defaultTokenPath = '/api/lean/token'

/** Answers `POST {"customer_id": "..."}` with what the OAuth server of the simulator says to a backend, good or bad. */
export async function answerTokenRoute(
  { simulator, state }: OpenSimulator,
  request: Request,
  country: 'ae' | 'sa' = 'ae',
): Promise<Response> {
  const body = (await request.json().catch(() => null)) as { customer_id?: unknown } | null
  const customerId = body?.customer_id
  if (typeof customerId !== 'string' || customerId === '')
    return Response.json({ error: 'invalid_customer_id' }, { status: 400 })
  findOrAddCustomer(state, customerId)
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: simulator.clientId,
    client_secret: simulator.clientSecret,
    scope: `customer.${customerId}`,
  })
  const url = `${simulator.authBaseUrl}${country === 'sa' ? '/sa' : ''}/oauth2/token`
  return simulator.fetch(new Request(url, { method: 'POST', body: form }))
}
