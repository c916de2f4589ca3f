/** The customer's connected banks, as the page knows them: from its state at arrival, then from the backend. */
import { useEffect, useState } from 'react'
import { fetchConnections } from './fetchConnections.ts'
import type { Connection } from './pageState.ts'

export interface UseConnections {
  /** null: not known yet */
  connections: readonly Connection[] | null
  failed: boolean
  reload(): void
}

/** `arrived`: what the page came with; null asks the backend at once. */
export function useConnections(arrived: readonly Connection[] | null): UseConnections {
  const [connections, setConnections] = useState(arrived)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    if (arrived) return
    const controller = new AbortController()
    fetchConnections(controller.signal).then(setConnections, () => {
      if (!controller.signal.aborted) setFailed(true)
    })
    return () => controller.abort()
  }, [arrived])

  const reload = () => {
    setFailed(false)
    fetchConnections().then(setConnections, () => setFailed(true))
  }
  return { connections, failed, reload }
}
