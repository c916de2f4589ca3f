/** PayButton: what it says, and that it opens pay. Its states are ConnectButton's. */
import { PayButton } from '@lean-link/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import './bankButton.css'
import { expectOpens, expectReady } from './buttonSteps.ts'

const meta = {
  title: 'Components/PayButton',
  component: PayButton,
  args: {
    className: 'bank-button',
    paymentIntentId: 'intent-1',
    onSuccess: fn(),
    onCancel: fn(),
    onError: fn(),
  },
  parameters: {
    provider: { preload: 'mount' },
    docs: {
      description: {
        component:
          'Opens LinkSDK’s `pay`: the customer authorises a payment intent, or a bulk of them, that your backend made. `customerId={null}` is a guest.',
      },
    },
  },
} satisfies Meta<typeof PayButton>

export default meta
type Story = StoryObj<typeof meta>

/** Script and token are here: a click opens LinkSDK within the click event. */
export const Ready: Story = {
  play: ({ canvas }) => expectReady(canvas.getByRole('button'), 'Pay by bank', 'ادفع من حسابك البنكي'),
}

/** The dialog is open, over the page. */
export const Open: Story = {
  tags: ['!autodocs'],
  play: ({ canvas, loaded }) => expectOpens(canvas.getByRole('button'), 'pay', loaded),
}

/** Arabic: the kit's words and the dialog, from right to left. */
export const Arabic: Story = {
  tags: ['!autodocs'],
  globals: { language: 'ar' },
  play: ({ canvas }) => expectReady(canvas.getByRole('button'), 'Pay by bank', 'ادفع من حسابك البنكي'),
}
