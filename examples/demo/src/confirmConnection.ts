/** Decides whether a bank is connected: it asks the app's backend, again and again, because LinkSDK's success is no proof. */
import { confirmByPolling } from '@lean-link/react'
import { fetchConnections, SessionLostError, type SessionLostReason } from './fetchConnections.ts'
import type { Connection } from './pageState.ts'

export interface ConfirmConnectionOptions {
  customerId: string
  /** the customer's connections before the flow: proof of one of these is no proof of another bank */
  existing: readonly Connection[]
  /** The session is no longer this customer's: nobody can say now whether the bank is connected. */
  onSessionLost: (reason: SessionLostReason) => void
}

/** A `confirm` for a button of the kit: true once the backend has proof, asked until `confirmTimeoutMs` is over. */
export function confirmConnection({ customerId, existing, onSessionLost }: ConfirmConnectionOptions) {
  return confirmByPolling(async ({ bank }, { signal }) => {
    try {
      const connections = await fetchConnections(customerId, signal)
      // Who connects a bank a second time gets no second connection at Lean; the one that is there is the proof.
      return connections.some(
        ({ id, bankIdentifier }) =>
          existing.every((other) => other.id !== id) || (bankIdentifier && bankIdentifier === bank?.bankIdentifier),
      )
    } catch (error) {
      if (error instanceof SessionLostError) onSessionLost(error.reason)
      throw error
    }
  })
}
