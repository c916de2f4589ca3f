/** The conformance check against backends that the kit calls safe: the server package's handler, the demo, the docs' example in Python. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp } from '../../../../examples/demo/server/app.ts'
import { createSessions } from '../../../../examples/demo/server/session.ts'
import { createLeanAuth, createTokenHandler, type LeanAuth } from '../../../server/src/index.ts'
import { findPython, startPythonBackend } from '../../test/startPythonBackend.ts'
import type { LeanSimulator } from '../simulator/createLeanSimulator.ts'
import { startLeanSimulator } from '../simulator/startLeanSimulator.ts'
import { checkTokenEndpoint } from './checkTokenEndpoint.ts'

let simulator: LeanSimulator
let auth: LeanAuth
let customerIds: readonly [string, string]
const servers: Server[] = []

beforeEach(async () => {
  simulator = await startLeanSimulator()
  const { clientId, clientSecret, authBaseUrl, apiBaseUrl } = simulator
  auth = createLeanAuth({ clientId, clientSecret, country: 'ae', sandbox: true, authBaseUrl, apiBaseUrl })
  const [own, other] = [await simulator.createCustomer('user-1'), await simulator.createCustomer('user-2')]
  customerIds = [own.customerId, other.customerId]
})
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
  await simulator.stop()
})

async function listen(handle: (request: Request) => Response | Promise<Response>): Promise<string> {
  const server = createServer(getRequestListener(handle, { overrideGlobalObjects: false }))
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function findFailures(url: string, signIn = async (customerId: string) => ({ cookie: `session=${customerId}` })) {
  const findings = await checkTokenEndpoint({ url, signIn, customerIds, clientSecret: simulator.clientSecret })
  expect(findings).toHaveLength(18)
  expect(JSON.stringify(findings)).not.toMatch(/eyJ/)
  return findings.filter(({ ok }) => !ok)
}

// Each mints some forty tokens, which a busy machine takes its time for.
describe('finds nothing wrong with', { timeout: 30_000 }, () => {
  const identify = ({ headers }: Request) => customerIds.find((id) => headers.get('cookie') === `session=${id}`) ?? null

  it('createTokenHandler of @lean-link/server', async () => {
    const origin = await listen(createTokenHandler({ auth, identify, onError: () => {} }))
    expect(await findFailures(`${origin}/api/lean/token`)).toEqual([])
  })

  it('createTokenHandler with a rate limit', async () => {
    let asked = 0
    const rateLimit = () => (asked += 1) > 35 && { retryAfterSeconds: 30 }
    const origin = await listen(createTokenHandler({ auth, identify, rateLimit, onError: () => {} }))
    expect(await findFailures(origin)).toEqual([])
  })

  it("the demo's backend", async () => {
    // It tells whoever reads its terminal of each origin that it refused.
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const sessions = createSessions()
    const app = createApp({
      lean: { auth, webhookSecret: null, page: { appToken: simulator.clientId, country: 'ae', sandbox: true } },
      sessions,
      connections: { record: () => {}, list: async () => [], remove: async () => {} },
      currentScenario: () => null,
    })
    const origin = await listen((request) => app.fetch(request))
    const signIn = async (customerId: string) => {
      const cookie = await sessions.start({ personId: 'mei', customerId })
      return { cookie: cookie.split(';')[0] ?? '' }
    }
    expect(await findFailures(`${origin}/api/lean/token`, signIn)).toEqual([])
    logged.mockRestore()
  })
})

const python = findPython()
describe.skipIf(!python)(
  `the docs' example in Python (${python ?? 'not on this machine'})`,
  { timeout: 30_000 },
  () => {
    it('is as safe, and logs no secret', async () => {
      const backend = await startPythonBackend(simulator, customerIds)
      try {
        expect(await findFailures(backend.url)).toEqual([])
        expect(backend.log()).not.toContain(simulator.clientSecret)
      } finally {
        await backend.stop()
      }
    })

    it('tells an outage of Lean by a code', async () => {
      await simulator.use({ token: { status: 503 } })
      const backend = await startPythonBackend(simulator, customerIds)
      try {
        const headers = { 'content-type': 'application/json', cookie: `session=${customerIds[0]}` }
        const response = await fetch(backend.url, { method: 'POST', headers, body: '{}' })
        expect([response.status, await response.json()]).toEqual([503, { error: 'upstream_unavailable' }])
      } finally {
        await backend.stop()
      }
    })
  },
)
