/** What a flow owes the page around it: say what happens, see LinkSDK's frames, and leave everything as it was. */

/** Says a text to screen readers, in the one live region of the page. `owner` tells who spoke last. */
export function announce(text: string | undefined, lang: string, owner: string): void {
  const box =
    document.querySelector<HTMLElement>('[data-lean-live]') ?? document.body.appendChild(document.createElement('div'))
  Object.assign(box, { role: 'status', lang }).dataset['leanLive'] = owner
  box.style.cssText = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'
  // A region that comes with its text is not read by all screen readers.
  setTimeout(() => (box.textContent = text ?? ''), 100)
}

/** LinkSDK's frames, the simulator's, and what the v2 bundle drew into its node. */
const frames = () => [
  ...document.querySelectorAll<HTMLElement>('iframe[src*=".leantech.me/"],[data-lean-link-simulator],#lean-link>*'),
]

/** True while LinkSDK shows something; its frame may lie ready without being seen. */
export const isSeen = (): boolean =>
  frames().some(({ offsetWidth, offsetHeight }) => offsetWidth > 2 && offsetHeight > 2)

export interface PageWatch {
  /** Puts focus, scroll position, styles and `inert` back to what they were, where they are set now. */
  restore(): void
  /** Removes frames of LinkSDK's that were not there before. */
  clear(): void
}

/** Remembers the page as it is before LinkSDK is called. */
export function watchPage(): PageWatch {
  const { activeElement: focused, documentElement, body } = document
  const before = frames()
  const { scrollX: left, scrollY: top } = window
  const styles = [documentElement, body].map((node) => [node.style, (node.cloneNode() as HTMLElement).style] as const)
  const siblings = [...(body.children as HTMLCollectionOf<HTMLElement>)].map(
    (node) => [node, node.inert, node.ariaHidden] as const,
  )
  return {
    restore() {
      // Only what is locked now is unlocked: a modal of the app's that has closed meanwhile must not lock the page again.
      for (const [style, was] of styles)
        for (const name of Array.from(style)) style.setProperty(name, was.getPropertyValue(name))
      for (const [node, inert, hidden] of siblings) {
        node.inert &&= inert
        node.ariaHidden &&= hidden
      }
      if (scrollX !== left || scrollY !== top) scrollTo({ left, top, behavior: 'instant' })
      // Somebody who moved the focus on meanwhile keeps it.
      if (/^(BODY|IFRAME)$/.test(document.activeElement?.tagName ?? 'BODY'))
        (focused as HTMLElement | null)?.focus?.({ preventScroll: true })
    },
    clear() {
      for (const frame of frames()) if (!before.includes(frame)) frame.remove()
    },
  }
}
