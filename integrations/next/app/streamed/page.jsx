/** A button that a component of the server draws once its data is there: it comes in a later piece of the stream, as no element yet. */
import { setTimeout } from 'node:timers/promises'
import { ConnectButton, LeanProvider } from '@lean-link/react'
import { connection } from 'next/server'
import { Suspense } from 'react'

async function OwnButton() {
  await connection()
  await setTimeout(50)
  return <button className="own">Connect a bank</button>
}

export default function Page() {
  return (
    <LeanProvider
      tokenUrl="/api/lean/token"
      // The simulator's, whose tokens a visit gets.
      appToken="11ea0000-0000-4000-8000-000000000001"
      country="ae"
      sandbox
      customerId="customer"
    >
      <Suspense fallback="Wait">
        <ConnectButton asChild permissions={['accounts']}>
          <OwnButton />
        </ConnectButton>
      </Suspense>
    </LeanProvider>
  )
}
