/** A button, and below it what the kit tells of its flow. */
import { ConnectButton, formatTimeline, type LeanEvent } from '@lean-link/react'
import { useState } from 'react'
import { isConnected } from './isConnected.ts'

export function ConnectWithTimeline() {
  const [events, setEvents] = useState<readonly LeanEvent[]>([])
  return (
    <div className="panel" lang="en" dir="ltr">
      <ConnectButton
        className="bank-button"
        permissions={['identity', 'accounts']}
        confirm={isConnected}
        onError={(error) => reportError(error)}
        onEvent={(event) => setEvents((before) => [...before, event])}
      />
      <section>
        <h2 id="timeline-title">Events of this flow</h2>
        {/* A region that scrolls must be reachable by keyboard. */}
        <pre role="region" aria-labelledby="timeline-title" tabIndex={0} dir="ltr">
          {events.length > 0 ? formatTimeline(events) : 'Nothing yet: open the dialog.'}
        </pre>
      </section>
    </div>
  )
}
