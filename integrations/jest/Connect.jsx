import { ConnectButton, LeanProvider } from '@lean-link/react'

export function Connect({ fetchAccessToken, appToken, customerId, onSuccess, onCancel }) {
  return (
    <LeanProvider appToken={appToken} country="ae" sandbox fetchAccessToken={fetchAccessToken}>
      <ConnectButton
        customerId={customerId}
        permissions={['identity', 'accounts']}
        onSuccess={onSuccess}
        onCancel={onCancel}
      >
        Connect your bank
      </ConnectButton>
    </LeanProvider>
  )
}
