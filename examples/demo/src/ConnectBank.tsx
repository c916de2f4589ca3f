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
  const [cancelled, setCancelled] = useState(false)

  const handleClick = () => {
    setProblem(null)
    setCancelled(false)
  }

  return (
    <div className="connect">
      <ConnectButton
        className={known.length > 0 ? 'button button-wide' : 'button button-wide button-main'}
        permissions={permissions}
        confirm={(_result, { signal }) => confirmConnection(known, signal)}
        onClick={handleClick}
        onSuccess={onConnected}
        onCancel={() => setCancelled(true)}
        onError={setProblem}
      >
        {known.length > 0 ? texts.connectAnother : texts.connect}
      </ConnectButton>
      {problem ? <Problem error={problem} /> : null}
      {cancelled ? (
        <p className="note" role="status">
          {texts.cancelled}
        </p>
      ) : null}
    </div>
  )
}
