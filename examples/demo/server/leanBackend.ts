/** Where Lean is: its sandbox with the credentials from the settings, or the simulator started inside this process. */
import { createLeanAuth, type LeanAuth } from '@lean-link/server'
import { type LeanSimulator, startLeanSimulator } from '@lean-link/testing'
import type { LeanPageOptions } from '../src/pageState.ts'
import type { Settings } from './settings.ts'

export interface LeanBackend {
  auth: LeanAuth
  /** what the page may know: no secret among it */
  page: LeanPageOptions
  /** null: webhooks cannot be checked, so none is accepted */
  webhookSecret: string | null
  simulator: LeanSimulator | null
  stop(): Promise<void>
}

/** `webhookUrl` reaches the simulator only: Lean's sandbox cannot call this machine. */
export async function startLeanBackend(settings: Settings, webhookUrl: string): Promise<LeanBackend> {
  if (settings.lean === 'sandbox') {
    const { clientId, clientSecret, country, webhookSecret } = settings
    return {
      auth: createLeanAuth({ clientId, clientSecret, country, sandbox: true }),
      page: { appToken: clientId, country, sandbox: true },
      webhookSecret,
      simulator: null,
      stop: async () => {},
    }
  }
  const simulator = await startLeanSimulator({ webhookUrl })
  const { clientId, clientSecret, authBaseUrl, apiBaseUrl, scriptUrl, webhookSecret } = simulator
  return {
    auth: createLeanAuth({ clientId, clientSecret, country: 'ae', sandbox: true, authBaseUrl, apiBaseUrl }),
    page: { appToken: clientId, country: 'ae', sandbox: true, scriptUrl },
    webhookSecret,
    simulator,
    stop: () => simulator.stop(),
  }
}
