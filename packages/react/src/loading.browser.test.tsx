import { within } from '@testing-library/dom'
import { Profiler, StrictMode } from 'react'
import { expect, it, onTestFinished, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { page } from 'vitest/browser'
import { serveSimulator } from '../test/serveSimulator.ts'
import { setUpLean } from '../test/setUpLean.tsx'
import { ConnectButton, type LeanEvent, type LeanProviderProps } from './index.ts'

const button = page.getByRole('button')
const status = (expected: string, timeout = 8_000) =>
  expect.element(button, { timeout }).toHaveAttribute('data-status', expected)

/** The real script tag on a page where no LinkSDK is, yet. */
async function setUpScript(scenario: Parameters<typeof serveSimulator>[0] = {}) {
  const simulator = await serveSimulator(scenario)
  const { fake, ...lean } = setUpLean()
  fake.restore()
  const events: LeanEvent[] = []
  const over: Partial<LeanProviderProps> = { scriptUrl: simulator.scriptUrl, onEvent: (event) => events.push(event) }
  return {
    ...lean,
    simulator,
    events,
    withLean: (children: React.ReactNode, more: object = {}) =>
      lean.withLean(children, { ...(over as object), ...more }),
    tags: () => document.querySelectorAll(`script[src="${simulator.scriptUrl}"]`).length,
  }
}

const dialog = () => {
  const body = document.querySelector<HTMLIFrameElement>('iframe[data-lean-link-simulator]')?.contentDocument?.body
  return within(body ?? document.createElement('body'))
}
const press = (name: string) => vi.waitFor(() => dialog().getByRole('button', { name }).click(), 5_000)

it('keeps a click before LinkSDK is there, and opens once it is', async () => {
  const { simulator, tags, withLean } = await setUpScript({ script: { delayMs: 600 } })
  await render(withLean(<ConnectButton permissions={['accounts']} />, { preload: 'none' }))
  expect(tags()).toBe(0)
  await button.click()
  await status('opening')
  await expect.element(button).toHaveTextContent('Opening…')
  await expect.element(button).toHaveAttribute('aria-busy', 'true')
  expect(await simulator.calls()).toEqual([])
  await status('open')
  await expect.poll(() => simulator.calls()).toMatchObject([{ method: 'connect' }])
  await press('Cancel')
  await press('Yes, leave')
  await status('ready')
  await expect.element(button).toHaveFocus()
  expect([tags(), simulator.scripts()]).toEqual([1, 1])
})

it('gives the focus back when the dialog it opened by keyboard is done', async () => {
  const { withLean } = await setUpScript()
  await render(withLean(<ConnectButton permissions={['accounts']} />))
  await status('ready')
  const element = button.element() as HTMLElement
  element.focus()
  element.click()
  await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('IFRAME'), 5_000)
  await press('Cancel')
  await press('Yes, leave')
  await status('ready')
  await expect.element(button).toHaveFocus()
})

it.each([1, 100])('takes at most two commits from mount to ready with %i buttons', async (count) => {
  const { fetchAccessToken, simulator, withLean } = await setUpScript()
  const onRender = vi.fn<() => void>()
  const buttons = Array.from({ length: count }, (_, index) => <ConnectButton key={index} permissions={['accounts']} />)
  await render(
    <StrictMode>
      {withLean(
        <Profiler id="buttons" onRender={onRender}>
          {buttons}
        </Profiler>,
      )}
    </StrictMode>,
  )
  await expect.poll(() => document.querySelectorAll('[data-status=ready]').length, { timeout: 8_000 }).toBe(count)
  // A token that comes after LinkSDK would be a third one.
  await expect.poll(() => fetchAccessToken.mock.results.length).toBe(1)
  await fetchAccessToken.mock.results[0]?.value
  await vi.waitFor(() => expect(document.querySelectorAll('[data-status=ready]')).toHaveLength(count))
  expect(onRender.mock.calls.length).toBeLessThanOrEqual(2)
  expect(simulator.scripts()).toBe(1)
})

it('loads one script and asks for one token for 100 buttons that are mounted 200 times under StrictMode', async () => {
  const { events, fetchAccessToken, simulator, tags, withLean } = await setUpScript({ script: { delayMs: 300 } })
  let evaluations = 0
  const count = ({ target }: Event) => {
    if (target instanceof HTMLScriptElement) evaluations++
  }
  document.addEventListener('load', count, { capture: true })
  onTestFinished(() => document.removeEventListener('load', count, { capture: true }))
  const draw = (round: number) => (
    <StrictMode>
      {withLean(
        Array.from({ length: 100 }, (_, index) => (
          <ConnectButton key={`${round}.${index}`} permissions={['accounts']} />
        )),
      )}
    </StrictMode>
  )
  const { rerender } = await render(draw(0))
  for (let round = 1; round <= 200; round++) await rerender(draw(round))
  await expect.poll(() => document.querySelectorAll('[data-status=ready]').length, { timeout: 8_000 }).toBe(100)
  await button.first().hover()
  expect([tags(), simulator.scripts(), fetchAccessToken.mock.calls.length]).toEqual([1, 1, 1])
  expect(evaluations).toBe(1)
  expect(events.filter(({ type }) => type === 'script').map((event) => 'status' in event && event.status)).toEqual([
    'loading',
    'ready',
  ])
  expect(document.querySelectorAll('[data-lean-live]').length).toBeLessThanOrEqual(1)
})

it('recovers by itself from a script that answers 503 for 3 s', async () => {
  const { events, simulator, tags, withLean } = await setUpScript({ script: { outageMs: 3_000 } })
  await render(withLean(<ConnectButton permissions={['accounts']} />, { preload: 'none' }))
  const startedAt = performance.now()
  await button.click()
  await status('opening')
  await status('open', 6_000)
  expect(performance.now() - startedAt).toBeLessThan(5_500)
  expect(events.filter((event) => event.type === 'script' && event.status === 'retry').length).toBeGreaterThan(2)
  await expect.poll(() => simulator.calls()).toHaveLength(1)
  expect(tags()).toBe(1)
})

it('ends in an error when the script never comes, and the next click opens it as soon as it does', async () => {
  const { simulator, tags, withLean } = await setUpScript({ script: { status: 503 } })
  const onError = vi.fn<(error: Error) => void>()
  await render(withLean(<ConnectButton permissions={['accounts']} onError={onError} />, { preload: 'none' }))
  await button.click()
  await status('error', 10_000)
  await expect.element(button).toHaveTextContent('Try again')
  expect(onError.mock.calls).toMatchObject([[{ code: 'sdk_load_failed', reason: 'http', retryable: true }]])
  await simulator.use({})
  await button.click()
  await status('open')
  expect(tags()).toBe(1)
  expect(onError).toHaveBeenCalledOnce()
})
