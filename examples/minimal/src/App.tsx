/** The page: a provider for the customer who is signed in, and a button that connects a bank. */
import { ConnectButton, LeanProvider, tokenEndpoint } from '@lean-link/react'
import { useState } from 'react'

export interface Session {
  customerId: string
  /** ids of the banks that the customer has connected */
  banks: string[]
  appToken: string
  /** the simulator's script; Lean's own without it */
  scriptUrl?: string
}

const fetchAccessToken = tokenEndpoint('/api/lean/token')

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
      fetchAccessToken={fetchAccessToken}
    >
      <p>Connected banks: {banks.length}</p>
      <ConnectButton
        permissions={['identity', 'accounts', 'balance']}
        // LinkSDK's success is its word, not proof: a bank is connected when your backend has it from Lean.
        confirm={async (_result, { signal }) => {
          const session = await fetchSession(signal)
          setBanks(session.banks)
          return session.banks.length > banks.length
        }}
        onClick={() => setProblem('')}
        onError={(error) => setProblem(error.message)}
      />
      <p role="alert">{problem}</p>
    </LeanProvider>
  )
}
