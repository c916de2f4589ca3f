/** react-plaid-link, as its README says: a token from the backend, and one hook with a button per place. */
import { type ReactNode, createContext, useContext, useEffect, useState } from 'react'
import { usePlaidLink } from 'react-plaid-link'
import { measure } from './contender.tsx'

const Token = createContext<string | null>(null)
const ignore = () => {}
let readyCount = 0

async function fetchToken() {
  const response = await fetch('/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  return ((await response.json()) as { access_token: string }).access_token
}

function Frame({ children }: { children: ReactNode }) {
  const [token, setToken] = useState<string | null>(null)
  useEffect(() => void fetchToken().then(setToken), [])
  return <Token value={token}>{children}</Token>
}

function Button() {
  const { open, ready } = usePlaidLink({ token: useContext(Token), onSuccess: ignore })
  useEffect(() => {
    readyCount += ready ? 1 : 0
    return () => void (readyCount -= ready ? 1 : 0)
  }, [ready])
  return (
    <button type="button" onClick={() => open()} disabled={!ready}>
      Connect your bank
    </button>
  )
}

measure({ Frame, Button, isOpenable: () => readyCount > 0 })
