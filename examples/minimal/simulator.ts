/** While you have no account at Lean: starts a simulator, and sets what server.ts reads from the environment. Loaded before it. */
import { startLeanSimulator } from '@lean-link/testing'

if (!process.env.LEAN_CLIENT_ID) {
  const webhookUrl = `http://localhost:${process.env.PORT ?? 3000}/api/lean/webhook`
  const simulator = await startLeanSimulator({ webhookUrl })
  Object.assign(process.env, {
    LEAN_CLIENT_ID: simulator.clientId,
    LEAN_CLIENT_SECRET: simulator.clientSecret,
    LEAN_WEBHOOK_SECRET: simulator.webhookSecret,
    LEAN_AUTH_BASE_URL: simulator.authBaseUrl,
    LEAN_API_BASE_URL: simulator.apiBaseUrl,
    LEAN_SCRIPT_URL: simulator.scriptUrl,
  })
}
