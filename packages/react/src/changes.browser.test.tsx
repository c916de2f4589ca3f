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
  useLean,
  useLeanFlow,
  useLeanToken,
} from './index.ts'

const button = page.getByRole('button')
const status = (expected: string) => expect.element(button).toHaveAttribute('data-status', expected)
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const connect = <ConnectButton permissions={['accounts']} />

it.each<[string, OwnProps, OwnProps]>([
  ['nonce', { nonce: 'a' }, { nonce: 'b' }],
  ['appToken', {}, { appToken: '11ea0000-0000-4000-8000-000000000002' }],
])('a changed %s makes one other client, and no more after that', async (_, before, after) => {
  const { fetchAccessToken, withLean } = setUpLean()
  const clients = new Set<LeanClient>()
  const Watch = () => {
    clients.add(useLean())
    return null
  }
  const { rerender } = await render(<StrictMode>{withLean(<Watch />, before)}</StrictMode>)
  const made = clients.size
  await rerender(<StrictMode>{withLean(<Watch />, after)}</StrictMode>)
  await wait(2_600)
  expect(clients.size).toBe(made + 1)
  expect(fetchAccessToken).toHaveBeenCalledTimes(2)
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
