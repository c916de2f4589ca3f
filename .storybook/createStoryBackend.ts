/** Plays the app's backend: makes its customer at the simulator and mints tokens for it, as a real backend does at Lean. */
import type { LeanSimulator } from '@lean-link/testing'

/** The simulator as it runs in a browser: without a port, and with nothing to stop. */
export type StorySimulator = Omit<LeanSimulator, 'port' | 'stop'>

export interface StoryBackend {
  createCustomer(appUserId: string): Promise<string>
  /** Answers `POST {"customer_id": ...}` with what the OAuth server said, good or bad. */
  handleToken(request: Request): Promise<Response>
}

export function createStoryBackend(simulator: StorySimulator): StoryBackend {
  const { authBaseUrl, apiBaseUrl, clientId, clientSecret } = simulator

  function mint(scope: string): Promise<Response> {
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope }
    const body = new URLSearchParams(form)
    return simulator.fetch(new Request(`${authBaseUrl}/oauth2/token`, { method: 'POST', body }))
  }

  return {
    async createCustomer(appUserId) {
      const { access_token } = (await (await mint('api')).json()) as { access_token: string }
      const response = await simulator.fetch(
        new Request(`${apiBaseUrl}/customers/v1`, {
          method: 'POST',
          headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ app_user_id: appUserId }),
        }),
      )
      return ((await response.json()) as { customer_id: string }).customer_id
    },
    async handleToken(request) {
      const { customer_id } = (await request.json()) as { customer_id: string }
      return mint(`customer.${customer_id}`)
    },
  }
}
