/** One button for each thing that LinkSDK does, each with what it needs from your backend. */
import {
  AuthorizeConsentButton,
  CheckoutButton,
  ConnectButton,
  type LeanError,
  ManageConsentsButton,
  PayButton,
  ReconnectButton,
  VerifyAddressButton,
} from '@lean-link/react'
import { isConnected } from './isConnected.ts'

const urls = { successRedirectUrl: 'https://shop.example/ok', failRedirectUrl: 'https://shop.example/failed' }
const shared = {
  className: 'bank-button',
  confirm: isConnected,
  onError: (error: LeanError) => reportError(error),
}

export function AllButtons() {
  return (
    <div style={{ display: 'grid', gap: '1rem', justifyItems: 'start' }}>
      <ConnectButton {...shared} permissions={['accounts']} />
      <ReconnectButton {...shared} reconnectId="reconnect-1" />
      <PayButton {...shared} paymentIntentId="intent-1" />
      <CheckoutButton {...shared} paymentIntentId="intent-1" {...urls} />
      <AuthorizeConsentButton {...shared} consentId="consent-1" {...urls} />
      <ManageConsentsButton {...shared} />
      <VerifyAddressButton {...shared} customerName="Mei Santos" />
    </div>
  )
}
