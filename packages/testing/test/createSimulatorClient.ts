/** Talks to a simulator as a browser, a backend and the simulated LinkSDK do; shared by the tests of its routes. */
import type { Scenario } from '../src/scenario.ts'
import { createLeanSimulator } from '../src/simulator/createLeanSimulator.ts'

export const origin = 'http://simulator.test'

export function createSimulatorClient(scenario: Scenario = {}, webhookUrl?: string) {
  const simulator = createLeanSimulator({ origin, scenario, ...(webhookUrl && { webhookUrl }) })
  const { clientId, clientSecret } = simulator
  const send = (path: string, init?: RequestInit) => simulator.fetch(new Request(origin + path, init))
  const sendJson = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const askToken = (form: Record<string, string> = {}, prefix = '') =>
    send(`${prefix}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'client_credentials',
        scope: 'api',
        ...form,
      }),
    })
  const getToken = async (scope: string, prefix = '') =>
    ((await (await askToken({ scope }, prefix)).json()) as { access_token: string }).access_token
  const authorize = async (scope = 'api', prefix = '') => ({ authorization: `Bearer ${await getToken(scope, prefix)}` })
  const createCustomer = async (appUserId = 'user-1') => (await simulator.createCustomer(appUserId)).customerId
  const getControlKey = async () => {
    const script = await (await send('/link/loader/prod/ae/latest/lean-link-loader.min.js')).text()
    return { 'x-lean-link-simulator': /"controlKey":"(\w+)"/.exec(script)?.[1] ?? 'missing' }
  }
  return { simulator, send, sendJson, askToken, getToken, authorize, createCustomer, getControlKey }
}
