/** This kit, as its README says: a provider and ConnectButton. */
import { ConnectButton, createLeanClient, LeanProvider } from '@lean-link/react'
import { measure } from './contender.tsx'

const customerId = '6a1b0000-0000-4000-8000-000000000001'
const options = {
  appToken: '11ea0000-0000-4000-8000-000000000001',
  country: 'ae',
  sandbox: true,
  scriptUrl: `${location.origin}/lean.js`,
  tokenUrl: '/token',
} as const
let client = createLeanClient(options)

measure({
  Frame({ children }) {
    const { destroyed } = client.getState()
    if (destroyed) client = createLeanClient(options)
    return (
      <LeanProvider client={client} customerId={customerId} preload="mount">
        {children}
      </LeanProvider>
    )
  },
  Button: () => <ConnectButton permissions={['accounts']} />,
  isOpenable: () =>
    client.getState().script.status === 'ready' && client.getState().tokens[customerId]?.status === 'ready',
})
