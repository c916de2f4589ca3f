/** The button of the kit: connects a bank, and says what came of it only after the backend has confirmed it. */
import { ConnectButton, type LeanError } from '@lean-link/react'
import { useState } from 'react'
import { confirmConnection } from './confirmConnection.ts'
import type { Connection } from './pageState.ts'
import { Problem } from './Problem.tsx'
import { useTexts } from './useTexts.ts'

const permissions = ['identity', 'accounts', 'balance', 'transactions'] as const

export interface ConnectBankProps {
  /** the customer's connections so far: proof of one of these is no proof of a new one */
  known: readonly Connection[]
  onConnected: () => void
}

export function ConnectBank({ known, onConnected }: ConnectBankProps) {
  const texts = useTexts()
  const [problem, setProblem] = useState<LeanError | null>(null)
  const [outcome, setOutcome] = useState<'connected' | 'cancelled' | null>(null)

  const handleClick = () => {
    setProblem(null)
    setOutcome(null)
  }

  const handleSuccess = () => {
    setOutcome('connected')
    onConnected()
  }

  return (
    <div className="connect">
      <ConnectButton
        className={known.length > 0 ? 'button button-wide' : 'button button-wide button-main'}
        permissions={permissions}
        confirm={(_result, { signal }) => confirmConnection(known, signal)}
        onClick={handleClick}
        onSuccess={handleSuccess}
        onCancel={() => setOutcome('cancelled')}
        onError={setProblem}
      >
        {known.length > 0 ? texts.connectAnother : texts.connect}
      </ConnectButton>
      {problem ? <Problem error={problem} /> : null}
      {/* Here before its text: not every screen reader reads a region that comes with its text. */}
      <div role="status">{outcome ? <p className="note">{texts[outcome]}</p> : null}</div>
    </div>
  )
}
