/** What a React developer hears of mistakes that types do not see; nothing of it is in production. */
import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { appToken, customerId, setUpLean } from '../../test/setUpLean.tsx'
import { ConnectButton, LeanProvider } from '../index.ts'
import { development as inProduction } from './production.ts'

const lines: string[] = []
beforeEach(() => {
  for (const key of ['lean-link.written', 'lean-link.providers']) Reflect.deleteProperty(document, Symbol.for(key))
  lines.length = 0
  for (const level of ['error', 'warn'] as const)
    vi.spyOn(console, level).mockImplementation((text: unknown) => void lines.push(String(text)))
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})
const ofKit = () => lines.filter((line) => line.startsWith('[lean-link]'))

it('a param in Lean’s spelling is told, with the name that was meant', () => {
  const { withLean } = setUpLean()
  const wrong = { success_redirect_url: 'https://shop.example/ok' }
  render(withLean(<ConnectButton permissions={['accounts']} {...wrong} />))
  expect(ofKit()).toEqual([expect.stringContaining('Did you mean "successRedirectUrl"?')])
})

it('a param of another method is told, with the methods that take it', () => {
  const { withLean } = setUpLean()
  render(withLean(<ConnectButton permissions={['accounts']} {...{ paymentIntentId: 'p-1' }} />))
  expect(ofKit()).toEqual([expect.stringMatching(/"paymentIntentId", which is a param of pay/)])
})

it('what belongs to the element is not told', () => {
  const { withLean } = setUpLean()
  render(withLean(<ConnectButton permissions={['accounts']} id="connect" title="Connect" data-testid="x" />))
  expect(ofKit()).toEqual([])
})

it('a provider that makes a client with every render is told', () => {
  const { withLean } = setUpLean()
  const view = render(withLean(null))
  for (let count = 1; count < 8; count++) view.rerender(withLean(null, { loadTimeoutMs: 15_000 + count }))
  expect(ofKit()).toEqual([expect.stringMatching(/LeanProvider made 5 clients within 2 seconds/)])
})

it('two providers for different countries are told', () => {
  setUpLean()
  const options = { appToken, sandbox: true, customerId, tokenUrl: '/api/lean/token', preload: 'none' } as const
  render(
    <>
      <LeanProvider {...options} country="ae" />
      <LeanProvider {...options} country="sa" />
    </>,
  )
  expect(ofKit()).toEqual([expect.stringMatching(/LeanProviders for 'ae' and 'sa'/)])
})

it.each([
  ['none', null, /got none/],
  ['text', 'Connect', /got text/],
  ['a fragment', <>Connect</>, /got a fragment/],
  ['two', [<button key="1">a</button>, <button key="2">b</button>], /got 2 children/],
])('asChild with %s names the component and says what to pass', (_name, children, sentence) => {
  const { withLean } = setUpLean()
  const button = (
    <ConnectButton asChild permissions={['accounts']}>
      {children}
    </ConnectButton>
  )
  expect(() => render(withLean(button))).toThrow(/^ConnectButton with asChild takes exactly one element/)
  expect(() => render(withLean(button))).toThrow(sentence)
})

it('an error that no handler took is on the console, and one that a handler took is not', async () => {
  const { withLean, fetchAccessToken } = setUpLean()
  fetchAccessToken.mockResolvedValue('no token')
  render(withLean(<ConnectButton permissions={['accounts']} />))
  await vi.waitFor(() => expect(ofKit()).toEqual([expect.stringContaining('token_malformed')]), { timeout: 4_000 })
})

it('in production there is nothing of all this', () => {
  expect(inProduction).toBeUndefined()
})
