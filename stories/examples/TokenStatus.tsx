/** Whether the customer's token is there, and a way to get another. */
import { useLeanToken } from '@lean-link/react'

export function TokenStatus({ prefetch = true }: { prefetch?: boolean }) {
  const token = useLeanToken({ prefetch })
  return (
    <div className="panel" lang="en" dir="ltr">
      <dl>
        <dt>Status</dt>
        <dd data-testid="status">{token.status}</dd>
        <dt>Valid until</dt>
        <dd data-testid="until">
          {token.expiresAt ? new Date(token.expiresAt).toLocaleTimeString('en-GB') : 'not known'}
        </dd>
        <dt>Problem</dt>
        <dd data-testid="problem">{token.error?.code ?? 'none'}</dd>
      </dl>
      {/* What refresh rejects with stands in token.error too. */}
      <button type="button" className="bank-button" onClick={() => void token.refresh().catch(() => {})}>
        Get a new token
      </button>
    </div>
  )
}
