/** Asks the demo's backend which banks it can prove to be connected. */
import type { Connection } from './pageState.ts'

/** Newest first. Rejects when the backend does not answer with a list. */
export async function fetchConnections(signal?: AbortSignal): Promise<readonly Connection[]> {
  const response = await fetch('/api/connection', { signal: signal ?? null })
  if (!response.ok) throw new Error(`The backend answered ${response.status} when asked for connections.`)
  const body = (await response.json()) as { connections: readonly Connection[] }
  return body.connections
}
