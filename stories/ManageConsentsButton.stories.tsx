/** ManageConsentsButton: what it says, and that it opens manageConsents. Its states are ConnectButton's. */
import { ManageConsentsButton } from '@lean-link/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { fn } from 'storybook/test'
import './bankButton.css'
import { expectOpens, expectReady } from './buttonSteps.ts'

const meta = {
  title: 'Components/ManageConsentsButton',
  component: ManageConsentsButton,
  args: {
    className: 'bank-button',
    consentType: ['payment', 'data'],
    onSuccess: fn(),
    onCancel: fn(),
    onError: fn(),
  },
  parameters: {
    provider: { preload: 'mount' },
    docs: {
      description: {
        component:
          'Opens LinkSDK’s `manageConsents`: the customer sees and revokes the consents they gave. By Lean’s documents every app with long-lived payment consents must offer it.',
      },
    },
  },
} satisfies Meta<typeof ManageConsentsButton>

export default meta
type Story = StoryObj<typeof meta>

/** Script and token are here: a click opens LinkSDK within the click event. */
export const Ready: Story = {
  play: ({ canvas }) => expectReady(canvas.getByRole('button'), 'Manage bank permissions', 'إدارة أذونات البنك'),
}

/** The dialog is open, over the page. */
export const Open: Story = {
  tags: ['!autodocs'],
  play: ({ canvas, loaded }) => expectOpens(canvas.getByRole('button'), 'manageConsents', loaded),
}

/** Arabic: the kit's words and the dialog, from right to left. */
export const Arabic: Story = {
  tags: ['!autodocs'],
  globals: { language: 'ar' },
  play: ({ canvas }) => expectReady(canvas.getByRole('button'), 'Manage bank permissions', 'إدارة أذونات البنك'),
}
