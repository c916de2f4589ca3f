/** What the kit tells about itself: the events of a client, as a list that a support person can read. */
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import './bankButton.css'
import { leaveDialog } from './dialog.ts'
import { ConnectWithTimeline } from './examples/ConnectWithTimeline.tsx'
import source from './examples/ConnectWithTimeline.tsx?raw'
import './panel.css'

const meta = {
  title: 'Components/Events timeline',
  component: ConnectWithTimeline,
  parameters: {
    provider: { preload: 'mount' },
    snippet: { source },
    docs: {
      description: {
        component:
          '`onEvent` hears every step, on a button for its own flow, on the provider for all of them. `formatTimeline(events)` makes ' +
          'lines of them for a ticket or a log. No event ever holds a token, a secret or a redirect address.',
      },
    },
  },
} satisfies Meta<typeof ConnectWithTimeline>

export default meta

/** Open the dialog and leave it: the steps stand below, with their times. */
export const Timeline: StoryObj<typeof meta> = {
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button')
    await waitFor(() => expect(button).toHaveAttribute('data-status', 'ready'), { timeout: 8_000 })
    await userEvent.click(button)
    await leaveDialog()
    const region = canvas.getByRole('region', { name: 'Events of this flow' })
    await waitFor(() => expect(region).toHaveTextContent(/open[\s\S]*CANCELLED[\s\S]*cancelled/), { timeout: 8_000 })
    await expect(region).not.toHaveTextContent(/eyJ/)
  },
}
