/** What each contender gives the page that measures it: one button, drawn as often as asked, and whether a click would open at once. */
import { Profiler, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'

export interface Contender {
  /** Everything once around the buttons, such as a provider. */
  Frame(props: { children: ReactNode }): ReactNode
  Button(): ReactNode
  /** A click would call the vendor's script without waiting. */
  isOpenable(): boolean
}

/** Of the vendor's script, whichever stands in for it. */
export interface VendorPage {
  /** When its dialog was opened, by `performance.now()`. */
  calls: number[]
  /** Ends the dialog that is open. */
  close(): void
}

export interface MeasuredPage {
  mount(count: number): void
  /** More of them in the tree that is there; returns in ms what React took. */
  mountMore(count: number): number
  unmount(): void
  isOpenable(): boolean
  commits(): number
}

declare global {
  interface Window {
    vendor: VendorPage
    measured: MeasuredPage
  }
}

export function measure({ Frame, Button, isOpenable }: Contender): void {
  const draw = (count: number) => (
    <Profiler id="all" onRender={() => (commits += 1)}>
      <Frame>
        {Array.from({ length: count }, (_, index) => (
          <Button key={index} />
        ))}
      </Frame>
    </Profiler>
  )
  let commits = 0
  let root = createRoot(document.getElementById('root')!)
  window.measured = {
    mount(count) {
      commits = 0
      flushSync(() => root.render(draw(count)))
    },
    mountMore(count) {
      const before = performance.now()
      flushSync(() => root.render(draw(count)))
      return performance.now() - before
    },
    unmount() {
      flushSync(() => root.unmount())
      root = createRoot(document.getElementById('root')!)
    },
    isOpenable,
    commits: () => commits,
  }
}
