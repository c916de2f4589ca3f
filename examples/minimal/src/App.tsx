/** The page: a provider for the customer who is signed in, and a button that connects a bank. */
import { confirmByPolling, ConnectButton, LeanProvider } from '@lean-link/react'
import { useState } from 'react'

export interface Session {
  customerId: string
  /** Lean's identifiers of the banks that the customer has connected */
  banks: string[]
  appToken: string
  /** the simulator's script; Lean's own without it */
  scriptUrl?: string
}

export async function fetchSession(signal?: AbortSignal): Promise<Session> {
  const response = await fetch('/api/session', { signal })
  if (!response.ok) throw new Error(`The backend answered ${response.status}: its terminal says why.`)
  return response.json()
}

export function App({ session: { appToken, scriptUrl, customerId, banks: initialBanks } }: { session: Session }) {
  const [banks, setBanks] = useState(initialBanks)
  const [problem, setProblem] = useState('')

  return (
    <LeanProvider
      appToken={appToken}
      country="ae"
      sandbox
      scriptUrl={scriptUrl}
      customerId={customerId}
      tokenUrl="/api/lean/token"
    >
      <p>Connected banks: {banks.length}</p>
      <ConnectButton
        permissions={['identity', 'accounts', 'balance']}
        // LinkSDK's success is its word, not proof: a bank is connected when your backend has it from Lean.
        confirm={confirmByPolling(async ({ bank }, { signal }) => {
          const session = await fetchSession(signal)
          setBanks(session.banks)
          // Who connects a bank a second time gets no second connection at Lean.
          return session.banks.length > banks.length || session.banks.includes(bank?.bankIdentifier ?? '')
        })}
        onClick={() => setProblem('')}
        onError={(error) => setProblem(error.userMessage)}
      />
      <p role="alert">{problem}</p>
    </LeanProvider>
  )
}
