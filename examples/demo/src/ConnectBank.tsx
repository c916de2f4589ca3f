/** The button of the kit: connects a bank, and says what came of it only after the backend has confirmed it. */
import { ConnectButton, type LeanError } from '@lean-link/react'
import { useState } from 'react'
import { confirmConnection } from './confirmConnection.ts'
import type { SessionLostReason } from './fetchConnections.ts'
import type { Connection } from './pageState.ts'
import { Problem } from './Problem.tsx'
import { useMessages } from './useMessages.ts'

const permissions = ['identity', 'accounts', 'balance', 'transactions'] as const

export interface ConnectBankProps {
  customerId: string
  /** the customer's connections so far: proof of one of these is no proof of a new one */
  existing: readonly Connection[]
  /** Asks the backend again, which may also find that the session is lost. */
  onReload: () => void
  onSessionLost: (reason: SessionLostReason) => void
}

export function ConnectBank({ customerId, existing, onReload, onSessionLost }: ConnectBankProps) {
  const messages = useMessages()
  const [problem, setProblem] = useState<LeanError | null>(null)
  const [outcome, setOutcome] = useState<'connected' | 'cancelled' | null>(null)

  const handleClick = () => {
    setProblem(null)
    setOutcome(null)
  }

  const handleSuccess = () => {
    setOutcome('connected')
    onReload()
  }

  const handleError = (error: LeanError) => {
    // The token endpoint found no session: to try again would end the same way.
    if (error.status === 401) return onSessionLost('signed_out')
    setProblem(error)
    // It refuses another customer than the session's, but also a page on a strange origin; the list tells which it is.
    if (error.status === 403) onReload()
  }

  const another = existing.length > 0 || outcome === 'connected'
  return (
    <div className="connect">
      <ConnectButton
        className={another ? 'button button-wide' : 'button button-wide button-main'}
        permissions={permissions}
        confirm={confirmConnection({ customerId, existing, onSessionLost })}
        onClick={handleClick}
        onSuccess={handleSuccess}
        onCancel={() => setOutcome('cancelled')}
        onError={handleError}
        // The kit would leave its word for success on the button; once that is announced, this page rather offers the next bank.
        statusText={outcome !== 'connected'}
      >
        {another ? messages.connectAnother : messages.connect}
      </ConnectButton>
      {problem ? <Problem error={problem} /> : null}
      {/* Here before its text: not every screen reader reads a region that comes with its text. */}
      <div role="status">{outcome ? <p className="note">{messages[outcome]}</p> : null}</div>
    </div>
  )
}
