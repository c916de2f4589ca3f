/** An app that a server renders and a browser takes over: every hook that reads the client's state, and every button. */
import { Fragment, useId } from 'react'
import {
  type AccessTokenFetcher,
  ConnectButton,
  LeanProvider,
  useLeanFlow,
  useLeanState,
  useLeanToken,
} from '../src/index.ts'
import { appToken, customerId } from '../../core/test/toJwt.ts'
import { buttonRows } from './buttonRows.tsx'

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
      <ConnectButton permissions={['accounts']}>
        <svg aria-hidden />
        With an icon
      </ConnectButton>
      {buttonRows.slice(1).map(({ name, draw }) => (
        <Fragment key={name}>{draw({})}</Fragment>
      ))}
      <Statuses />
    </LeanProvider>
  )
}
