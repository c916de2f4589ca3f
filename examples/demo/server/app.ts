/** The demo's backend: who the visitor is, a token for that visitor's own customer, Lean's webhook, and the proof of a connection. */
import { createTokenHandler, LeanApiError, LeanServerError, verifyWebhook } from '@lean-link/server'
import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { PageState } from '../src/pageState.ts'
import type { Connections } from './connections.ts'
import type { LeanBackend } from './leanBackend.ts'
import { people } from './people.ts'
import { readJsonBody } from './readJsonBody.ts'
import type { Sessions } from './session.ts'

export interface AppDeps {
  lean: Pick<LeanBackend, 'auth' | 'page' | 'webhookSecret'>
  sessions: Sessions
  connections: Connections
  /** what the simulator plays; null on Lean's sandbox */
  currentScenario(): string | null
}

export function createApp({ lean, sessions, connections, currentScenario }: AppDeps): Hono {
  const app = new Hono().basePath('/api')
  app.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })

  // All that ConnectButton needs from a backend: the customer comes from the session, never from the request's body.
  const tokenHandler = createTokenHandler({
    auth: lean.auth,
    identify: async (request) => (await sessions.read(request))?.customerId ?? null,
    // The page gets a code; what is wrong and how to mend it is for whoever reads the terminal.
    onError: (error) => console.error(error.message),
  })
  app.all('/lean/token', (c) => tokenHandler(c.req.raw))

  /** The customer who is signed in, when the page asks about that one. */
  async function readCustomer(c: Context): Promise<string> {
    const session = await sessions.read(c.req.raw)
    if (!session) throw new HTTPException(401, { res: c.json({ error: 'signed_out' }, 401) })
    // All tabs share the cookie: a page that still shows an earlier customer must not get the banks of the one who is signed in now.
    if (c.req.query('customer') !== session.customerId)
      throw new HTTPException(409, { res: c.json({ error: 'other_customer' }, 409) })
    return session.customerId
  }

  const { webhookSecret } = lean
  if (webhookSecret) {
    app.post('/lean/webhook', async (c) => {
      connections.record(await verifyWebhook(c.req.raw, webhookSecret))
      return c.body(null, 200)
    })
  }

  app.get('/page', async (c) => {
    const session = await sessions.read(c.req.raw)
    const person = people.find(({ id }) => id === session?.personId)
    const state: PageState = {
      lean: lean.page,
      scenario: currentScenario(),
      people: people.map(({ id, name, about }) => ({ id, name, about })),
      customer: session && person ? { personId: person.id, name: person.name, customerId: session.customerId } : null,
    }
    return c.json(state)
  })

  app.get('/connection', async (c) => {
    const customerId = await readCustomer(c)
    return c.json({ connections: await connections.list(customerId, c.req.raw.signal) })
  })

  app.delete('/connection/:id', async (c) => {
    await connections.remove(await readCustomer(c), c.req.param('id'))
    return c.body(null, 204)
  })

  app.post('/session', async (c) => {
    const { personId } = await readJsonBody(c)
    const person = people.find(({ id }) => id === personId)
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
    if (error instanceof HTTPException) return error.getResponse()
    console.error(error.message)
    if (error instanceof LeanServerError) return c.json({ error: error.code }, error.status as 500)
    if (error instanceof LeanApiError) return c.json({ error: 'lean_refused' }, 502)
    return c.json({ error: 'unavailable' }, 502)
  })
  return app
}
