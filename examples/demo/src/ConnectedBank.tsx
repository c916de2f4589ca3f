/** One connected bank, as the backend proved it, and the way to end it. */
import { EndConnectionButton, type EndConnectionButtonProps } from './EndConnectionButton.tsx'
import type { Connection } from './pageState.ts'
import { Icon } from './Icon.tsx'
import { useLanguage, useMessages } from './useMessages.ts'

export interface ConnectedBankProps extends Pick<EndConnectionButtonProps, 'customerId' | 'onEnded' | 'onSessionLost'> {
  connection: Connection
}

export function ConnectedBank({ connection, ...ending }: ConnectedBankProps) {
  const { bankName, iban, permissions, since, proof } = connection
  const messages = useMessages()
  const language = useLanguage()
  const day = new Intl.DateTimeFormat(language === 'ar' ? 'ar-AE' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  const name = bankName?.[language] ?? messages.unnamedBank
  return (
    <li className="bank" data-testid="connected-bank">
      <span className="bank-mark" aria-hidden="true">
        <Icon name="bank" />
      </span>
      <div className="bank-text">
        <h3>
          <bdi>{name}</bdi>
        </h3>
        {iban ? (
          <p className="iban">
            <span className="visually-hidden">{messages.iban} </span>
            <bdi dir="ltr">{iban}</bdi>
          </p>
        ) : null}
        <p className="muted">
          {messages.since}{' '}
          <time dateTime={since}>{Number.isNaN(Date.parse(since)) ? since : day.format(new Date(since))}</time>
        </p>
        <ul className="chips" aria-label={messages.shareTitle}>
          {permissions.map((permission) => (
            <li key={permission}>{messages.permission[permission] ?? permission}</li>
          ))}
        </ul>
      </div>
      <p className="proof">
        <Icon name="check" />
        {messages.proof[proof]}
      </p>
      <EndConnectionButton {...ending} connectionId={connection.id} bankName={name} />
    </li>
  )
}
