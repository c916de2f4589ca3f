/** All buttons on one page, which axe looks at in both languages and themes. */
import type { Meta, StoryObj } from '@storybook/react-vite'
import './bankButton.css'
import { AllButtons } from './examples/AllButtons.tsx'
import source from './examples/AllButtons.tsx?raw'

const meta = {
  title: 'Components/All buttons',
  component: AllButtons,
  parameters: {
    provider: { preload: 'mount' },
    snippet: { source },
    docs: {
      description: { component: 'One button for each thing that LinkSDK does. Only one dialog is open at a time.' },
    },
  },
} satisfies Meta<typeof AllButtons>

export default meta
type Story = StoryObj<typeof meta>

export const English: Story = {}

export const Arabic: Story = { tags: ['!autodocs'], globals: { language: 'ar' } }

export const Dark: Story = { tags: ['!autodocs'], globals: { theme: 'dark' } }
