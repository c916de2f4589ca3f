/** A page that the browser translates: each text node is put into <font>, behind React's back. The kit's buttons must not take the page down. */
import { Component, type ReactNode } from 'react'
import { expect, it } from 'vitest'
import { render } from 'vitest-browser-react'
import { page } from 'vitest/browser'
import { cancelled, setUpLean } from '../test/setUpLean.tsx'
import { ConnectButton } from './index.ts'

const button = page.getByRole('button')
const status = (expected: string) => expect.element(button).toHaveAttribute('data-status', expected)

/** What Chromium's own translation does: the text node is replaced by another one inside two <font>. */
function translatePage(root: Element): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  for (const text of texts) {
    if (text.parentElement?.closest('font') || !text.data.trim()) continue
    const outer = document.createElement('font')
    const inner = outer.appendChild(document.createElement('font'))
    inner.textContent = `[${text.data}]`
    text.replaceWith(outer)
  }
}

class Root extends Component<{ children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {}
  static getDerivedStateFromError = (error: Error) => ({ error })
  override render() {
    return this.state.error ? <p>The page is gone: {this.state.error.message}</p> : this.props.children
  }
}

const icon = <svg key="icon" width="8" height="8" aria-hidden />
const Text = () => 'Connect'
const IconAndText = () => (
  <>
    {icon}
    Connect
  </>
)
const three = 3

it.each<[string, ReactNode]>([
  ['the kit’s own label', undefined],
  ['a text', 'Connect'],
  ['an icon and a text', [icon, 'Connect']],
  ['a fragment', <IconAndText key="both" />],
  ['texts with a number between', ['Connect ', three, ' banks']],
  ['a component that is text', <Text key="text" />],
])('survives the translation of %s, when clicked and when it is ready again', async (_name, children) => {
  const { fake, withLean } = setUpLean()
  const { container } = await render(
    <Root>{withLean(<ConnectButton permissions={['accounts']}>{children}</ConnectButton>)}</Root>,
  )
  await status('ready')
  translatePage(container)
  await button.click()
  await status('open')
  await expect.element(button).toHaveTextContent('Continue in the window')
  translatePage(container)
  fake.reply(cancelled)
  await status('ready')
  await expect.element(button).toHaveTextContent('Connect')
  await expect.element(button).not.toHaveTextContent('window')
  translatePage(container)
  await button.click()
  await status('open')
  fake.reply(cancelled)
  await status('ready')
  expect(container.textContent).not.toContain('The page is gone')
})

it.each<[string, ReactNode]>([
  ['a text', 'Connect'],
  ['an icon and a text', [icon, 'Connect']],
])('survives the translation of a child of the app’s own with %s', async (_name, children) => {
  const { fake, withLean } = setUpLean()
  const { container } = await render(
    <Root>
      {withLean(
        <ConnectButton asChild permissions={['accounts']}>
          <button>{children}</button>
        </ConnectButton>,
      )}
    </Root>,
  )
  await status('ready')
  translatePage(container)
  await button.click()
  await status('open')
  await expect.element(button).toHaveTextContent('Continue in the window')
  translatePage(container)
  fake.reply(cancelled)
  await status('ready')
  await expect.element(button).toHaveTextContent('Connect')
  expect(container.textContent).not.toContain('The page is gone')
})

it('lays an icon and a text out as if nothing stood between them and the button', async () => {
  const { withLean } = setUpLean()
  await render(
    withLean(
      <ConnectButton permissions={['accounts']} style={{ display: 'inline-flex', gap: '40px' }}>
        {icon}
        <b>Connect</b>
      </ConnectButton>,
    ),
  )
  const [left, right] = ['svg', 'b'].map((name) => document.querySelector(`button ${name}`)!.getBoundingClientRect())
  expect(right!.left - left!.right).toBe(40)
})
