/** The customer's connected banks, as the page knows them: from its state at arrival, then from the backend. */
import { useEffect, useState } from 'react'
import { fetchConnections, type SessionLoss, SessionLostError } from './fetchConnections.ts'
import type { Connection } from './pageState.ts'

export interface UseConnections {
  /** null: not known yet */
  connections: readonly Connection[] | null
  failed: boolean
  /** not null: the page must show nothing of this customer any more */
  loss: SessionLoss | null
  reload(): void
  /** For who found out by another request that the session is lost. */
  lose(loss: SessionLoss): void
}

/** `arrived`: what the page came with; null asks the backend at once. */
export function useConnections(customerId: string, arrived: readonly Connection[] | null): UseConnections {
  const [connections, setConnections] = useState(arrived)
  const [failed, setFailed] = useState(false)
  const [loss, lose] = useState<SessionLoss | null>(null)

  const handleFailure = (error: unknown) => {
    if (error instanceof SessionLostError) lose(error.loss)
    else setFailed(true)
  }

  useEffect(() => {
    if (arrived) return
    const controller = new AbortController()
    fetchConnections(customerId, controller.signal).then(setConnections, (error: unknown) => {
      if (!controller.signal.aborted) handleFailure(error)
    })
    return () => controller.abort()
  }, [customerId, arrived])

  const reload = () => {
    setFailed(false)
    fetchConnections(customerId).then(setConnections, handleFailure)
  }
  return { connections, failed, loss, reload, lose }
}
