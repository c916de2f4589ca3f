/** The kit's own looks in an app: as they are, in the app's colours, and beside rules of the app's own, which win. */
import { ConnectButton } from '@lean-link/react'
import looks from '@lean-link/react/styles.css?inline'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { connectBank, leaveDialog } from './dialog.ts'
import { toStyledCode } from './toStyledCode.ts'

interface StyledArgs {
  /** The app's style sheet. */
  sheet: string
  className?: string
}

function Styled({ sheet, className }: StyledArgs) {
  return (
    <>
      <style>{sheet}</style>
      <ConnectButton className={className} permissions={['accounts']} />
    </>
  )
}

const meta = {
  title: 'Looks/Styled',
  component: Styled,
  argTypes: { sheet: { control: false } },
  args: { sheet: looks },
  parameters: {
    provider: { preload: 'mount' },
    docs: {
      description: {
        component:
          'Three ways from `@lean-link/react/styles.css` to a button of your own. Everything in it is in the layer `lean-link` without ' +
          'specificity, so any rule of yours wins.',
      },
    },
  },
} satisfies Meta<typeof Styled>

export default meta
type Story = StoryObj<typeof meta>

const wait = { timeout: 8_000 }
const expectStatus = (button: HTMLElement, status: string) =>
  waitFor(() => expect(button).toHaveAttribute('data-status', status), wait)

const plainSheet = "@import '@lean-link/react/styles.css';"

/** As it is: black on a light page, white on a dark one, by the page's `color-scheme`. */
export const Plain: Story = {
  parameters: toStyledCode(plainSheet),
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button')
    await expectStatus(button, 'ready')
    const { width } = button.getBoundingClientRect()
    await userEvent.click(button)
    await expectStatus(button, 'open')
    await expect(button.getBoundingClientRect().width).toBe(width)
    await connectBank()
    await expectStatus(button, 'success')
    await expect(button.getBoundingClientRect().width).toBe(width)
  },
}

export const PlainDark: Story = {
  tags: ['!autodocs'],
  globals: { theme: 'dark' },
  parameters: toStyledCode(plainSheet),
}

const theme = `.themed {
  --lean-button-background: linear-gradient(120deg, #0b5d4e, #14507a);
  --lean-button-color: #fff;
  --lean-button-radius: 999px;
  --lean-button-font: Georgia, serif;
  --lean-button-focus: #14507a;
}`

/** In the app's colours, by custom properties on the button or on any element above it. */
export const Themed: Story = {
  args: { sheet: looks + theme, className: 'themed' },
  parameters: toStyledCode(`${plainSheet}\n\n${theme}`, 'themed'),
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button')
    await expectStatus(button, 'ready')
    await expect(getComputedStyle(button)).toMatchObject({ color: 'rgb(255, 255, 255)', borderTopLeftRadius: '999px' })
  },
}

const ownClass = `.button_x1y2z {
  inline-size: 100%;
  border-radius: 0;
  background: #7a1fa2;
  color: #fff;
}`

/** Beside a class of a CSS module: it is in no layer, so it wins wherever it comes. */
export const WithClass: Story = {
  args: { sheet: ownClass + looks, className: 'button_x1y2z' },
  parameters: toStyledCode(`${plainSheet}\n\n${ownClass}`, 'button_x1y2z'),
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button')
    await expectStatus(button, 'ready')
    await expect(getComputedStyle(button)).toMatchObject({
      backgroundColor: 'rgb(122, 31, 162)',
      borderTopLeftRadius: '0px',
    })
    // What the class does not say is still the kit's.
    await userEvent.click(button)
    await expectStatus(button, 'open')
    await expect(getComputedStyle(button, '::before').borderTopStyle).toBe('solid')
    await leaveDialog()
    await expectStatus(button, 'ready')
  },
}

/** What Tailwind 4 makes of the classes below, in its layers. */
const tailwind = `@layer theme, base, components, utilities;
@layer base { button { padding: 0; border: 0 solid; border-radius: 0; font: inherit; background-color: transparent } }
@layer utilities {
  .w-full { width: 100% }
  .rounded-full { border-radius: 9999px }
  .bg-emerald-700 { background-color: #047857 }
  .text-white { color: #fff }
}`
const utilities = 'w-full rounded-full bg-emerald-700 text-white'

/** Beside utilities of Tailwind 4: after its reset, before its utilities. */
export const WithUtilities: Story = {
  // Its reset would reach the other stories of a docs page.
  tags: ['!autodocs'],
  args: { sheet: `${tailwind} @layer components { ${looks} }`, className: utilities },
  parameters: toStyledCode(
    "@import 'tailwindcss';\n@import '@lean-link/react/styles.css' layer(components);",
    utilities,
  ),
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button')
    await expectStatus(button, 'ready')
    await expect(getComputedStyle(button)).toMatchObject({
      backgroundColor: 'rgb(4, 120, 87)',
      borderTopWidth: '1px',
      paddingInlineStart: '12px',
    })
  },
}
