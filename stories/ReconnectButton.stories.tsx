/** ReconnectButton: what it says, and that it opens reconnect. Its states are ConnectButton's. */
import { ReconnectButton } from '@lean-link/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import './bankButton.css'
import { expectOpens, expectReady } from './buttonSteps.ts'

const meta = {
  title: 'Components/ReconnectButton',
  component: ReconnectButton,
  args: {
    className: 'bank-button',
    reconnectId: 'reconnect-1',
    onSuccess: fn(),
    onCancel: fn(),
    onError: fn(),
  },
  parameters: {
    provider: { preload: 'mount' },
    docs: {
      description: {
        component:
          'Opens LinkSDK’s `reconnect`, for a connection whose data Lean answers with RECONNECT_REQUIRED: the customer signs in at the bank again.',
      },
    },
  },
} satisfies Meta<typeof ReconnectButton>

export default meta
type Story = StoryObj<typeof meta>

/** Script and token are here: a click opens LinkSDK within the click event. */
export const Ready: Story = {
  play: ({ canvas }) => expectReady(canvas.getByRole('button'), 'Reconnect your bank', 'أعد ربط حسابك البنكي'),
}

/** The dialog is open, over the page. */
export const Open: Story = {
  tags: ['!autodocs'],
  play: ({ canvas, loaded }) => expectOpens(canvas.getByRole('button'), 'reconnect', loaded),
}

/** Arabic: the kit's words and the dialog, from right to left. */
export const Arabic: Story = {
  tags: ['!autodocs'],
  globals: { language: 'ar' },
  play: ({ canvas }) => expectReady(canvas.getByRole('button'), 'Reconnect your bank', 'أعد ربط حسابك البنكي'),
}
