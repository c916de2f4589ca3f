/** Ends the sharing of one bank, after a second look: it cannot be undone. */
import { useRef, useState } from 'react'
import { endConnection, SessionLostError, type SessionLostReason } from './fetchConnections.ts'
import { useMessages } from './useMessages.ts'

export interface EndConnectionButtonProps {
  customerId: string
  connectionId: string
  /** in the language of the page; for who hears the button out of its place */
  bankName: string
  onEnded: () => void
  onSessionLost: (reason: SessionLostReason) => void
}

export function EndConnectionButton(props: EndConnectionButtonProps) {
  const { customerId, connectionId, bankName, onEnded, onSessionLost } = props
  const messages = useMessages()
  const [status, setStatus] = useState<'idle' | 'ending' | 'failed'>('idle')
  const question = useRef<HTMLDialogElement>(null)

  const handleConfirm = async () => {
    question.current?.close()
    setStatus('ending')
    try {
      await endConnection(customerId, connectionId)
      onEnded()
    } catch (error) {
      if (error instanceof SessionLostError) onSessionLost(error.reason)
      else setStatus('failed')
    }
  }

  return (
    <div className="end-connection">
      <button
        type="button"
        className="button button-quiet"
        aria-disabled={status === 'ending'}
        onClick={() => status !== 'ending' && question.current?.showModal()}
      >
        {messages.end} <span className="visually-hidden">{bankName}</span>
      </button>
      {status === 'failed' ? <p role="alert">{messages.endFailed}</p> : null}
      <dialog ref={question} className="card" aria-labelledby={`end-${connectionId}`}>
        <p className="lead" id={`end-${connectionId}`}>
          {messages.endQuestion(bankName)}
        </p>
        <div className="dialog-buttons">
          <button type="button" className="button" onClick={() => question.current?.close()}>
            {messages.endNot}
          </button>
          <button type="button" className="button button-main" onClick={() => void handleConfirm()}>
            {messages.end}
          </button>
        </div>
      </dialog>
    </div>
  )
}
