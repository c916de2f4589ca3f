/** `confirm` of the examples; "Show code" puts it into the same file as they. */
import type { LeanResult } from '@lean-link/react'

/** LinkSDK's success is its word, not proof: your backend knows. */
export async function isConnected(_result: LeanResult, { signal }: { signal: AbortSignal }): Promise<boolean> {
  const response = await fetch('/api/connection', { signal })
  return response.ok && (await response.json()).connected === true
}
