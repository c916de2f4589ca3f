/** A customer's account: the connected banks, the button that connects one, and what the kit did on the way. */
import type { LeanEvent } from '@lean-link/react'
import { useRef } from 'react'
import { ConnectBank } from './ConnectBank.tsx'
import { ConnectedBank } from './ConnectedBank.tsx'
import { Icon } from './Icon.tsx'
import type { Customer } from './pageState.ts'
import { SessionLost } from './SessionLost.tsx'
import { SignOutButton } from './SignOutButton.tsx'
import { SimulatorPanel } from './SimulatorPanel.tsx'
import { useConnections } from './useConnections.ts'
import { useLanguage, useMessages } from './useMessages.ts'
import { EventLog } from './EventLog.tsx'

export interface AccountPageProps {
  customer: Customer
  events: readonly LeanEvent[]
  /** null: Lean's sandbox, which no panel steers */
  scenario: string | null
  onSignedOut: () => void
}

export function AccountPage({ customer, events, scenario, onSignedOut }: AccountPageProps) {
  const messages = useMessages()
  const language = useLanguage()
  const { connections, failed, sessionLost, reload, markSessionLost } = useConnections(customer.customerId)
  const title = useRef<HTMLHeadingElement>(null)
  const reloadFromTitle = () => {
    reload()
    // The button that asked for it goes away; from here its reader is one step from whatever comes in its place.
    title.current?.focus()
  }

  if (sessionLost) return <SessionLost reason={sessionLost} onSignIn={onSignedOut} />
  const problem = failed ? (
    <div className="problem" role="alert">
      <p>{messages.banksFailed}</p>
      <button type="button" className="button" onClick={reloadFromTitle}>
        {messages.tryAgain}
      </button>
    </div>
  ) : null

  return (
    <div className="account">
      <div className="account-head">
        <h1>{messages.greeting(customer.name[language])}</h1>
        <SignOutButton onSignedOut={onSignedOut} />
      </div>
      <div className="columns">
        <section className="card banks" aria-labelledby="banks-title">
          <h2 id="banks-title" tabIndex={-1} ref={title}>
            {messages.banksTitle}
          </h2>
          {connections ? (
            <>
              {connections.length > 0 ? (
                <ul className="bank-list">
                  {connections.map((connection) => (
                    <ConnectedBank
                      key={connection.id}
                      connection={connection}
                      customerId={customer.customerId}
                      onEnded={reloadFromTitle}
                      onSessionLost={markSessionLost}
                    />
                  ))}
                </ul>
              ) : (
                <EmptyBanks />
              )}
              {problem}
              <ConnectBank
                customerId={customer.customerId}
                existing={connections}
                onReload={reload}
                onSessionLost={markSessionLost}
              />
              <p className="fine-print">
                <Icon name="lock" />
                {messages.finePrint}
              </p>
            </>
          ) : (
            (problem ?? (
              <p className="muted" role="status">
                {messages.banksLoading}
              </p>
            ))
          )}
        </section>
        <div className="side">
          {scenario ? <SimulatorPanel scenario={scenario} /> : null}
          <EventLog events={events} />
        </div>
      </div>
    </div>
  )
}

function EmptyBanks() {
  const messages = useMessages()
  return (
    <div className="empty">
      <p className="lead">{messages.emptyText}</p>
      <h3>{messages.shareTitle}</h3>
      <ul className="shares">
        {messages.shares.map((share) => (
          <li key={share}>
            <Icon name="check" />
            {share}
          </li>
        ))}
      </ul>
    </div>
  )
}
