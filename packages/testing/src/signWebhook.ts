/** A webhook as Lean sends it, for unit tests of a backend's webhook route: no simulator, no network. */
import { signBody } from './simulator/signBody.ts'

/**
 * The request that `verifyWebhook` of the server package takes: POST, JSON, signed in `lean-signature`.
 * @param event Lean's wire names; `event_id` (random), `timestamp` (now, ISO 8601) and `message` are added where they are missing, and
 *   `undefined` leaves one out
 * @param secret the webhook secret that the backend checks with
 * @param url of the route; default 'http://localhost/webhooks/lean'
 */
export async function signWebhook(
  event: object,
  secret: string,
  url: string = 'http://localhost/webhooks/lean',
): Promise<Request> {
  const added = { event_id: crypto.randomUUID(), timestamp: new Date().toISOString(), message: 'Simulated event' }
  const body = new TextEncoder().encode(JSON.stringify({ ...added, ...event }))
  const headers = { 'content-type': 'application/json', 'lean-signature': await signBody(body, secret) }
  return new Request(url, { method: 'POST', headers, body })
}
