/** Takes the place of the account when the session is no longer this customer's: says so, shows nothing of them, offers to sign in again. */
import { useEffect, useRef } from 'react'
import type { SessionLoss } from './fetchConnections.ts'
import { useTexts } from './useTexts.ts'

export function SessionLost({ loss, onSignIn }: { loss: SessionLoss; onSignIn: () => void }) {
  const texts = useTexts()
  const { title, text } = texts.sessionLost[loss]
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
        {texts.signInAgain}
      </button>
    </section>
  )
}
