/** Asks the demo's backend which banks of this customer it can prove to be connected, and to end one. */
import type { Connection } from './pageState.ts'

/** Why a page can no longer speak for its customer: nobody is signed in now, or somebody else is, as after a sign-in in another tab. */
export type SessionLostReason = 'signed_out' | 'somebody_else'

/** The session is no longer that of the customer on the page. Asking again does not help; signing in does. */
export class SessionLostError extends Error {
  override readonly name = 'SessionLostError'

  constructor(readonly reason: SessionLostReason) {
    super(`The backend has no session of this customer: ${reason}.`)
  }
}

/**
 * Newest first. The page says whom it shows, because the session cookie is shared by all tabs: without it, proof for whoever signed in
 * last would pass as proof for this customer. Rejects with {@link SessionLostError}, or when the backend does not answer with a list.
 */
export async function fetchConnections(customerId: string, signal?: AbortSignal): Promise<readonly Connection[]> {
  const response = await ask('', customerId, { signal: signal ?? null })
  const body = (await response.json()) as { connections: readonly Connection[] }
  return body.connections
}

/** Rejects as {@link fetchConnections} does. */
export async function endConnection(customerId: string, connectionId: string): Promise<void> {
  await ask(`/${encodeURIComponent(connectionId)}`, customerId, { method: 'DELETE' })
}

async function ask(path: string, customerId: string, init: RequestInit): Promise<Response> {
  const query = new URLSearchParams({ customer: customerId })
  const response = await fetch(`/api/connection${path}?${query}`, init)
  if (response.status === 401) throw new SessionLostError('signed_out')
  if (response.status === 409) throw new SessionLostError('somebody_else')
  if (!response.ok) throw new Error(`The backend answered ${response.status} when asked about connections.`)
  return response
}
