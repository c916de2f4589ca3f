/** CheckoutButton: what it says, and that it opens checkout. Its states are ConnectButton's. */
import { CheckoutButton } from '@lean-link/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import './bankButton.css'
import { expectOpens, expectReady } from './buttonSteps.ts'

const meta = {
  title: 'Components/CheckoutButton',
  component: CheckoutButton,
  args: {
    className: 'bank-button',
    paymentIntentId: 'intent-1',
    successRedirectUrl: 'https://shop.example/paid',
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
          'Opens LinkSDK’s `checkout`: a payment over Open Finance of somebody who need not be a customer. The bank has a page of its own, so both redirect URLs are required.',
      },
    },
  },
} satisfies Meta<typeof CheckoutButton>

export default meta
type Story = StoryObj<typeof meta>

/** Script and token are here: a click opens LinkSDK within the click event. */
export const Ready: Story = {
  play: ({ canvas }) => expectReady(canvas.getByRole('button'), 'Pay from your bank account', 'الدفع من حسابك البنكي'),
}

/** The dialog is open, over the page. */
export const Open: Story = {
  tags: ['!autodocs'],
  play: ({ canvas, loaded }) => expectOpens(canvas.getByRole('button'), 'checkout', loaded),
}

/** Arabic: the kit's words and the dialog, from right to left. */
export const Arabic: Story = {
  tags: ['!autodocs'],
  globals: { language: 'ar' },
  play: ({ canvas }) => expectReady(canvas.getByRole('button'), 'Pay from your bank account', 'الدفع من حسابك البنكي'),
}
