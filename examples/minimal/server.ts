/** The backend: says who is signed in, mints tokens for that customer, hears Lean's webhooks, and knows which banks are connected. */
import { serve } from '@hono/node-server'
import { createLeanAuth, createTokenHandler, LeanServerError, verifyWebhook } from '@lean-link/server'
import { Hono } from 'hono'

const { env } = process
const auth = createLeanAuth({
  clientId: env.LEAN_CLIENT_ID!,
  clientSecret: env.LEAN_CLIENT_SECRET!,
  country: 'ae',
  sandbox: true,
  // Only for the simulator; the kit knows Lean's own.
  authBaseUrl: env.LEAN_AUTH_BASE_URL,
  apiBaseUrl: env.LEAN_API_BASE_URL,
})

/** Your own sign-in goes here. In this example everybody is the same user; `user-1` is your own id of that user. */
async function readSession(_request: Request) {
  const { customerId } = await auth.findOrCreateCustomer('user-1')
  return { customerId }
}

const app = new Hono().basePath('/api')

app.get('/session', async (c) => {
  const { customerId } = await readSession(c.req.raw)
  const response = await auth.fetch(`/customers/v1/${customerId}/entities`)
  const entities = (await response.json()) as { id: string; bank_identifier: string }[]
  return c.json({
    customerId,
    banks: entities.map(({ bank_identifier: bank }) => bank),
    // Public: the Application ID, which LinkSDK calls the app token, is the client id without its secret.
    appToken: env.LEAN_CLIENT_ID,
    scriptUrl: env.LEAN_SCRIPT_URL,
  })
})

const handleToken = createTokenHandler({
  auth,
  identify: async (request) => (await readSession(request)).customerId,
  onError: (error) => console.error(error.message),
})
app.post('/lean/token', (c) => handleToken(c.req.raw))

app.post('/lean/webhook', async (c) => {
  const { type, eventId } = await verifyWebhook(c.req.raw, env.LEAN_WEBHOOK_SECRET!)
  console.log(`webhook ${eventId}: ${type}`)
  return c.body(null, 200)
})

app.onError((error, c) => {
  console.error(error.message)
  return c.json({ error: 'unavailable' }, error instanceof LeanServerError ? (error.status as 500) : 500)
})

serve({ fetch: app.fetch, port: Number(env.PORT ?? 3000) })
