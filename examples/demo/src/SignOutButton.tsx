/** Signs out: the kit forgets the customer's token first, then the backend ends the session. Until it has, nobody is told so. */
import { useLean } from '@lean-link/react'
import { useState } from 'react'
import { useMessages } from './useMessages.ts'

export function SignOutButton({ onSignedOut }: { onSignedOut: () => void }) {
  const client = useLean()
  const messages = useMessages()
  const [failed, setFailed] = useState(false)

  const handleClick = async () => {
    setFailed(false)
    client.invalidateAccessToken()
    const response = await fetch('/api/session', { method: 'DELETE' }).catch(() => null)
    if (!response?.ok) return setFailed(true)
    // Ends a flow that still waits for proof: it is no news for whoever comes next.
    client.destroy()
    onSignedOut()
  }

  return (
    <>
      <button type="button" className="button button-quiet" onClick={() => void handleClick()}>
        {messages.signOut}
      </button>
      {failed ? (
        <p className="problem" role="alert">
          {messages.signOutFailed}
        </p>
      ) : null}
    </>
  )
}
