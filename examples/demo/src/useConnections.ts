/** The customer's connected banks as the backend knows them: asked for when the page shows the customer, and again on reload(). */
import { useCallback, useEffect, useRef, useState } from 'react'
import { fetchConnections, SessionLostError, type SessionLostReason } from './fetchConnections.ts'
import type { Connection } from './pageState.ts'

export interface UseConnections {
  /** null: not known yet */
  connections: readonly Connection[] | null
  failed: boolean
  /** not null: the page must show nothing of this customer any more */
  sessionLost: SessionLostReason | null
  /** Asks the backend; an answer that is still on its way is dropped. */
  reload(): void
  /** For who found out by another request that the session is lost. */
  markSessionLost(reason: SessionLostReason): void
}

export function useConnections(customerId: string): UseConnections {
  const [connections, setConnections] = useState<readonly Connection[] | null>(null)
  const [failed, setFailed] = useState(false)
  const [sessionLost, markSessionLost] = useState<SessionLostReason | null>(null)
  const request = useRef(new AbortController())

  const ask = useCallback(() => {
    request.current.abort()
    request.current = new AbortController()
    const { signal } = request.current
    const handleFailure = (error: unknown) => {
      if (signal.aborted) return
      if (error instanceof SessionLostError) markSessionLost(error.reason)
      else setFailed(true)
    }
    fetchConnections(customerId, signal).then((list) => {
      if (!signal.aborted) setConnections(list)
    }, handleFailure)
  }, [customerId])

  useEffect(() => {
    ask()
    return () => request.current.abort()
  }, [ask])

  const reload = () => {
    setFailed(false)
    ask()
  }

  return { connections, failed, sessionLost, reload, markSessionLost }
}
