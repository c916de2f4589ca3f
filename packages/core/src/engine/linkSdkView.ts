/** Looks at what LinkSDK shows on the page. */
import type { LinkSdkView } from '../contracts/linkSdkView.ts'

/** LinkSDK's frames, the simulator's, and what the v2 bundle drew into its node. */
export const findFrames = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('iframe[src*=".leantech.me/"],[data-lean-link-simulator],#lean-link>*'),
]

/** A frame may lie ready without being seen: small, transparent or hidden. Older browsers tell its size only. */
const isSeen = (frame: HTMLElement) =>
  frame.offsetWidth > 2 &&
  frame.offsetHeight > 2 &&
  (frame.checkVisibility?.({ checkOpacity: true, checkVisibilityCSS: true }) ?? true)

export const linkSdkView: LinkSdkView = {
  isVisible: () => findFrames().some(isSeen),
  hasEvent: (event) => findFrames().some((frame) => event.composedPath().includes(frame)),
}
