/** useLeanFlow: a flow behind a button, or anything else, of your own. */
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import './bankButton.css'
import { connectBank, leaveDialog } from './dialog.ts'
import { OwnButton } from './examples/OwnButton.tsx'
import source from './examples/OwnButton.tsx?raw'
import './panel.css'

const ready = 'Connect an account to see your balance here.'

const meta = {
  title: 'Hooks/useLeanFlow',
  component: OwnButton,
  parameters: {
    provider: { preload: 'mount' },
    snippet: { source },
    docs: {
      description: {
        component:
          '`const flow = useLeanFlow(method, params, handlers)` opens any of LinkSDK’s methods by name. Spread `flow.buttonProps` on a ' +
          'button, or call `flow.open()` from anywhere; `status`, `result` and `error` say what became of it.',
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
    await waitFor(
      () => expect(canvas.getByRole('status')).toHaveTextContent('Go on in the window above this page.'),
      wait,
    )
    await leaveDialog()
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(ready), wait)
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
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Your account is connected.'), wait)
    await expect(button).toHaveTextContent('Connected. Add another?')
  },
}
