/** The kit's own looks, all of them: every status in both languages and themes, and every button. axe looks at each. */
import {
  AuthorizeConsentButton,
  CheckoutButton,
  ConnectButton,
  ManageConsentsButton,
  PayButton,
  ReconnectButton,
  VerifyAddressButton,
} from '@lean-link/react'
import looks from '@lean-link/react/styles.css?inline'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { toStyledCode } from './toStyledCode.ts'

const working = { 'aria-busy': true, 'aria-disabled': true }

/** What the kit puts on a button in each status. */
const statuses = [
  { status: 'idle', en: 'Connect your bank', ar: 'اربط حسابك البنكي' },
  { status: 'ready', en: 'Connect your bank', ar: 'اربط حسابك البنكي' },
  { status: 'opening', en: 'Opening…', ar: 'جارٍ الفتح…', ...working },
  { status: 'open', en: 'Continue in the window', ar: 'تابع في النافذة' },
  { status: 'redirecting', en: 'Taking you to your bank…', ar: 'جارٍ نقلك إلى بنكك…', ...working },
  { status: 'confirming', en: 'Checking with your bank…', ar: 'جارٍ التحقق من بنكك…', ...working },
  { status: 'success', en: 'Done', ar: 'تم' },
  { status: 'error', en: 'Try again', ar: 'حاول مرة أخرى' },
] as const

const panels = [
  { title: 'English, light', language: 'en', theme: 'light' },
  { title: 'English, dark', language: 'en', theme: 'dark' },
  { title: 'العربية، فاتح', language: 'ar', theme: 'light' },
  { title: 'العربية، داكن', language: 'ar', theme: 'dark' },
] as const

const grid = { display: 'grid', gap: '1rem', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 20rem), 1fr))' }
const caption = { display: 'block', inlineSize: 'fit-content', marginBlockEnd: '0.25rem', fontSize: '0.8125rem' }

/** The kit's buttons reach a status by being used, one at a time; these are drawn with the same attributes, to stand side by side. */
function Statuses() {
  return panels.map(({ title, language, theme }) => (
    <section
      key={title}
      lang={language}
      dir={language === 'ar' ? 'rtl' : 'ltr'}
      style={{ inlineSize: '100%', padding: '1rem', boxSizing: 'border-box', colorScheme: theme, background: 'Canvas' }}
    >
      <h2 style={{ margin: '0 0 1rem', fontSize: '1rem', color: 'CanvasText' }}>{title}</h2>
      <div style={grid}>
        {statuses.map(({ status, en, ar, ...attributes }) => (
          <div key={status} style={{ color: 'CanvasText' }}>
            <code lang="en" dir="ltr" style={caption}>
              {status}
            </code>
            <button
              {...attributes}
              type="button"
              data-lean-button=""
              data-method="connect"
              data-status={status}
              lang={language}
              dir="auto"
            >
              {language === 'ar' ? ar : en}
            </button>
          </div>
        ))}
      </div>
    </section>
  ))
}

const urls = { successRedirectUrl: 'https://shop.example/ok', failRedirectUrl: 'https://shop.example/failed' }

function Methods() {
  return (
    <div style={{ ...grid, inlineSize: '100%' }}>
      <ConnectButton permissions={['accounts']} />
      <ReconnectButton reconnectId="reconnect-1" />
      <PayButton paymentIntentId="intent-1" />
      <CheckoutButton paymentIntentId="intent-1" {...urls} />
      <AuthorizeConsentButton consentId="consent-1" {...urls} />
      <ManageConsentsButton />
      <VerifyAddressButton customerName="Mei Santos" />
      <ConnectButton permissions={['accounts']} disabled />
    </div>
  )
}

const meta = {
  title: 'Looks/Matrix',
  // In the story, not for all stories: an import would give these looks to the buttons of every other one.
  decorators: [
    (Story) => (
      <>
        <style>{looks}</style>
        <Story />
      </>
    ),
  ],
  parameters: {
    provider: { preload: 'none' },
    docs: {
      description: {
        component:
          '`@lean-link/react/styles.css` in every status. The buttons of “Every status” are drawn with the attributes that the kit sets, for ' +
          'its own cannot be put into a status from outside; those of the other stories are the kit’s.',
      },
      source: toStyledCode("@import '@lean-link/react/styles.css';").docs.source,
    },
  },
} satisfies Meta

export default meta
type Story = StoryObj<typeof meta>

/** Each has a mark of its own where it differs from idle, so that no status is told by colour alone. */
export const EveryStatus: Story = {
  render: () => <Statuses />,
  play: async ({ canvas }) => {
    const buttons = canvas.getAllByRole('button')
    await expect(buttons).toHaveLength(statuses.length * panels.length)
    for (const button of buttons) await expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(44)
  },
}

/** Every button, and one that is disabled. */
export const English: Story = { render: () => <Methods /> }

export const Arabic: Story = { render: () => <Methods />, tags: ['!autodocs'], globals: { language: 'ar' } }

export const Dark: Story = { render: () => <Methods />, tags: ['!autodocs'], globals: { theme: 'dark' } }

export const ArabicDark: Story = {
  render: () => <Methods />,
  tags: ['!autodocs'],
  globals: { language: 'ar', theme: 'dark' },
}
