/** Signs out: the kit forgets the customer's token first, then the backend ends the session. */
import { useLean } from '@lean-link/react'
import { useTexts } from './useTexts.ts'

export function SignOutButton({ onSignedOut }: { onSignedOut: () => void }) {
  const client = useLean()
  const texts = useTexts()
  const handleClick = async () => {
    client.invalidateAccessToken()
    await fetch('/api/session', { method: 'DELETE' }).catch(() => null)
    onSignedOut()
  }
  return (
    <button type="button" className="button button-quiet" onClick={() => void handleClick()}>
      {texts.signOut}
    </button>
  )
}
