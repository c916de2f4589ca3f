/** VerifyAddressButton: what it says, and that it opens verifyAddress. Its states are ConnectButton's. */
import { VerifyAddressButton } from '@lean-link/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import './bankButton.css'
import { expectOpens, expectReady } from './buttonSteps.ts'

const meta = {
  title: 'Components/VerifyAddressButton',
  component: VerifyAddressButton,
  args: {
    className: 'bank-button',
    customerName: 'Mei Santos',
    onSuccess: fn(),
    onCancel: fn(),
    onError: fn(),
  },
  parameters: {
    provider: { preload: 'mount' },
    docs: {
      description: {
        component: 'Opens LinkSDK’s `verifyAddress`: the customer proves where they live by what their bank knows.',
      },
    },
  },
} satisfies Meta<typeof VerifyAddressButton>

export default meta
type Story = StoryObj<typeof meta>

/** Script and token are here: a click opens LinkSDK within the click event. */
export const Ready: Story = {
  play: ({ canvas }) => expectReady(canvas.getByRole('button'), 'Verify your address', 'تحقق من عنوانك'),
}

/** The dialog is open, over the page. */
export const Open: Story = {
  tags: ['!autodocs'],
  play: ({ canvas, loaded }) => expectOpens(canvas.getByRole('button'), 'verifyAddress', loaded),
}

/** Arabic: the kit's words and the dialog, from right to left. */
export const Arabic: Story = {
  tags: ['!autodocs'],
  globals: { language: 'ar' },
  play: ({ canvas }) => expectReady(canvas.getByRole('button'), 'Verify your address', 'تحقق من عنوانك'),
}
