/** What changes on a page while the kit is on it: options, customer, language, words; and what must not come of it. */
import { StrictMode, useEffect } from 'react'
import { expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { page } from 'vitest/browser'
import { toJwt } from '../../core/test/toJwt.ts'
import { appToken, cancelled, customerId, type OwnProps, setUpLean, success } from '../test/setUpLean.tsx'
import {
  ConnectButton,
  createLeanClient,
  type LeanClient,
  LeanProvider,
  type PreloadMode,
  useLean,
  useLeanFlow,
  useLeanToken,
} from './index.ts'

const button = page.getByRole('button')
const status = (expected: string) => expect.element(button).toHaveAttribute('data-status', expected)
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const connect = <ConnectButton key="connect" permissions={['accounts']} />

function watchClients() {
  const clients = new Set<LeanClient>()
  const Watch = () => {
    clients.add(useLean())
    return null
  }
  return { clients, Watch }
}

it.each<[string, OwnProps, OwnProps]>([['appToken', {}, { appToken: '11ea0000-0000-4000-8000-000000000002' }]])(
  'a changed %s makes one other client, and no more after that',
  async (_, before, after) => {
    const { fetchAccessToken, withLean } = setUpLean()
    const { clients, Watch } = watchClients()
    const { rerender } = await render(<StrictMode>{withLean(<Watch />, before)}</StrictMode>)
    const made = clients.size
    await rerender(<StrictMode>{withLean(<Watch />, after)}</StrictMode>)
    await wait(2_600)
    expect(clients.size).toBe(made + 1)
    expect(fetchAccessToken).toHaveBeenCalledTimes(2)
  },
)

it.each<[string, before: OwnProps, after: OwnProps, kept: string]>([
  ['of the first document', { nonce: 'first' }, { nonce: 'second' }, 'first'],
  ['that came at all', {}, { nonce: 'second' }, 'second'],
])('a changed nonce makes no other client: the page keeps the one %s', async (_, before, after, kept) => {
  const { fake, fetchAccessToken, withLean } = setUpLean()
  // Only a page without LinkSDK needs the nonce.
  fake.restore()
  const { clients, Watch } = watchClients()
  const draw = (over: OwnProps) => <StrictMode>{withLean([<Watch key="watch" />, connect], over)}</StrictMode>
  // A script's state belongs to the page, and both tests have one page.
  const scriptUrl = `https://${kept}.simulator.test/lean.js`
  const { rerender } = await render(draw({ preload: 'none', scriptUrl, ...before }))
  const [first] = clients
  const made = clients.size
  await rerender(draw({ preload: 'none', scriptUrl, ...after }))
  await rerender(draw({ preload: 'none', scriptUrl, nonce: 'third' }))
  expect(clients.size).toBe(made)
  expect([...clients].at(-1)?.getState().destroyed).toBe(false)
  expect(first).toBeDefined()
  await button.click()
  await expect.poll(() => document.querySelector<HTMLScriptElement>(`script[src="${scriptUrl}"]`)?.nonce).toBe(kept)
  expect(fetchAccessToken).toHaveBeenCalledOnce()
  // Its flow waits for a script that never comes, and would open in the LinkSDK of a later test.
  for (const client of clients) client.destroy()
})

it('renders a button once when a word changes, and not at all for messages that are written in place', async () => {
  const { withLean } = setUpLean()
  const onRender = vi.fn<() => void>()
  const Own = (props: React.ComponentProps<'button'>) => {
    onRender()
    return <button {...props} />
  }
  const buttons = [
    <ConnectButton key="own" asChild permissions={['accounts']}>
      <Own>Own</Own>
    </ConnectButton>,
    <ConnectButton key="plain" permissions={['accounts']} />,
  ]
  const draw = (word: string) => withLean(buttons, { messages: { en: { connect: word, errors: { aborted: word } } } })
  const { rerender } = await render(draw('Link'))
  await expect.poll(() => document.querySelectorAll('[data-status=ready]').length).toBe(2)
  onRender.mockClear()
  for (let count = 0; count < 10; count++) await rerender(draw('Link'))
  expect(onRender).not.toHaveBeenCalled()
  await rerender(draw('Add'))
  expect(onRender).toHaveBeenCalledOnce()
  await expect.element(button.nth(1)).toHaveTextContent('Add')
})

it('asks for a new customer’s token with the fetcher that came with the customer', async () => {
  const { withLean } = setUpLean()
  const asked: string[] = []
  const as = (user: string): OwnProps => ({
    customerId: user,
    preload: 'none',
    fetchAccessToken: async (request) => {
      asked.push(`${user} for ${request.customerId}`)
      return toJwt({ customers: [{ id: request.customerId }] })
    },
  })
  const Prefetch = () => <p>{useLeanToken({ prefetch: true }).status}</p>
  const { rerender } = await render(withLean(<Prefetch />, as('a1')))
  await expect.element(page.getByText('ready')).toBeVisible()
  await rerender(withLean(<Prefetch />, as('b2')))
  await expect.poll(() => asked).toEqual(['a1 for a1', 'b2 for b2'])
})

it('says what happened in the language of now', async () => {
  const { fake, withLean } = setUpLean()
  const { rerender } = await render(withLean(connect))
  await status('ready')
  await button.click()
  fake.reply(success)
  await expect.element(button).toHaveTextContent('Done')
  await rerender(withLean(connect, { language: 'ar' }))
  await expect.element(button).toHaveTextContent('تم')
  await expect.element(button).toHaveAttribute('lang', 'ar')
  await rerender(withLean(connect, { messages: { en: { success: 'All set' } } }))
  await expect.element(button).toHaveTextContent('All set')
})

it('speaks the language of a client that the app made', async () => {
  const { fake, fetchAccessToken } = setUpLean()
  const client = createLeanClient({ appToken, country: 'ae', sandbox: true, fetchAccessToken, language: 'ar' })
  const { rerender } = await render(
    <LeanProvider client={client} customerId={customerId} preload="mount">
      {connect}
    </LeanProvider>,
  )
  await status('ready')
  await expect.element(button).toHaveTextContent('اربط حسابك البنكي')
  await button.click()
  expect(fake.calls).toMatchObject([{ config: { language: 'ar' } }])
  fake.reply(cancelled)
  await rerender(
    <LeanProvider client={client} language="en" customerId={customerId} preload="mount">
      {connect}
    </LeanProvider>,
  )
  await expect.element(button).toHaveTextContent('Connect your bank')
  client.destroy()
})

it('leaves a guest a guest, whoever the provider’s customer is', async () => {
  const { fake, fetchAccessToken, withLean } = setUpLean()
  const Pay = () => {
    const { buttonProps } = useLeanFlow('pay', { customerId: null, paymentIntentId: 'p_1' })
    return <button {...buttonProps}>Pay</button>
  }
  await render(withLean(<Pay />, { preload: 'none' }))
  await button.click()
  await status('open')
  expect(fake.calls[0]?.config).not.toHaveProperty('access_token')
  expect(fetchAccessToken).not.toHaveBeenCalled()
  fake.reply(cancelled)
})

function OpenFlow({ onError, inEffect }: { onError: (error: Error) => void; inEffect?: boolean }) {
  const { open, status: shown } = useLeanFlow('connect', { permissions: ['accounts'] }, { onError })
  useEffect(() => {
    if (inEffect) void open()
  }, [open, inEffect])
  return (
    <button type="button" data-status={shown} onClick={() => void open()}>
      Connect
    </button>
  )
}

it('a second open() of a flow is no failure of the first: a double click', async () => {
  const { fake, fetchAccessToken, withLean } = setUpLean()
  fetchAccessToken.mockImplementation(async () => {
    await wait(300)
    return toJwt()
  })
  const onError = vi.fn()
  await render(withLean(<OpenFlow onError={onError} />, { preload: 'none' }))
  await button.dblClick()
  await status('opening')
  await status('open')
  expect([fake.calls.length, onError.mock.calls.length]).toEqual([1, 0])
  fake.reply(cancelled)
  await status('ready')
})

it('a second open() of a flow is no failure of the first: StrictMode’s effects', async () => {
  const { fake, withLean } = setUpLean()
  const onError = vi.fn()
  await render(<StrictMode>{withLean(<OpenFlow inEffect onError={onError} />)}</StrictMode>)
  await status('open')
  await wait(100)
  await status('open')
  expect([fake.calls.length, onError.mock.calls.length]).toEqual([1, 0])
  fake.reply(cancelled)
})

it.each<[string, PreloadMode, before: string]>([
  ['everything is here', 'mount', 'ready'],
  ['nothing is loaded yet', 'none', 'idle'],
])(
  'an effect that opens with a signal, and aborts it when cleaned up, opens once in StrictMode: %s',
  async (_, preload, before) => {
    const { fake, withLean } = setUpLean()
    const onError = vi.fn()
    const Token = () => <p>{useLeanToken().status}</p>
    const Page = ({ step }: { step: number | undefined }) => {
      const { open, status: shown } = useLeanFlow('connect', { permissions: ['accounts'] }, { onError })
      useEffect(() => {
        if (step === undefined) return
        const controller = new AbortController()
        void open({ signal: controller.signal })
        return () => controller.abort()
      }, [open, step])
      return <button data-status={shown}>Connect</button>
    }
    // Keyed, so that the effects of the second one are StrictMode's too.
    const draw = (step?: number) => (
      <StrictMode>
        {withLean([<Token key="token" />, <Page key={step ?? 'none'} step={step} />], { preload })}
      </StrictMode>
    )
    const { rerender } = await render(draw())
    await status(before)
    await expect.element(page.getByText(before)).toBeVisible()
    await rerender(draw(1))
    await status('open')
    await wait(100)
    await status('open')
    expect([fake.calls.length, onError.mock.calls.length]).toEqual([1, 0])
    fake.reply(cancelled)
    await status('ready')
  },
)

it('an effect that opens again after its signal was aborted opens the second time', async () => {
  const { fake, fetchAccessToken, withLean } = setUpLean()
  let answer = () => {}
  fetchAccessToken.mockImplementation(
    ({ signal }) =>
      new Promise((resolve, reject) => {
        answer = () => resolve(toJwt())
        signal.addEventListener('abort', () => reject(signal.reason as Error))
      }),
  )
  const onError = vi.fn()
  const Page = ({ step }: { step: number }) => {
    const { open, status: shown } = useLeanFlow('connect', { permissions: ['accounts'] }, { onError })
    useEffect(() => {
      const controller = new AbortController()
      void open({ signal: controller.signal })
      return () => controller.abort()
    }, [open, step])
    return <button data-status={shown}>Connect</button>
  }
  const { rerender } = await render(withLean(<Page step={1} />, { preload: 'none' }))
  await expect.poll(() => fetchAccessToken.mock.calls.length).toBe(1)
  await rerender(withLean(<Page step={2} />, { preload: 'none' }))
  await expect.poll(() => fetchAccessToken.mock.calls.length).toBe(2)
  answer()
  await status('open')
  expect([fake.calls.length, onError.mock.calls.length]).toEqual([1, 0])
  fake.reply(cancelled)
  await status('ready')
})

it('opens again from a handler of the flow before', async () => {
  const { fake, withLean } = setUpLean()
  const Retry = () => {
    const { open, buttonProps } = useLeanFlow('connect', { permissions: ['accounts'] }, { onCancel: () => void open() })
    return <button {...buttonProps}>Connect</button>
  }
  await render(withLean(<Retry />))
  await status('ready')
  await button.click()
  fake.reply(cancelled)
  await expect.poll(() => fake.calls.length).toBe(2)
  await status('open')
})

it('has a name when its children are null, and opens when a handler is null', async () => {
  const { fake, withLean } = setUpLean()
  const nothing = { onClick: null, onFocus: null } as object
  await render(
    withLean(
      <ConnectButton permissions={['accounts']} {...nothing}>
        {null}
      </ConnectButton>,
    ),
  )
  await status('ready')
  await expect.element(button).toHaveTextContent('Connect your bank')
  await button.click()
  expect(fake.calls).toHaveLength(1)
  fake.reply(cancelled)
})
