import { beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { appToken, cancelled, customerId, type OwnProps, setUpLean } from '../test/setUpLean.tsx'
import {
  type AccessTokenFetcher,
  ConnectButton,
  createLeanClient,
  type LeanClient,
  LeanProvider,
  useLean,
} from './index.ts'

const button = page.getByRole('button')
const status = (expected: string) => expect.element(button).toHaveAttribute('data-status', expected)
const connect = <ConnectButton key="connect" permissions={['accounts']} />
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

// The next button appears where an earlier test left the pointer, and that is intent.
beforeEach(() => userEvent.unhover(document.body))

/** The clients that were rendered with, each once. */
function watchClients() {
  const clients = new Set<LeanClient>()
  const Watch = () => {
    clients.add(useLean())
    return null
  }
  return { clients, watch: <Watch key="watch" /> }
}

it.each<[name: string, change: OwnProps]>([
  ['language', { language: 'ar' }],
  ['another fetchAccessToken', { fetchAccessToken: async () => '' }],
  ['customization', { customization: { themeColor: 'teal' } }],
  ['timeouts', { tokenTimeoutMs: 5_000, settleMs: 10, noResponseMs: 0, minTokenValidityMs: 700_000 }],
  ['onEvent', { onEvent: () => {} }],
])('keeps its client when this changes: %s', async (_name, change) => {
  const { withLean } = setUpLean()
  const { clients, watch } = watchClients()
  const { rerender } = await render(withLean(watch))
  const [client] = clients
  await rerender(withLean(watch, change))
  expect([...clients]).toEqual([client])
  expect(client?.getState().destroyed).toBe(false)
})

it('hands on what changed: the next flow has the new language and the new fetcher', async () => {
  const { fake, fetchAccessToken, withLean } = setUpLean()
  const { rerender } = await render(withLean(connect, { preload: 'none' }))
  const other = vi.fn<AccessTokenFetcher>(fetchAccessToken.getMockImplementation()!)
  await rerender(withLean(connect, { preload: 'none', language: 'ar', fetchAccessToken: other }))
  await button.click()
  await status('open')
  expect(fake.calls).toMatchObject([{ config: { language: 'ar' } }])
  expect([fetchAccessToken.mock.calls.length, other.mock.calls.length]).toEqual([0, 1])
  fake.reply(cancelled)
})

it.each<[name: string, change: OwnProps]>([
  ['appToken', { appToken: '11ea0000-0000-4000-8000-000000000002' }],
  ['sandbox', { sandbox: false }],
  ['bundle', { bundle: 'v2' }],
])('makes another client for another %s, and destroys the old one', async (_name, change) => {
  const { withLean } = setUpLean()
  const { clients, watch } = watchClients()
  const { rerender } = await render(withLean(watch, { preload: 'none' }))
  await rerender(withLean(watch, { preload: 'none', ...change }))
  const [old, next] = [...clients]
  expect(clients.size).toBe(2)
  await expect.poll(() => old?.getState().destroyed, { timeout: 3_000 }).toBe(true)
  expect(next?.getState().destroyed).toBe(false)
})

it('uses a client that the app made, and leaves its life to the app', async () => {
  const { fake, fetchAccessToken } = setUpLean()
  const client = createLeanClient({ appToken, country: 'ae', sandbox: true, fetchAccessToken })
  onTestFinished(() => client.destroy())
  const { clients, watch } = watchClients()
  const { unmount } = await render(
    <LeanProvider client={client} customerId={customerId} language="ar" preload="mount">
      {watch}
      {connect}
    </LeanProvider>,
  )
  await status('ready')
  expect([...clients]).toEqual([client])
  await button.click()
  expect(fake.calls).toMatchObject([{ config: { customer_id: customerId, language: 'ar' } }])
  fake.reply(cancelled)
  await unmount()
  await wait(1_200)
  expect(client.getState().destroyed).toBe(false)
})

it('destroys its client a second after it is gone: it opens nothing any more', async () => {
  const { withLean } = setUpLean()
  const { clients, watch } = watchClients()
  const { unmount } = await render(withLean([watch, connect]))
  await status('ready')
  await unmount()
  const [client] = clients
  expect(client?.getState().destroyed).toBe(false)
  await expect.poll(() => client?.getState().destroyed, { timeout: 3_000 }).toBe(true)
  await expect(client!.connect({ customerId, permissions: ['accounts'] })).rejects.toMatchObject({ code: 'destroyed' })
})

it('lets an open flow end when the provider goes, and the handlers of that moment hear it, however long it takes', async () => {
  const { fake, withLean } = setUpLean()
  const onSuccess = vi.fn<() => void>()
  const { unmount } = await render(withLean(<ConnectButton permissions={['accounts']} onSuccess={onSuccess} />))
  await status('ready')
  await button.click()
  await unmount()
  await wait(1_300)
  fake.reply({ status: 'SUCCESS' })
  await expect.poll(() => onSuccess.mock.calls.length).toBe(1)
})

it('makes a client that works when it comes back after longer than that', async () => {
  const { fake, withLean } = setUpLean()
  const { rerender } = await render(withLean(connect))
  await status('ready')
  await rerender(<p>Another route</p>)
  await wait(1_300)
  await rerender(withLean(connect))
  await status('ready')
  await button.click()
  expect(fake.calls).toHaveLength(1)
  fake.reply(cancelled)
})

it.each([
  ['idle', 0],
  ['mount', 1],
] as const)('loads the script without any click with %s, and asks for %i tokens', async (preload, tokens) => {
  const { fetchAccessToken, withLean } = setUpLean()
  const { clients, watch } = watchClients()
  await render(withLean(watch, { preload }))
  await expect.poll(() => [...clients].map((client) => client.getState().script.status)).toEqual(['ready'])
  expect(fetchAccessToken).toHaveBeenCalledTimes(tokens)
})

const hints = () => document.querySelectorAll('link[rel="preconnect"][href*="lean"]').length

it.each([
  ['none', 0],
  ['intent', 1],
] as const)('fetches nothing at mount with %s, and opens %i connections ahead', async (preload, connections) => {
  const { fake, fetchAccessToken, withLean } = setUpLean()
  // Who has LinkSDK needs no connection for it.
  fake.restore()
  const { clients, watch } = watchClients()
  await render(withLean(watch, { preload }))
  expect(hints()).toBe(connections)
  await new Promise((resolve) => requestIdleCallback(resolve))
  expect([...clients].map((client) => client.getState().script.status)).toEqual(['idle'])
  expect(fetchAccessToken).not.toHaveBeenCalled()
})

it.each(['hover', 'focus'] as const)('fetches script and token by %s, before any click', async (how) => {
  const { fake, fetchAccessToken, withLean } = setUpLean()
  await render(withLean(connect, { preload: 'intent' }))
  await status('idle')
  if (how === 'hover') await button.hover()
  else await userEvent.tab()
  await status('ready')
  await expect.poll(() => fetchAccessToken.mock.calls.length).toBe(1)
  expect(fake.calls).toHaveLength(0)
  await userEvent.unhover(button)
})

it('ignores intent with none: the click fetches, and opens', async () => {
  const { fake, fetchAccessToken, withLean } = setUpLean()
  await render(withLean(connect, { preload: 'none' }))
  await userEvent.tab()
  await expect.element(button).toHaveFocus()
  expect(fetchAccessToken).not.toHaveBeenCalled()
  await userEvent.keyboard('{Enter}')
  await status('open')
  expect([fetchAccessToken.mock.calls.length, fake.calls.length]).toEqual([1, 1])
  fake.reply(cancelled)
})

it('lets one button preload otherwise than the provider', async () => {
  const { fetchAccessToken, withLean } = setUpLean()
  await render(withLean(<ConnectButton permissions={['accounts']} preload="mount" />, { preload: 'none' }))
  await status('ready')
  expect(fetchAccessToken).toHaveBeenCalledOnce()
})

it('does not preload when idle on a connection that saves data, but does by intent', async () => {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true })
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'connection'))
  const { withLean } = setUpLean()
  const { clients, watch } = watchClients()
  await render(withLean([watch, connect], { preload: 'idle' }))
  await new Promise((resolve) => requestIdleCallback(resolve))
  expect([...clients].map((client) => client.getState().script.status)).toEqual(['idle'])
  await button.hover()
  await status('ready')
  await userEvent.unhover(button)
})

it('passes null on: a guest has no token, and none is asked for', async () => {
  const { fetchAccessToken, withLean } = setUpLean()
  await render(withLean(connect, { customerId: null }))
  await status('ready')
  await button.hover()
  expect(fetchAccessToken).not.toHaveBeenCalled()
  await userEvent.unhover(button)
})
