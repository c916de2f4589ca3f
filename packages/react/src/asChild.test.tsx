/** asChild around what is not here yet: what a server component becomes on its way to the browser, while the page is streamed. */
import { Writable } from 'node:stream'
import { createElement, lazy, type ReactElement, type ReactNode, Suspense } from 'react'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { appToken, customerId } from '../../core/test/toJwt.ts'
import { ConnectButton, LeanProvider } from './index.ts'

const draw = (child: ReactNode) => (
  <LeanProvider appToken={appToken} country="ae" sandbox customerId={customerId} tokenUrl="/api/lean/token">
    <Suspense fallback={<p>Wait</p>}>
      <ConnectButton asChild permissions={['accounts']} className="outer">
        {child}
      </ConnectButton>
    </Suspense>
  </LeanProvider>
)

/** The whole stream, once everything has come. */
function stream(page: ReactElement): Promise<string> {
  return new Promise((resolve, reject) => {
    let html = ''
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        html += chunk.toString()
        done()
      },
      final(done) {
        resolve(html)
        done()
      },
    })
    const { pipe } = renderToPipeableStream(page, { onShellReady: () => pipe(sink), onError: reject })
  })
}

const own = <button className="inner">Own</button>
const merged = /<button class="inner outer"|<button [^>]*class="outer inner"/

/** An element that arrives later, as React gives a server component's output to a client component. */
function toLazyElement(element: Promise<ReactElement>): ReactNode {
  // A lazy node is a valid child, although the types know lazy components only.
  return lazy(async () => ({ default: (await element) as never })) as unknown as ReactNode
}
const later = async <T,>(value: T): Promise<T> => {
  await new Promise((resolve) => setTimeout(resolve, 20))
  return value
}

it.each<[name: string, child: () => ReactNode]>([
  ['is here', () => own],
  ['comes as a lazy node', () => toLazyElement(later(own))],
  [
    'comes as a lazy node that holds another one',
    () => toLazyElement(later(toLazyElement(later(own)) as ReactElement)),
  ],
  ['comes as a promise', () => later(own)],
  [
    'is of a component that is loaded later',
    () =>
      createElement(
        lazy(() => later({ default: OwnButton })),
        { className: 'inner' },
      ),
  ],
  ['stands beside nothing', () => [null, own, false]],
])('asChild merges into a child that %s, and streams it', async (_name, child) => {
  const html = await stream(draw(child()))
  expect(html).toMatch(merged)
  expect(html).toContain('data-method="connect"')
  expect(html).toContain('>Own</button>')
})

function OwnButton(props: React.ComponentProps<'button'>) {
  return <button {...props}>Own</button>
}

it('asChild around what is here needs no stream', () => {
  expect(renderToString(draw(own))).toMatch(merged)
})
