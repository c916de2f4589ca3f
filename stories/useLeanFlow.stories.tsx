/** useLeanFlow: a flow behind a button, or anything else, of your own. */
import { useLeanFlow } from '@lean-link/react'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import './bankButton.css'
import { connectBank, leaveDialog } from './dialog.ts'
import './panel.css'

const messages = {
  idle: 'Connect an account to see your balance here.',
  ready: 'Connect an account to see your balance here.',
  opening: 'One moment…',
  open: 'Go on in the window above this page.',
  redirecting: 'Off to your bank…',
  confirming: 'Asking your bank…',
  success: 'Your account is connected.',
  error: 'That did not work. Nothing has changed.',
}

function OwnButton() {
  const flow = useLeanFlow('connect', { permissions: ['accounts', 'balance'] })
  return (
    <div className="panel" lang="en" dir="ltr">
      <p role="status">{messages[flow.status]}</p>
      <div className="actions">
        <button {...flow.buttonProps} className="bank-button">
          {flow.error
            ? 'Try again'
            : flow.result?.status === 'success'
              ? 'Connected. Add another?'
              : 'Connect an account'}
        </button>
      </div>
    </div>
  )
}

const meta = {
  title: 'Hooks/useLeanFlow',
  component: OwnButton,
  parameters: {
    provider: { preload: 'mount' },
    docs: {
      description: {
        component:
          '`const flow = useLeanFlow(method, params, handlers)` opens any of LinkSDK’s methods by name. Spread `flow.buttonProps` on a ' +
          'button, or call `flow.open()` from anywhere; `status`, `result` and `error` say what became of it.',
      },
      source: {
        code: `const flow = useLeanFlow('connect', { permissions: ['accounts', 'balance'] }, { onSuccess: showAccounts })

return <button {...flow.buttonProps}>{flow.error ? 'Try again' : 'Connect an account'}</button>`,
      },
    },
  },
} satisfies Meta<typeof OwnButton>

export default meta
type Story = StoryObj<typeof meta>

const wait = { timeout: 8_000 }

/** The words beside the button are the app's own, chosen by `flow.status`. */
export const WithOwnButton: Story = {
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Connect an account' })
    await waitFor(() => expect(button).toHaveAttribute('data-status', 'ready'), wait)
    await userEvent.click(button)
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(messages.open), wait)
    await leaveDialog()
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(messages.ready), wait)
  },
}

/** After success, `flow.result` is what LinkSDK said; the same button opens another flow. */
export const AfterSuccess: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button')
    await waitFor(() => expect(button).toHaveAttribute('data-status', 'ready'), wait)
    await userEvent.click(button)
    await connectBank()
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(messages.success), wait)
    await expect(button).toHaveTextContent('Connected. Add another?')
  },
}
