/** The kit's events as they come, for the developer who looks at this demo; the kit itself logs nothing. */
import { formatTimeline, type LeanEvent } from '@lean-link/react'
import { useState } from 'react'
import { useMessages } from './useMessages.ts'

export function EventLog({ events }: { events: readonly LeanEvent[] }) {
  const messages = useMessages()
  const [copy, setCopy] = useState<{ events: readonly LeanEvent[]; done: boolean } | null>(null)

  const handleCopy = async () => {
    const copied = await navigator.clipboard?.writeText(formatTimeline(events)).then(
      () => true,
      () => false,
    )
    setCopy({ events, done: copied === true })
  }

  return (
    <section className="card event-log">
      <h2 id="event-log-title">{messages.eventsTitle}</h2>
      <p className="muted">{messages.eventsText}</p>
      {events.length > 0 ? (
        <>
          {/* A region that scrolls must be reachable by keyboard. */}
          <div className="events" role="region" aria-labelledby="event-log-title" tabIndex={0}>
            <ol lang="en" dir="ltr">
              {events.map((event, index) => (
                <li key={index} data-failed={isFailure(event)}>
                  <span className="event-at">{(event.at / 1_000).toFixed(2)} s</span>
                  <span>{describeEvent(event)}</span>
                </li>
              ))}
            </ol>
          </div>
          <div className="copy">
            <button type="button" className="button button-quiet" onClick={() => void handleCopy()}>
              {messages.eventsCopy}
            </button>
            <p className="muted" role="status">
              {copy?.events === events ? messages[copy.done ? 'eventsCopied' : 'eventsNotCopied'] : null}
            </p>
          </div>
        </>
      ) : (
        <p className="nothing-yet">{messages.eventsNone}</p>
      )}
    </section>
  )
}

/** The gist of an event; the copied text has all of it. */
function describeEvent(event: LeanEvent): string {
  switch (event.type) {
    case 'script':
      return `LinkSDK's script: ${event.status}${event.reason ? ` (${event.reason})` : ''}`
    case 'token':
      return `access token: ${event.status}${event.code ? ` (${event.code})` : ''}`
    case 'open':
      return `Lean.${event.method}() called`
    case 'callback':
      return `LinkSDK says ${event.status}`
    case 'outcome':
      return `outcome: ${event.status}${event.code ? ` (${event.code})` : ''}`
    case 'redirect':
      return `redirect: ${event.step}`
    case 'warning':
      return `warning: ${event.message}`
  }
}

function isFailure(event: LeanEvent): boolean {
  return 'status' in event && ['error', 'failed', 'refused', 'ERROR'].includes(event.status)
}
