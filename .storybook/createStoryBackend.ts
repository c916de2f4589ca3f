/** Plays the app's backend: makes its customer at the simulator and mints tokens for it, as a real backend does at Lean. */
import type { LeanSimulator } from '@lean-link/testing'

/** The simulator as it runs in a browser: without a port, and with nothing to stop. */
export type StorySimulator = Omit<LeanSimulator, 'port' | 'stop'>

export interface StoryBackend {
  createCustomer(appUserId: string): Promise<string>
  /** Answers `POST {"customer_id": ...}` with what the OAuth server said, good or bad. */
  handleToken(request: Request): Promise<Response>
  /** Whether the customer has connected a bank, as Lean's API has it. */
  handleConnection(customerId: string): Promise<Response>
}

export function createStoryBackend(simulator: StorySimulator): StoryBackend {
  const { authBaseUrl, apiBaseUrl, clientId, clientSecret } = simulator

  function mint(scope: string): Promise<Response> {
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope }
    const body = new URLSearchParams(form)
    return simulator.fetch(new Request(`${authBaseUrl}/oauth2/token`, { method: 'POST', body }))
  }

  async function callApi(path: string, init: { method?: string; body?: string } = {}): Promise<unknown> {
    const { access_token } = (await (await mint('api')).json()) as { access_token: string }
    const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' }
    const response = await simulator.fetch(new Request(`${apiBaseUrl}${path}`, { ...init, headers }))
    return response.json()
  }

  return {
    async createCustomer(appUserId) {
      const body = JSON.stringify({ app_user_id: appUserId })
      const customer = (await callApi('/customers/v1', { method: 'POST', body })) as { customer_id: string }
      return customer.customer_id
    },
    async handleToken(request) {
      const { customer_id } = (await request.json()) as { customer_id: string }
      return mint(`customer.${customer_id}`)
    },
    async handleConnection(customerId) {
      const entities = (await callApi(`/customers/v1/${customerId}/entities`)) as unknown[]
      return Response.json({ connected: entities.length > 0 })
    },
  }
}
