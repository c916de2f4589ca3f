/** All buttons on one page, as a keyboard reaches them. */
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
import { expect, userEvent, waitFor } from 'storybook/test'
import type { StoryFixture } from '../.storybook/createStoryEnvironment.ts'
import './bankButton.css'
import { leaveDialog } from './dialog.ts'

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

const wait = { timeout: 8_000 }

/** Tab reaches each button and Enter opens its dialog; when it closes, the focus is back. */
const openEach: Story['play'] = async ({ canvas, loaded }) => {
  const buttons = canvas.getAllByRole('button')
  await waitFor(() => buttons.forEach((button) => void expect(button).toHaveAttribute('data-status', 'ready')), wait)
  for (const button of buttons) {
    await userEvent.tab()
    await expect(button).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await waitFor(() => expect(button).toHaveAttribute('data-status', 'open'), wait)
    await leaveDialog()
    await waitFor(() => expect(button).toHaveAttribute('data-status', 'ready'), wait)
    await waitFor(() => expect(button).toHaveFocus(), wait)
  }
  const calls = await (loaded as StoryFixture).simulator.calls()
  await expect(calls.map(({ method }) => method)).toEqual(buttons.map((button) => button.dataset['method']))
}

export const English: Story = { play: openEach }

export const Arabic: Story = { tags: ['!autodocs'], globals: { language: 'ar' }, play: openEach }

export const Dark: Story = { tags: ['!autodocs'], globals: { theme: 'dark' } }
