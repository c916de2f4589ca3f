/** All buttons on one page, which axe looks at in both languages and themes. */
import {
  AuthorizeConsentButton,
  CheckoutButton,
  ConnectButton,
  ManageConsentsButton,
  PayButton,
  ReconnectButton,
  VerifyAddressButton,
} from '@lean-link/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import './bankButton.css'

const urls = { successRedirectUrl: 'https://shop.example/ok', failRedirectUrl: 'https://shop.example/failed' }
const look = { className: 'bank-button' }

function AllButtons() {
  return (
    <div style={{ display: 'grid', gap: '1rem', justifyItems: 'start' }}>
      <ConnectButton {...look} permissions={['accounts']} />
      <ReconnectButton {...look} reconnectId="reconnect-1" />
      <PayButton {...look} paymentIntentId="intent-1" />
      <CheckoutButton {...look} paymentIntentId="intent-1" {...urls} />
      <AuthorizeConsentButton {...look} consentId="consent-1" {...urls} />
      <ManageConsentsButton {...look} />
      <VerifyAddressButton {...look} customerName="Mei Santos" />
    </div>
  )
}

const meta = {
  title: 'Components/All buttons',
  component: AllButtons,
  parameters: {
    provider: { preload: 'mount' },
    docs: {
      description: { component: 'One button for each thing that LinkSDK does. Only one dialog is open at a time.' },
    },
  },
} satisfies Meta<typeof AllButtons>

export default meta
type Story = StoryObj<typeof meta>

export const English: Story = {}

export const Arabic: Story = { tags: ['!autodocs'], globals: { language: 'ar' } }

export const Dark: Story = { tags: ['!autodocs'], globals: { theme: 'dark' } }
