/** The kit within what React does with a tree: hides it, suspends it, renders it in a transition; and refs with cleanups of their own. */
import { Activity, startTransition, StrictMode, Suspense, use, useState } from 'react'
import { expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { page } from 'vitest/browser'
import { cancelled, setUpLean, success } from '../test/setUpLean.tsx'
import { ConnectButton } from './index.ts'

const button = page.getByRole('button')
const status = (expected: string) => expect.element(button).toHaveAttribute('data-status', expected)
const connect = (props: object = {}) => <ConnectButton permissions={['accounts']} {...props} />

it('works again after <Activity> hid the whole provider, and keeps what a button showed', async () => {
  const { fake, withLean } = setUpLean()
  const draw = (mode: 'visible' | 'hidden') => (
    <StrictMode>
      <Activity mode={mode}>{withLean(connect())}</Activity>
    </StrictMode>
  )
  const { rerender } = await render(draw('visible'))
  await status('ready')
  await button.click()
  fake.reply(success)
  await status('success')
  await rerender(draw('hidden'))
  // Longer than a provider keeps its client.
  await new Promise((resolve) => setTimeout(resolve, 1_300))
  await rerender(draw('visible'))
  await status('success')
  await button.click()
  await status('open')
  expect(fake.calls).toHaveLength(2)
  fake.reply(cancelled)
  await status('ready')
})

it('lets a flow end while its button is suspended, and shows it afterwards', async () => {
  const { fake, withLean } = setUpLean()
  let finish: (text: string) => void = () => {}
  const label: { waiting?: Promise<string> } = {}
  const onSuccess = vi.fn()
  const Label = () => (label.waiting ? use(label.waiting) : 'Connect')
  const draw = () =>
    withLean(
      <Suspense fallback={<p>Wait</p>}>
        <Label />
        {connect({ onSuccess })}
      </Suspense>,
    )
  const { rerender } = await render(draw())
  await status('ready')
  await button.click()
  label.waiting = new Promise((resolve) => (finish = resolve))
  await rerender(draw())
  await expect.element(page.getByText('Wait')).toBeVisible()
  fake.reply(success)
  await expect.poll(() => onSuccess.mock.calls.length).toBe(1)
  finish('Connected')
  await status('success')
})

it('makes one client for a provider that is rendered in a transition which waits', async () => {
  const { fake, fetchAccessToken, withLean } = setUpLean()
  let finish: (text: string) => void = () => {}
  const waiting = new Promise<string>((resolve) => (finish = resolve))
  const Label = () => use(waiting)
  function Page() {
    const [isShown, show] = useState(false)
    if (!isShown) return <button onClick={() => startTransition(() => show(true))}>Show</button>
    return withLean([<Label key="label" />, <span key="connect">{connect()}</span>])
  }
  await render(
    <Suspense>
      <Page />
    </Suspense>,
  )
  await page.getByText('Show').click()
  await expect.element(page.getByText('Show')).toBeVisible()
  expect(fetchAccessToken).not.toHaveBeenCalled()
  finish('Here')
  await status('ready')
  await button.click()
  expect([fake.calls.length, fetchAccessToken.mock.calls.length]).toEqual([1, 1])
  fake.reply(cancelled)
  await status('ready')
})

it('runs the cleanups of refs on both sides once, when the button goes, and never with null', async () => {
  const { withLean } = setUpLean()
  const said: string[] = []
  const createRef = (name: string) => (node: Element | null) => {
    said.push(`${name} ${node?.tagName}`)
    return () => void said.push(`${name} gone`)
  }
  const [outer, inner] = [createRef('outer'), createRef('inner')]
  const plain = { current: null as Element | null }
  const draw = (title: string) =>
    withLean([
      <ConnectButton key="1" asChild permissions={['accounts']} ref={outer} title={title}>
        <button ref={inner}>Own</button>
      </ConnectButton>,
      <ConnectButton key="2" asChild permissions={['accounts']} ref={plain as never} title={title}>
        <button ref={outer}>Own</button>
      </ConnectButton>,
    ])
  const { rerender } = await render(draw('a'))
  expect(plain.current?.tagName).toBe('BUTTON')
  await rerender(draw('b'))
  expect(said.toSorted()).toEqual(['inner BUTTON', 'outer BUTTON', 'outer BUTTON'])
  await rerender(withLean(null))
  expect(said.slice(3).toSorted()).toEqual(['inner gone', 'outer gone', 'outer gone'])
  expect(plain.current).toBeNull()
})
