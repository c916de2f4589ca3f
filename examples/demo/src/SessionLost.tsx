/** Takes the place of the account when the session is no longer this customer's: says so, shows nothing of them, offers to sign in again. */
import { useEffect, useRef } from 'react'
import type { SessionLostReason } from './fetchConnections.ts'
import { useMessages } from './useMessages.ts'

export function SessionLost({ reason, onSignIn }: { reason: SessionLostReason; onSignIn: () => void }) {
  const messages = useMessages()
  const { title, text } = messages.sessionLost[reason]
  // The button that was pressed is gone with the account; the focus reads the news instead of falling to the page.
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="card session-lost">
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      <p className="lead">{text}</p>
      <button type="button" className="button button-wide button-main" onClick={onSignIn}>
        {messages.signInAgain}
      </button>
    </section>
  )
}
