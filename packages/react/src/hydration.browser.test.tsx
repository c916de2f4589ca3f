import { StrictMode, version } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { expect, it, onTestFinished, vi } from 'vitest'
import { page } from 'vitest/browser'
import { ServedApp } from '../test/ServedApp.tsx'
import servedBy18 from '../test/servedApp.18.txt?raw'
import servedBy19 from '../test/servedApp.19.txt?raw'
import { cancelled, setUpLean } from '../test/setUpLean.tsx'

/** useId writes ids of another form in each. */
const html = version.startsWith('18.') ? servedBy18 : servedBy19

it.each([
  ['plain', false],
  ['StrictMode', true],
])('takes over what the server rendered, without a word on the console: %s', async (_name, strict) => {
  const { fake, fetchAccessToken } = setUpLean()
  const said = (['error', 'warn'] as const).map((level) => vi.spyOn(console, level))
  const root = document.body.appendChild(document.createElement('div'))
  root.innerHTML = html
  const served = [...root.querySelectorAll('button')]
  const onRecoverableError = vi.fn<(error: unknown) => void>()
  const app = <ServedApp fetchAccessToken={fetchAccessToken} />
  const hydrated = hydrateRoot(root, strict ? <StrictMode>{app}</StrictMode> : app, { onRecoverableError })
  onTestFinished(() => {
    hydrated.unmount()
    root.remove()
    vi.restoreAllMocks()
  })
  const button = page.getByRole('button', { name: 'Connect your bank', exact: true })
  await expect.element(button).toHaveAttribute('data-status', 'ready')
  // The same nodes, not new ones.
  expect([...root.querySelectorAll('button')]).toEqual(served)
  await expect.poll(() => root.querySelector('p')?.dataset['token']).toBe('ready')
  expect(fetchAccessToken).toHaveBeenCalledOnce()
  await button.click()
  expect(fake.calls).toHaveLength(1)
  fake.reply(cancelled)
  await expect.element(button).toHaveAttribute('data-status', 'ready')
  expect(onRecoverableError).not.toHaveBeenCalled()
  expect(said.flatMap((spy) => spy.mock.calls)).toEqual([])
})
