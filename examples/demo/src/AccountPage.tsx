/** A customer's account: the connected banks, the button that connects one, and what the kit did on the way. */
import type { LeanEvent } from '@lean-link/react'
import { useRef } from 'react'
import { ConnectBank } from './ConnectBank.tsx'
import { ConnectedBank } from './ConnectedBank.tsx'
import { Icon } from './Icon.tsx'
import type { Connection, Customer } from './pageState.ts'
import { SessionLost } from './SessionLost.tsx'
import { SignOutButton } from './SignOutButton.tsx'
import { SimulatorPanel } from './SimulatorPanel.tsx'
import { useConnections } from './useConnections.ts'
import { useLanguage, useTexts } from './useTexts.ts'
import { WhatHappened } from './WhatHappened.tsx'

export interface AccountPageProps {
  customer: Customer
  /** null: ask the backend */
  connections: readonly Connection[] | null
  events: readonly LeanEvent[]
  /** null: Lean's sandbox, which no panel steers */
  scenario: string | null
  onSignedOut: () => void
}

export function AccountPage({ customer, connections: arrived, events, scenario, onSignedOut }: AccountPageProps) {
  const texts = useTexts()
  const language = useLanguage()
  const { connections, failed, loss, reload, lose } = useConnections(customer.customerId, arrived)
  const title = useRef<HTMLHeadingElement>(null)
  const handleTryAgain = () => {
    reload()
    // The button goes with the problem; from here its reader is one step from whatever comes in its place.
    title.current?.focus()
  }

  if (loss) return <SessionLost loss={loss} onSignIn={onSignedOut} />
  const problem = failed ? (
    <div className="problem" role="alert">
      <p>{texts.banksFailed}</p>
      <button type="button" className="button" onClick={handleTryAgain}>
        {texts.tryAgain}
      </button>
    </div>
  ) : null

  return (
    <div className="account">
      <div className="account-head">
        <h1>{texts.greeting(customer.name[language])}</h1>
        <SignOutButton onSignedOut={onSignedOut} />
      </div>
      <div className="columns">
        <section className="card banks" aria-labelledby="banks-title">
          <h2 id="banks-title" tabIndex={-1} ref={title}>
            {texts.banksTitle}
          </h2>
          {connections ? (
            <>
              {connections.length > 0 ? (
                <ul className="bank-list">
                  {connections.map((connection) => (
                    <ConnectedBank key={connection.id} connection={connection} />
                  ))}
                </ul>
              ) : (
                <EmptyBanks />
              )}
              {problem}
              <ConnectBank
                customerId={customer.customerId}
                known={connections}
                onReload={reload}
                onSessionLost={lose}
              />
              <p className="fine-print">
                <Icon name="lock" />
                {texts.finePrint}
              </p>
            </>
          ) : (
            (problem ?? (
              <p className="muted" role="status">
                {texts.banksLoading}
              </p>
            ))
          )}
        </section>
        <div className="side">
          {scenario ? <SimulatorPanel scenario={scenario} /> : null}
          <WhatHappened events={events} />
        </div>
      </div>
    </div>
  )
}

function EmptyBanks() {
  const texts = useTexts()
  return (
    <div className="empty">
      <p className="lead">{texts.emptyText}</p>
      <h3>{texts.shareTitle}</h3>
      <ul className="shares">
        {texts.shares.map((share) => (
          <li key={share}>
            <Icon name="check" />
            {share}
          </li>
        ))}
      </ul>
    </div>
  )
}
