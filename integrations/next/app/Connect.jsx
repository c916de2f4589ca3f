'use client'
import { ConnectButton, LeanProvider, tokenEndpoint } from '@lean-link/react'

const fetchAccessToken = tokenEndpoint('/api/lean/token')

export function Connect() {
  return (
    <LeanProvider
      appToken="11111111-2222-4333-8444-555555555555"
      country="ae"
      customerId="customer"
      fetchAccessToken={fetchAccessToken}
    >
      <ConnectButton permissions={['accounts']}>Connect a bank</ConnectButton>
    </LeanProvider>
  )
}
