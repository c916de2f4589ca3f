import { expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { page } from 'vitest/browser'
import { expectNoSecretIn, expectNoSecrets, plantedSecret } from '../../core/test/expectNoSecrets.ts'
import { toJwt } from '../../core/test/toJwt.ts'
import { serveSimulator } from '../test/serveSimulator.ts'
import { cancelled, customerId, setUpLean, success } from '../test/setUpLean.tsx'
import {
  ConnectButton,
  type ConnectParams,
  type LeanError,
  formatTimeline,
  type LeanEvent,
  type LeanState,
  useLeanState,
  useLeanToken,
} from './index.ts'

const watch = expectNoSecrets()
const button = page.getByRole('button')
const status = (expected: string) => expect.element(button).toHaveAttribute('data-status', expected)

function Everything({ onState }: { onState: (state: unknown) => void }) {
  onState(useLeanState((state: LeanState) => state))
  const { status: said, expiresAt, error } = useLeanToken({ prefetch: true })
  return <output>{JSON.stringify({ said, expiresAt, error })}</output>
}

/** Shows everything that a page can see of a flow to the watch. */
function setUpWatched(more: Partial<ConnectParams> = {}) {
  const lean = setUpLean()
  const seen: unknown[] = []
  const events: LeanEvent[] = []
  watch.see(seen, 'states, results and errors')
  watch.see(events, 'events')
  watch.see(() => formatTimeline(events), 'timeline')
  const add = (value: unknown) => void seen.push(value)
  const app = (
    <>
      <Everything onState={add} />
      <ConnectButton permissions={['accounts']} {...more} onResult={add} onError={add} onEvent={add} />
    </>
  )
  return {
    ...lean,
    seen,
    events,
    draw: (over = {}) => lean.withLean(app, { onEvent: (event) => events.push(event), ...over }),
  }
}

it('shows no token in a flow that succeeds, or is cancelled', async () => {
  const { draw, events, fake, seen } = setUpWatched()
  await render(draw())
  await status('ready')
  for (const [answer, end] of [
    [cancelled, 'ready'],
    [success, 'success'],
  ] as const) {
    await button.click()
    await status('open')
    fake.reply(answer)
    await status(end)
  }
  expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['script', 'token', 'open', 'outcome']))
  expect(seen.length).toBeGreaterThan(5)
})

it('shows no secret that the backend or a mistake of the app lets slip', async () => {
  const { draw, events, fake, fetchAccessToken, seen } = setUpWatched()
  fetchAccessToken.mockRejectedValueOnce(new Error(`client_secret=${plantedSecret} and ${toJwt()}`))
  fetchAccessToken.mockResolvedValueOnce({ access_token: toJwt(), clientSecret: plantedSecret } as never)
  await render(draw({ preload: 'none' }))
  // The first answer goes to who prefetches.
  await expect
    .poll(() => events)
    .toEqual(expect.arrayContaining([expect.objectContaining({ type: 'token', code: 'token_request_failed' })]))
  await button.click()
  await status('error')
  expect(seen).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'client_secret_in_browser' })]))
  await button.click()
  await status('open')
  fake.reply(cancelled)
  await status('ready')
})

it('shows no secret that LinkSDK lets slip in its answer, but in the answer as it came', async () => {
  const { fake, withLean } = setUpLean()
  const said = `token ${toJwt()} of client_secret=${plantedSecret}`
  const onError = vi.fn<(error: LeanError) => void>()
  await render(withLean(<ConnectButton permissions={['accounts']} onError={onError} />, { settleMs: 20 }))
  await status('ready')
  await button.click()
  await status('open')
  fake.reply({ status: 'ERROR', message: said })
  await status('error')
  const { result } = onError.mock.calls[0]![0]
  expectNoSecretIn(JSON.stringify(onError.mock.calls), 'the error as text')
  expect(result?.message).toBe('token [jwt] of client_secret=[secret]')
  expect([Object.keys(result ?? {}).includes('raw'), result?.raw]).toEqual([false, { status: 'ERROR', message: said }])
})

it('refuses a credential among the props, and neither shows it nor puts it on the element', async () => {
  // The types refuse it; this is a page without types.
  const { draw, fake, fetchAccessToken, seen } = setUpWatched({ clientSecret: plantedSecret } as never)
  await render(draw())
  await status('ready')
  await button.click()
  await status('error')
  expect(seen).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'client_secret_in_browser' })]))
  expect(fake.calls).toHaveLength(0)
  expect(fetchAccessToken.mock.calls.map(([request]) => request.customerId)).toEqual([customerId])
})

it('shows no token with the simulator’s own script, from the click to the dialog', async () => {
  const simulator = await serveSimulator()
  const { draw, fake } = setUpWatched()
  fake.restore()
  await render(draw({ scriptUrl: simulator.scriptUrl }))
  await status('ready')
  await button.click()
  await status('open')
  await expect.poll(() => document.querySelector('iframe')?.contentDocument?.querySelector('form')).toBeTruthy()
  watch.see(await simulator.calls(), 'what the simulator recorded')
  expect(await simulator.calls()).toMatchObject([{ config: { access_token: '[jwt]' } }])
})
