/** useLeanToken: whether a token is there, until when, and what to do when it is not. */
import { scenarios } from '@lean-link/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import type { StoryFixture } from '../.storybook/createStoryEnvironment.ts'
import './bankButton.css'
import { TokenStatus } from './examples/TokenStatus.tsx'
import source from './examples/TokenStatus.tsx?raw'
import './panel.css'

const meta = {
  title: 'Hooks/useLeanToken',
  component: TokenStatus,
  argTypes: { prefetch: { description: 'Asks for the token on mount.', control: 'boolean' } },
  parameters: {
    provider: { preload: 'none' },
    snippet: { source },
    docs: {
      description: {
        component:
          '`useLeanToken({ prefetch: true })` tells the status of the customer’s token, never the token: that only `getToken()` gives, ' +
          'to who asks for it, for calls of your own.',
      },
    },
  },
} satisfies Meta<typeof TokenStatus>

export default meta
type Story = StoryObj<typeof meta>

const expectText = (node: HTMLElement, text: string) =>
  waitFor(() => expect(node).toHaveTextContent(text), { timeout: 8_000 })

/** The token is asked for on mount and is ready before anybody clicks. */
export const Prefetched: Story = {
  play: async ({ canvas }) => {
    await expectText(canvas.getByTestId('status'), 'ready')
    await expect(canvas.getByTestId('until')).toHaveTextContent(/^\d\d:\d\d:\d\d$/)
  },
}

/** Without `prefetch` nothing is asked before somebody needs it. */
export const OnDemand: Story = {
  args: { prefetch: false },
  play: async ({ canvas }) => {
    await expect(canvas.getByTestId('status')).toHaveTextContent('idle')
    await userEvent.click(canvas.getByRole('button'))
    await expectText(canvas.getByTestId('status'), 'ready')
  },
}

/** A token of 9 minutes would be refused by LinkSDK, so the kit refuses it first, and works again with a better one. */
export const Expiring: Story = {
  tags: ['!autodocs'],
  parameters: { scenario: { token: { expiresInSeconds: 540 } } },
  play: async ({ canvas, loaded }) => {
    await expectText(canvas.getByTestId('status'), 'error')
    await expect(canvas.getByTestId('problem')).toHaveTextContent('token_expiring')
    await (loaded as StoryFixture).simulator.use(scenarios.happy)
    await userEvent.click(canvas.getByRole('button'))
    await expectText(canvas.getByTestId('status'), 'ready')
    await expect(canvas.getByTestId('problem')).toHaveTextContent('none')
  },
}
