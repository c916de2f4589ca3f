/** An app that a server renders and a browser takes over: every hook that reads the client's state, and the button. */
import { useId } from 'react'
import {
  type AccessTokenFetcher,
  ConnectButton,
  LeanProvider,
  useLeanFlow,
  useLeanState,
  useLeanToken,
} from '../src/index.ts'
import { appToken, customerId } from '../../core/test/toJwt.ts'

function Statuses() {
  const id = useId()
  const script = useLeanState((state) => state.script.status)
  const token = useLeanToken({ prefetch: true })
  const flow = useLeanFlow('manageConsents', {})
  return (
    <p id={id} data-token={token.status} data-expires={token.expiresAt}>
      {script}
      <button {...flow.buttonProps}>Consents</button>
    </p>
  )
}

export function ServedApp({ fetchAccessToken }: { fetchAccessToken: AccessTokenFetcher }) {
  return (
    <LeanProvider
      appToken={appToken}
      country="ae"
      sandbox
      nonce="planted-nonce"
      fetchAccessToken={fetchAccessToken}
      customerId={customerId}
      preload="mount"
    >
      <ConnectButton permissions={['accounts']} className="mine" />
      <ConnectButton permissions={['accounts']} asChild>
        <button>Own</button>
      </ConnectButton>
      <Statuses />
    </LeanProvider>
  )
}
