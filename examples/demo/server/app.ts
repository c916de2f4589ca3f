/** The demo's backend: who the visitor is, a token for that visitor's own customer, Lean's webhook, and the proof of a connection. */
import { createTokenHandler, LeanApiError, LeanServerError, verifyWebhook } from '@lean-link/server'
import { Hono } from 'hono'
import type { Connections } from './connections.ts'
import type { LeanBackend } from './leanBackend.ts'
import { people } from './people.ts'
import type { Sessions } from './session.ts'

export interface AppDeps {
  lean: Pick<LeanBackend, 'auth' | 'webhookSecret'>
  sessions: Sessions
  connections: Connections
}

export function createApp({ lean, sessions, connections }: AppDeps): Hono {
  const app = new Hono().basePath('/api')
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })

  // All that ConnectButton needs from a backend: the customer comes from the session, never from the request's body.
  const tokenHandler = createTokenHandler({
    auth: lean.auth,
    identify: async (request) => (await sessions.read(request))?.customerId ?? null,
  })
  app.all('/lean/token', (c) => tokenHandler(c.req.raw))

  const { webhookSecret } = lean
  if (webhookSecret) {
    app.post('/lean/webhook', async (c) => {
      connections.remember(await verifyWebhook(c.req.raw, webhookSecret))
      return c.body(null, 204)
    })
  }

  app.get('/connection', async (c) => {
    const session = await sessions.read(c.req.raw)
    if (!session) return c.json({ error: 'signed_out' }, 401)
    // All tabs share the cookie: a page that still shows an earlier customer must not get the banks of the one who is signed in now.
    if (c.req.query('customer') !== session.customerId) return c.json({ error: 'other_customer' }, 409)
    return c.json({ connections: await connections.of(session.customerId, c.req.raw.signal) })
  })

  app.post('/session', async (c) => {
    // A form on another site can post text, but not JSON, without this server's consent.
    if (!c.req.header('content-type')?.startsWith('application/json')) return c.json({ error: 'json_only' }, 415)
    const body = await c.req.json<{ personId?: unknown } | null>().catch(() => null)
    const person = people.find(({ id }) => id === body?.personId)
    if (!person) return c.json({ error: 'unknown_person' }, 400)
    const { customerId } = await lean.auth.findOrCreateCustomer(person.appUserId)
    c.header('set-cookie', await sessions.start({ personId: person.id, customerId }))
    return c.json({ customerId })
  })

  app.delete('/session', (c) => {
    c.header('set-cookie', sessions.end())
    return c.body(null, 204)
  })

  app.onError((error, c) => {
    if (error instanceof LeanServerError) return c.json({ error: error.code }, error.status as 500)
    if (error instanceof LeanApiError) return c.json({ error: 'lean_refused' }, 502)
    return c.json({ error: 'unavailable' }, 502)
  })
  return app
}
