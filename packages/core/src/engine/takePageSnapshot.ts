/** What a flow owes the page around it: leave everything as it was. */
import type { PageSnapshot } from '../contracts/pageSnapshot.ts'
import { findFrames } from './linkSdkView.ts'

/** Remembers the page as it is before LinkSDK is called. */
export function takePageSnapshot(): PageSnapshot {
  const { activeElement: focused, documentElement, body } = document
  const framesBefore = findFrames()
  const { scrollX: left, scrollY: top } = window
  const styles = [documentElement, body].map((node) => ({
    current: node.style,
    before: (node.cloneNode() as HTMLElement).style,
  }))
  const siblings = [...(body.children as HTMLCollectionOf<HTMLElement>)].map((node) => ({
    node,
    inert: node.inert,
    ariaHidden: node.ariaHidden,
  }))
  return {
    restore() {
      // Only what is locked now is unlocked: a modal of the app's that has closed meanwhile must not lock the page again.
      for (const { current, before } of styles)
        for (const name of Array.from(current)) current.setProperty(name, before.getPropertyValue(name))
      for (const { node, inert, ariaHidden } of siblings) {
        node.inert &&= inert
        node.ariaHidden &&= ariaHidden
      }
      if (scrollX !== left || scrollY !== top) scrollTo({ left, top, behavior: 'instant' })
      // Somebody who moved the focus on meanwhile keeps it.
      const { activeElement } = document
      if (!activeElement || activeElement === body || activeElement.tagName === 'IFRAME')
        (focused as HTMLElement | null)?.focus?.({ preventScroll: true })
    },
    removeNewFrames() {
      for (const frame of findFrames()) if (!framesBefore.includes(frame)) frame.remove()
    },
  }
}
