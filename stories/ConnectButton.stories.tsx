/** Every state of ConnectButton, reached the way a person reaches it: by using it. */
import { ConnectButton } from '@lean-link/react'
import { scenarios } from '@lean-link/testing'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, fn, userEvent, waitFor } from 'storybook/test'
import type { StoryFixture } from '../.storybook/createStoryEnvironment.ts'
import './bankButton.css'
import { connectButtonArgTypes } from './connectButtonArgTypes.ts'
import { connectBank, findDialogFrame, findInDialog, inDialog, leaveDialog } from './dialog.ts'

const meta = {
  title: 'Components/ConnectButton',
  component: ConnectButton,
  argTypes: connectButtonArgTypes,
  args: {
    className: 'bank-button',
    permissions: ['identity', 'accounts', 'balance'],
    onSuccess: fn(),
    onCancel: fn(),
    onError: fn(),
  },
  parameters: {
    provider: { preload: 'mount' },
    docs: {
      description: {
        component:
          'Opens LinkSDK’s `connect`: the customer chooses a bank and consents to share data. A native button, without styles unless you import the kit’s; ' +
          'the looks here come from `stories/bankButton.css`, which uses nothing but `data-status`, `aria-busy` and `disabled`. ' +
          'Every story runs on a simulator of LinkSDK, so click through it: no bank and no data in it is real.',
      },
    },
  },
} satisfies Meta<typeof ConnectButton>

export default meta
type Story = StoryObj<typeof meta>

const wait = { timeout: 8_000 }
const expectStatus = (button: HTMLElement, status: string) =>
  waitFor(() => expect(button).toHaveAttribute('data-status', status), wait)
/** The kit's own text, in the language of the toolbar. */
const expectText = (button: HTMLElement, english: string, arabic: string) =>
  waitFor(() => expect(button).toHaveTextContent(document.documentElement.lang === 'ar' ? arabic : english), wait)
const expectConnectText = (button: HTMLElement) => expectText(button, 'Connect your bank', 'اربط حسابك البنكي')
const expectRetryText = (button: HTMLElement) => expectText(button, 'Try again', 'حاول مرة أخرى')

/** Script and token are here: a click opens LinkSDK within the click event. */
export const Ready: Story = {
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button')
    await expectStatus(button, 'ready')
    await expectConnectText(button)
    await expect(button).not.toHaveAttribute('aria-busy')
  },
}

/** With `preload="none"` nothing is fetched before the click. */
export const Idle: Story = {
  parameters: { provider: { preload: 'none' } },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button')
    await expectStatus(button, 'idle')
    await expectConnectText(button)
    await expect(document.querySelector('script[src*="lean-link-loader"]')).toBeNull()
  },
}

/** A click before LinkSDK has arrived is kept: it opens by itself, and nobody has to click again. */
export const Opening: Story = {
  tags: ['!autodocs'],
  parameters: { scenario: { script: { hang: true } }, provider: { preload: 'mount', loadTimeoutMs: 600_000 } },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button')
    await userEvent.click(button)
    await expectStatus(button, 'opening')
    await expectText(button, 'Opening…', 'جارٍ الفتح…')
    await expect(button).toHaveAttribute('aria-busy', 'true')
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await expect(button).toHaveFocus()
  },
}

/** The dialog is open, over the page; the button says where to go on. */
export const Open: Story = {
  tags: ['!autodocs'],
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button')
    await expectStatus(button, 'ready')
    await userEvent.click(button)
    await expectStatus(button, 'open')
    await expectText(button, 'Continue in the window', 'تابع في النافذة')
    await expect(await findInDialog('Continue')).toBeInTheDocument()
  },
}

/** The customer leaves; the button is ready for another try. */
export const Cancelled: Story = {
  tags: ['!autodocs'],
  play: async ({ args, canvas }) => {
    const button = canvas.getByRole('button')
    await expectStatus(button, 'ready')
    await userEvent.click(button)
    await leaveDialog()
    await expectStatus(button, 'ready')
    await expectConnectText(button)
    await expect(args.onCancel).toHaveBeenCalledOnce()
    await expect(args.onCancel).toHaveBeenCalledWith(expect.objectContaining({ status: 'cancelled' }))
    await expect(args.onSuccess).not.toHaveBeenCalled()
    await waitFor(() => expect(button).toHaveFocus())
  },
}

/** The whole way: bank, consent, sign-in, code. `onSuccess` has LinkSDK's word for it; `confirm` is for proof. */
export const Success: Story = {
  tags: ['!autodocs'],
  play: async ({ args, canvas }) => {
    const button = canvas.getByRole('button')
    await expectStatus(button, 'ready')
    await userEvent.click(button)
    await connectBank()
    await expectStatus(button, 'success')
    await expectText(button, 'Done', 'تم')
    await expect(args.onSuccess).toHaveBeenCalledOnce()
    await expect(args.onSuccess).toHaveBeenCalledWith(expect.objectContaining({ status: 'success', confirmed: false }))
    await expect(findDialogFrame()).toBeNull()
  },
}

/** A bank with a page of its own: LinkSDK says that it leaves, and until it has left the button opens nothing else. */
export const Redirecting: Story = {
  tags: ['!autodocs'],
  // In a browser the simulator would leave this page; here it only says so.
  parameters: { scenario: { methods: { connect: [{ callback: { status: 'REDIRECT' } }] } } },
  play: async ({ args, canvas }) => {
    const button = canvas.getByRole('button')
    await expectStatus(button, 'ready')
    await userEvent.click(button)
    await expectStatus(button, 'redirecting')
    await expectText(button, 'Taking you to your bank…', 'جارٍ نقلك إلى بنكك…')
    await expect(button).toHaveAttribute('aria-busy', 'true')
    await expect(args.onSuccess).not.toHaveBeenCalled()
  },
}

/** `confirm` asks your backend before anything counts as connected. Here it takes its time. */
export const Confirming: Story = {
  tags: ['!autodocs'],
  args: { confirm: () => new Promise<boolean>(() => {}), confirmTimeoutMs: 600_000 },
  play: async ({ args, canvas }) => {
    const button = canvas.getByRole('button')
    await expectStatus(button, 'ready')
    await userEvent.click(button)
    await connectBank()
    await expectStatus(button, 'confirming')
    await expectText(button, 'Checking with your bank…', 'جارٍ التحقق من بنكك…')
    await expect(button).toHaveAttribute('aria-busy', 'true')
    await expect(args.onSuccess).not.toHaveBeenCalled()
  },
}

/** Your token endpoint answers 500. The button offers another try, which works as soon as the endpoint does. */
export const TokenEndpointFails: Story = {
  tags: ['!autodocs'],
  // Not the spy that all stories share: the one before may end only now, with its client.
  args: { onError: fn() },
  parameters: { scenario: { token: { status: 500 } }, provider: { preload: 'none' } },
  play: async ({ args, canvas }) => {
    const button = canvas.getByRole('button')
    await userEvent.click(button)
    await expectStatus(button, 'error')
    await expectRetryText(button)
    await expect(args.onError).toHaveBeenCalledOnce()
    await expect(args.onError).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'token_request_failed', status: 500 }),
    )
  },
}

/** LinkSDK's script cannot be loaded. After the outage, the same button opens the dialog. */
export const ScriptOutage: Story = {
  tags: ['!autodocs'],
  args: { onError: fn() },
  parameters: { scenario: { script: { status: 503 } }, provider: { preload: 'none' } },
  play: async ({ args, canvas, loaded }) => {
    const button = canvas.getByRole('button')
    await userEvent.click(button)
    await waitFor(() => expect(button).toHaveAttribute('data-status', 'error'), { timeout: 14_000 })
    await expectRetryText(button)
    await expect(args.onError).toHaveBeenCalledOnce()
    await expect(args.onError).toHaveBeenCalledWith(
      expect.objectContaining({ code: 'sdk_load_failed', reason: 'http' }),
    )
    await (loaded as StoryFixture).simulator.use(scenarios.happy)
    await userEvent.click(button)
    await expectStatus(button, 'open')
    await leaveDialog()
    await expectStatus(button, 'ready')
  },
}

/** A disabled button does nothing, whatever is done to it. */
export const Disabled: Story = {
  args: { disabled: true },
  play: async ({ canvas, args }) => {
    const button = canvas.getByRole('button')
    await expectConnectText(button)
    await expect(button).toBeDisabled()
    await userEvent.click(button, { pointerEventsCheck: 0 })
    await expect(findDialogFrame()).toBeNull()
    await expect(args.onError).not.toHaveBeenCalled()
  },
}

/** Your own words while nothing happens; the status texts still come and go. */
export const OwnChildren: Story = {
  args: { children: 'Add a bank account' },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Add a bank account' })
    await expectStatus(button, 'ready')
    await userEvent.click(button)
    await expectStatus(button, 'open')
    await expectText(button, 'Continue in the window', 'تابع في النافذة')
    await leaveDialog()
    await expectStatus(button, 'ready')
    await expect(button).toHaveTextContent('Add a bank account')
  },
}

/** `messages` on the provider: your own words for any state, in each language; the kit's stay where you give none. */
export const OwnMessages: Story = {
  tags: ['!autodocs'],
  parameters: {
    provider: {
      preload: 'mount',
      messages: {
        en: { connect: 'Add a bank', open: 'Go on in the window', success: 'Bank added' },
        ar: { connect: 'أضف بنكًا', open: 'أكمل في النافذة', success: 'تمت إضافة البنك' },
      },
    },
  },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button')
    await expectText(button, 'Add a bank', 'أضف بنكًا')
    await expectStatus(button, 'ready')
    await userEvent.click(button)
    await expectText(button, 'Go on in the window', 'أكمل في النافذة')
    await connectBank()
    await expectText(button, 'Bank added', 'تمت إضافة البنك')
  },
}

/** `statusText={false}`: the label never changes; style and announce the states yourself, by `data-status`. */
export const WithoutStatusText: Story = {
  args: { statusText: false, children: 'Connect' },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'Connect' })
    await expectStatus(button, 'ready')
    await userEvent.click(button)
    await expectStatus(button, 'open')
    await expect(button).toHaveTextContent('Connect')
    await leaveDialog()
    await expectStatus(button, 'ready')
  },
}

/** `asChild`: your own button keeps its element, classes and handlers, and gets the kit's behaviour. */
export const AsChild: Story = {
  args: { asChild: true, className: '' },
  parameters: {
    snippet: { children: '<button className="bank-button">Link my account</button>' },
  },
  render: (args) => (
    <ConnectButton {...args}>
      <button className="bank-button" style={{ borderRadius: '999px' }} data-testid="own">
        Link my account
      </button>
    </ConnectButton>
  ),
  play: async ({ canvas }) => {
    const button = canvas.getByTestId('own')
    await expectStatus(button, 'ready')
    await expect(canvas.getAllByRole('button')).toHaveLength(1)
    await userEvent.click(button)
    await expectStatus(button, 'open')
    await leaveDialog()
    await expectStatus(button, 'ready')
    await expect(button).toHaveTextContent('Link my account')
  },
}

/** Arabic: the kit's words and the dialog, from right to left. */
export const Arabic: Story = {
  tags: ['!autodocs'],
  globals: { language: 'ar' },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button', { name: 'اربط حسابك البنكي' })
    await expect(button).toHaveAttribute('lang', 'ar')
    await expectStatus(button, 'ready')
    await userEvent.click(button)
    await expectStatus(button, 'open')
    await inDialog()
    await expect(findDialogFrame()?.contentDocument?.documentElement).toHaveAttribute('dir', 'rtl')
  },
}

/** Dark: the page's own colours; the dialog follows the system, or `forceAppearance`, as here. */
export const Dark: Story = {
  tags: ['!autodocs'],
  globals: { theme: 'dark' },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button')
    await expectStatus(button, 'ready')
    await userEvent.click(button)
    await expectStatus(button, 'open')
    await findInDialog('Continue')
    await expect(findDialogFrame()?.contentDocument?.querySelector('[data-appearance="dark"]')).not.toBeNull()
  },
}

/** `customization` on the provider colours LinkSDK's dialog, so that it looks like your app. */
export const Customized: Story = {
  tags: ['!autodocs'],
  parameters: {
    provider: {
      preload: 'mount',
      customization: {
        themeColor: '#7a1fa2',
        buttonTextColor: '#ffffff',
        themeColorDark: '#dcb0f5',
        buttonTextColorDark: '#2b0a3a',
        buttonBorderRadius: 'pill',
      },
    },
  },
  play: async ({ canvas, loaded }) => {
    const button = canvas.getByRole('button')
    await expectStatus(button, 'ready')
    await userEvent.click(button)
    await findInDialog('Continue')
    const [call] = await (loaded as StoryFixture).simulator.calls()
    await expect(call?.config['customization']).toMatchObject({ theme_color: '#7a1fa2', button_border_radius: 'pill' })
  },
}

/** 320 px wide: button and dialog fit. */
export const NarrowScreen: Story = {
  tags: ['!autodocs'],
  globals: { viewport: { value: 'mobile1', isRotated: false } },
  play: async ({ canvas }) => {
    const button = canvas.getByRole('button')
    await expectStatus(button, 'ready')
    await userEvent.click(button)
    await findInDialog('Continue')
    const frame = findDialogFrame()?.contentDocument?.documentElement
    await expect(frame?.scrollWidth).toBeLessThanOrEqual(frame?.clientWidth ?? 0)
    await expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
  },
}
