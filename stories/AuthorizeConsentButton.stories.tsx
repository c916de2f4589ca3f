/** AuthorizeConsentButton: what it says, and that it opens authorizeConsent. Its states are ConnectButton's. */
import { AuthorizeConsentButton } from '@lean-link/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import './bankButton.css'
import { expectOpens, expectReady } from './buttonSteps.ts'

const meta = {
  title: 'Components/AuthorizeConsentButton',
  component: AuthorizeConsentButton,
  args: {
    className: 'bank-button',
    consentId: 'consent-1',
    successRedirectUrl: 'https://shop.example/approved',
    failRedirectUrl: 'https://shop.example/failed',
    onSuccess: fn(),
    onCancel: fn(),
    onError: fn(),
  },
  parameters: {
    provider: { preload: 'mount' },
    docs: {
      description: {
        component:
          'Opens LinkSDK’s `authorizeConsent`: the customer approves a long-lived payment consent once, and later payments need no bank visit.',
      },
    },
  },
} satisfies Meta<typeof AuthorizeConsentButton>

export default meta
type Story = StoryObj<typeof meta>

/** Script and token are here: a click opens LinkSDK within the click event. */
export const Ready: Story = {
  play: ({ canvas }) => expectReady(canvas.getByRole('button'), 'Approve payments', 'الموافقة على المدفوعات'),
}

/** The dialog is open, over the page. */
export const Open: Story = {
  tags: ['!autodocs'],
  play: ({ canvas, loaded }) => expectOpens(canvas.getByRole('button'), 'authorizeConsent', loaded),
}

/** Arabic: the kit's words and the dialog, from right to left. */
export const Arabic: Story = {
  tags: ['!autodocs'],
  globals: { language: 'ar' },
  play: ({ canvas }) => expectReady(canvas.getByRole('button'), 'Approve payments', 'الموافقة على المدفوعات'),
}
